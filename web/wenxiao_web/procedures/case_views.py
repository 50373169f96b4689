"""The page of one matter under a procedure, and the moves that are made from it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wenxiao.procedures import MatterState, Procedure, origin_name
from wenxiao_web.accounts.models import Account
from wenxiao_web.clock import now
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.histories import light_context
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.schedules import newest_schedule
from wenxiao_web.procedures.actions import do_transition, try_transition
from wenxiao_web.procedures.cases import Choice, choices_of, entered_so_far, moves_of, path_of, units_of
from wenxiao_web.procedures.charts import case_figure
from wenxiao_web.procedures.forms import MoveForm
from wenxiao_web.procedures.models import Handling, Move
from wenxiao_web.procedures.states import procedure_in_force, state_of


def case_page(
    request: HttpRequest,
    found: Matter,
    *,
    at: datetime,
    form: MoveForm | None = None,
    is_confirming: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Show a matter.

    `form` is the move that is being filled in; without it the one that the address asks for, else the
    only one that is usual now.
    """
    account, handling = account_of(request), found.handling
    procedure, state = procedure_in_force(handling.procedure), state_of(handling)
    facts = facts_of(found)
    choices = choices_of(procedure, state, account)
    allowed = [choice for choice in choices if not choice.refusal]
    if form is None:
        form = _form_asked_for(request, found, state, allowed, at)
    context: dict[str, Any] = light_context(found, facts, at, as_shown=request.GET.get("known") == "then")
    context |= {
        "procedure": procedure,
        "handling": handling,
        "origin": origin_name(found.origin),
        "stage": procedure.stages[state.stage],
        "path": path_of(procedure, state),
        "units": units_of(handling),
        "entered": entered_so_far(procedure, state),
        "moves": list(moves_of(handling, state, list(handling.moves.all()))),
        "allowed": allowed,
        "refused": [choice for choice in choices if choice.refusal],
        "form": form,
        "is_confirming": is_confirming,
        "figure": case_figure(found, facts, context["light"], at),
    }
    return render(request, "procedures/case.html", context, status=status)


@require_POST
def move(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Make a move; a refusal comes back on the form with all that was typed. What ends the matter is asked twice."""
    at, account, found = now(), account_of(request), case_or_404(number)
    handling: Handling = found.handling
    procedure, state = procedure_in_force(handling.procedure), state_of(handling)
    if code not in procedure.transitions:
        raise Http404
    form = MoveForm(
        procedure,
        state,
        procedure.transitions[code],
        request.POST,
        request.FILES,
        standing=newest_schedule(found),
        at=at,
    )
    if "more_rows" in request.POST:
        return case_page(request, found, at=at, form=form.unchecked())
    if form.is_valid():
        try:
            if form.is_end and "confirmed" not in request.POST:
                try_transition(account, found, code, form.entered(), at=at, seen=form.cleaned_data["seen"])
                return case_page(request, found, at=at, form=form, is_confirming=True)
            made = do_transition(account, found, code, form.entered(), at=at, seen=form.cleaned_data["seen"])
        except ActionRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _told(procedure, made))
            return redirect("matter", number=number)
    return case_page(request, found, at=at, form=form, status=422)


@require_safe
def move_evidence(_request: HttpRequest, pk: int) -> FileResponse:
    """Hand out the evidence of a move, as a download only."""
    found = get_object_or_404(Move, pk=pk)
    if not found.evidence_file:
        raise Http404
    return FileResponse(found.evidence_file.open("rb"), as_attachment=True, filename=found.evidence_name)


def account_of(request: HttpRequest) -> Account:
    """Return who asks."""
    if not isinstance(request.user, Account):
        raise Http404
    return request.user


def case_or_404(number: str) -> Matter:
    """Return a matter under a procedure with all its facts."""
    return get_object_or_404(with_facts(Matter.objects.filter(handling__isnull=False)), number=number)


def _form_asked_for(
    request: HttpRequest, found: Matter, state: MatterState, allowed: list[Choice], at: datetime
) -> MoveForm | None:
    procedure = procedure_in_force(found.handling.procedure)
    wanted = request.GET.get("do", "")
    codes = [choice.transition.code for choice in allowed]
    usual = [choice.transition.code for choice in allowed if choice.is_usual]
    code = wanted if wanted in codes else usual[0] if len(usual) == 1 else ""
    if not code:
        return None
    return MoveForm(procedure, state, procedure.transitions[code], standing=newest_schedule(found), at=at)


def _told(procedure: Procedure, made: Move) -> str:
    transition = procedure.transitions[made.transition]
    if transition.target is None:
        return _("已办“%(title)s”，环节不变。") % {"title": transition.title}
    return _("已办“%(title)s”，现在是“%(stage)s”。") % {
        "title": transition.title,
        "stage": procedure.stages[transition.target].title,
    }
