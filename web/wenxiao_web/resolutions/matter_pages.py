"""Pages that a matter leads to: applying for its plan to be adjusted, recording an exemption."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wenxiao.resolutions import authority_over
from wenxiao_web.clock import local, now
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.models import Basis, Matter
from wenxiao_web.resolutions.actions import apply_for_adjustment
from wenxiao_web.resolutions.deciding import Forgiven, body_of_milestones, exempt_watch
from wenxiao_web.resolutions.forms import ApplicationForm, ExemptionForm
from wenxiao_web.resolutions.permissions import refusal_to_apply, refusal_to_record
from wenxiao_web.resolutions.rows import newest_plan
from wenxiao_web.resolutions.views import account_of, matter_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for a matter's plan to be adjusted; a refusal comes back on the form with everything that was typed."""
    at, account, matter = now(), account_of(request), matter_or_404(number)
    schedule = newest_plan(matter)
    refusal = refusal_to_apply(account, matter, local(at).date())
    form: ApplicationForm | None = None
    if schedule is not None and not refusal:
        is_sent = request.method == "POST"
        sent = (request.POST, request.FILES) if is_sent else ()
        form = ApplicationForm(*sent, schedule=schedule)
        if is_sent and form.is_valid():
            try:
                row = apply_for_adjustment(account, matter, form.asked(), at=at, seen=form.cleaned_data["seen"])
            except ActionRefusedError as problem:
                form.add_error(None, str(problem))
            else:
                messages.success(request, _("已申请调整。决定之前，灯按现行计划走。"))
                return redirect("adjustment", pk=row.pk)
    context = {"matter": matter, "form": form, "refusal": refusal, "schedule": schedule}
    return render(request, "resolutions/apply.html", context, status=_status(request, form, refusal))


@require_http_methods(["GET", "HEAD", "POST"])
def exempt(request: HttpRequest, number: str) -> HttpResponse:
    """Record that a body forgives one watch until a day."""
    at, account, matter = now(), account_of(request), matter_or_404(number)
    on = local(at).date()
    watches = _watches(matter)
    refusal = refusal_to_record(account, on) or ("" if watches else _("没有未完成的计时项，不需要免责。"))
    rule = authority_over(body_of_milestones(matter, on), on)
    bodies = rule.may_exempt if rule else ()
    sent = request.POST if request.method == "POST" else None
    form = ExemptionForm(sent, watches=watches, bodies=bodies, today=on)
    if sent is not None and not refusal and form.is_valid():
        watch = form.cleaned_data["watch"]
        forgiven = Forgiven(watch=watch, title=dict(watches)[watch], until=form.until_at())
        try:
            exempt_watch(account, matter, forgiven, form.resolution(), at=at)
        except ActionRefusedError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("容错免责已登记。灯不变；截止以前不催办、不计分。"))
            return redirect("matter", number=number)
    context = {"matter": matter, "form": form, "refusal": refusal, "exemptions": matter.exemptions.all()}
    return render(request, "resolutions/exempt.html", context, status=_status(request, form, refusal))


def _status(request: HttpRequest, form: Form | None, refusal: str) -> int:
    return 422 if request.method == "POST" and (refusal or form is None or form.errors) else 200


def _watches(matter: Matter) -> list[tuple[str, str]]:
    """The watches that are not done, by code and title, the earliest due first."""
    rows = matter.watches.filter(basis=Basis.CONFIRMED, superseded_at=None, done_at=None).order_by("due_at", "code")
    return [(row.code, row.title) for row in rows]
