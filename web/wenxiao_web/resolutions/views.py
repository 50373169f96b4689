"""The page of one application and its steps: permission, form, one action or query, render.

Lists stand in `lists`; what a matter's page leads to, in `matter_pages`.
"""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wenxiao.clocks import light_at
from wenxiao.resolutions import bodies_that_may_adjust
from wenxiao_web.accounts.models import Account
from wenxiao_web.clock import local, now
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.charts import figure_of
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.models import Matter
from wenxiao_web.resolutions.actions import give_opinion, withdraw_application
from wenxiao_web.resolutions.consequences import consequence_of
from wenxiao_web.resolutions.deciding import decide_application
from wenxiao_web.resolutions.forms import DecisionForm, OpinionForm, WithdrawalForm
from wenxiao_web.resolutions.models import Application
from wenxiao_web.resolutions.permissions import (
    bodies_heard_through,
    is_on_paper,
    refusal_to_record,
    refusal_to_withdraw,
)
from wenxiao_web.resolutions.queries import adjustment_of
from wenxiao_web.resolutions.rows import application_of, with_what_was_said


@require_safe
def adjustment(request: HttpRequest, pk: int) -> HttpResponse:
    """One application: what it asks, who was and must be heard, what was decided, and what I may do now."""
    return _page(request, _application_or_404(pk), at=now())


@require_POST
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an opinion for a body that must be heard."""
    row, at, form = _application_or_404(pk), now(), OpinionForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            give_opinion(
                account_of(request), row, said["body"], is_for=said["verdict"] == "for", words=said["words"], at=at
            )
        except ActionRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("意见已记下。"))
            return redirect("adjustment", pk=pk)
    return _page(request, row, at=at, opinion_form=form)


@require_POST
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the body decided."""
    row, at = _application_or_404(pk), now()
    form = _decision_form(row, at, request.POST)
    if form.is_valid():
        is_granted = form.cleaned_data["verdict"] == "grant"
        try:
            decide_application(account_of(request), row, form.resolution(), is_granted=is_granted, at=at)
        except ActionRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            told = _("决议已登记。新计划生效，旧计划保留。") if is_granted else _("决议已登记。计划不变。")
            messages.success(request, told)
            return redirect("adjustment", pk=pk)
    return _page(request, row, at=at, decision_form=form)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an application back."""
    row, at, form = _application_or_404(pk), now(), WithdrawalForm(request.POST)
    if form.is_valid():
        try:
            withdraw_application(account_of(request), row, reason=form.cleaned_data["reason"], at=at)
        except ActionRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("申请已撤回。"))
            return redirect("adjustment", pk=pk)
    return _page(request, row, at=at, withdrawal_form=form)


@require_safe
def evidence(_request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """Hand out an application's evidence file, as a download only."""
    row = get_object_or_404(Application, pk=pk)
    if not row.evidence_file:
        raise Http404
    return FileResponse(row.evidence_file.open("rb"), as_attachment=True, filename=row.evidence_name)


def _page(
    request: HttpRequest,
    row: Application,
    *,
    at: datetime,
    opinion_form: OpinionForm | None = None,
    decision_form: DecisionForm | None = None,
    withdrawal_form: WithdrawalForm | None = None,
) -> HttpResponse:
    account, asked = account_of(request), application_of(row)
    on = local(at).date()
    matter = matter_or_404(row.matter.number)
    is_open = asked.decision is None and asked.withdrawn_for is None
    heard = bodies_heard_through(account, row)
    context: dict[str, Any] = {
        "row": row,
        "asked": asked,
        "shown": adjustment_of(row),
        "matter": matter,
        "is_open": is_open,
        "consequence": consequence_of(row, at) if is_open else None,
        "bodies": bodies_that_may_adjust(row.adopted_by, on),
        "speaks_for": [(body, is_on_paper(row, body)) for body in heard],
        "refusal_to_record": refusal_to_record(account, on),
        "refusal_to_withdraw": refusal_to_withdraw(account, row),
        "opinion_form": opinion_form,
        "decision_form": decision_form or _decision_form(row, at),
        "is_decision_sent": decision_form is not None,
        "withdrawal_form": withdrawal_form,
        "figure": figure_of(matter, light_at(facts_of(matter), at), at),
    }
    was_refused = any((opinion_form, decision_form, withdrawal_form))
    return render(request, "resolutions/adjustment.html", context, status=422 if was_refused else 200)


def _decision_form(row: Application, at: datetime, sent: Any = None) -> DecisionForm:
    today = local(at).date()
    bodies = bodies_that_may_adjust(row.adopted_by, today)
    return DecisionForm(sent, bodies=bodies, today=today, initial={"reason": row.reason})


def _application_or_404(pk: int) -> Application:
    return get_object_or_404(with_what_was_said(Application.objects.all()), pk=pk)


def matter_or_404(number: str) -> Matter:
    """Return a matter with all that its pages read."""
    matters = with_facts(Matter.objects.all())
    return get_object_or_404(matters.select_related("commitment__figure"), number=number)


def account_of(request: HttpRequest) -> Account:
    """Return who is signed in."""
    if not isinstance(request.user, Account):
        raise Http404
    return request.user
