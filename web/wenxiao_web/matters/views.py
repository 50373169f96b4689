"""Pages about matters: permission, form, one action or query, render."""

from datetime import datetime
from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wenxiao_web.accounts.models import Account
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import now
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters import queries
from wenxiao_web.matters.actions import confirm_progress, number_of_facts, report_progress, return_progress
from wenxiao_web.matters.calendars import weeks_around
from wenxiao_web.matters.charts import figure_of
from wenxiao_web.matters.exports import workbook_of
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.forms import ProgressForm, ReviewForm
from wenxiao_web.matters.histories import light_context
from wenxiao_web.matters.models import Basis, Matter, ProgressReport
from wenxiao_web.matters.permissions import refusal_to_report, refusal_to_review
from wenxiao_web.matters.sheets import FORMATS, PAPERS, wall_sheet
from wenxiao_web.procedures.case_views import case_page
from wenxiao_web.supervision.lists import sent_messages


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """What this account answers for, worst first."""
    at, account, calendar = now(), _account(request), desk_calendar()
    mine = queries.matters_of(account)
    colour = _colour_asked_for(request)
    return render(
        request,
        "matters/tasks.html",
        {
            "rows": queries.rows_of(mine, at, colour=colour),
            "counts": queries.counts_by_colour(mine, at),
            "total": mine.count(),
            "colour": colour,
            "rows_limit": queries.ROWS,
            "turns": queries.next_turns(mine, at, days=14),
            "turns_days": 14,
            "changes": queries.recent_changes(mine, at, limit=5),
            "reminders": sent_messages(mine)[:5],
            "calendar": calendar,
            "weeks": weeks_around(calendar, calendar.day_of(at), mine),
            "is_working_day": calendar.is_working_day(calendar.day_of(at)),
        },
    )


@require_safe
def matter(request: HttpRequest, number: str) -> HttpResponse:
    """One matter: its light and why, its figure, what may be done now, and what happened so far."""
    found = _matter_or_404(number)
    if hasattr(found, "handling"):
        return case_page(request, found, at=now())
    return _matter_page(request, found, at=now())


@require_POST
def report(request: HttpRequest, number: str) -> HttpResponse:
    """Report progress; a refusal comes back on the form with everything that was typed."""
    at, found = now(), _matter_or_404(number)
    form = ProgressForm(request.POST, request.FILES, at=at)
    if form.is_valid():
        try:
            report_progress(_account(request), found, form.progress(), at=at, seen=form.cleaned_data["seen"])
        except ActionRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("已上报。灯随即变化，标“待认定”；公开页等%(unit)s认定后才变。") % {"unit": found.verifier_name},
            )
            return redirect("matter", number=number)
    return _matter_page(request, found, at=at, form=form, status=422)


@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a report or send it back."""
    found = get_object_or_404(ProgressReport.objects.select_related("matter"), pk=pk)
    form = ReviewForm(request.POST)
    at, account = now(), _account(request)
    try:
        if form.is_valid() and form.cleaned_data["verdict"] == "confirm":
            confirm_progress(account, found, at=at)
            messages.success(request, _("已认定。公开页的灯随即更新。"))
        elif form.is_valid():
            return_progress(account, found, reason=form.cleaned_data["reason"], at=at)
            messages.success(request, _("已退回，原因已告知牵头单位。"))
    except ActionRefusedError as refusal:
        page = _matter_or_404(found.matter.number)
        return _matter_page(request, page, at=at, review_error=str(refusal), status=422)
    return redirect("matter", number=found.matter.number)


@require_safe
def evidence(_request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """Hand out an evidence file, as a download only."""
    found = get_object_or_404(ProgressReport, pk=pk)
    if not found.evidence_file:
        raise Http404
    return FileResponse(found.evidence_file.open("rb"), as_attachment=True, filename=found.evidence_name)


@require_safe
def tasks_workbook(request: HttpRequest) -> FileResponse:
    """The same list as a workbook, with the filter of the address and without the limit of a page."""
    at = now()
    mine = queries.matters_of(_account(request))
    rows = queries.rows_of(mine, at, colour=_colour_asked_for(request), limit=None)
    return FileResponse(BytesIO(workbook_of(rows, at)), as_attachment=True, filename=f"{_('事项')}{at:%Y-%m-%d}.xlsx")


@require_safe
def wall(request: HttpRequest) -> HttpResponse:
    """The whole district on one screen; it refreshes itself in place."""
    at, matters = now(), Matter.objects.all()
    unit = request.GET.get("unit", "")
    colour = _colour_asked_for(request)
    shown = matters.filter(lead_unit__code=unit) if unit else matters
    return render(
        request,
        "matters/wall.html",
        {
            "matrix": queries.matrix(at),
            "counts": queries.counts_by_colour(matters, at),
            "rows": queries.rows_of(shown, at, colour=colour),
            "turns": queries.next_turns(matters, at, days=14, limit=7),
            "changes": queries.recent_changes(matters, at, limit=6),
            "unit": unit,
            "colour": colour,
            "rows_limit": queries.ROWS,
            "papers": PAPERS,
        },
    )


@require_safe
def wall_file(request: HttpRequest, suffix: str) -> FileResponse:
    """The wall as a sheet to hang up: pdf, svg or png, on the paper that the address names."""
    paper = next((one for one in PAPERS if one == request.GET.get("paper", "A3")), None)
    if suffix not in FORMATS or paper is None:
        raise Http404
    at = now()
    sheet = wall_sheet(at, suffix=suffix, paper=paper)
    return FileResponse(BytesIO(sheet), as_attachment=True, filename=f"{_('作战图')}{at:%Y-%m-%d}_{paper}.{suffix}")


def _matter_page(
    request: HttpRequest,
    found: Matter,
    *,
    at: datetime,
    form: ProgressForm | None = None,
    review_error: str = "",
    status: int = 200,
) -> HttpResponse:
    account, facts = _account(request), facts_of(found)
    published = queries.row_of(found, at, Basis.CONFIRMED)
    seen = {"seen": number_of_facts(found), "happened_on": desk_calendar().day_of(at)}
    context = light_context(found, facts, at, as_shown=request.GET.get("known") == "then")
    context |= {
        "published": published.light,
        "figure": figure_of(found, context["light"], at),
        "reports": list(found.reports.all()),
        "refusal_to_report": refusal_to_report(account, found, published.light.colour),
        "refusal_to_review": refusal_to_review(account, found),
        "form": form or ProgressForm(initial=seen, at=at),
        "review_error": review_error,
    }
    return render(request, "matters/matter.html", context, status=status)


def _matter_or_404(number: str) -> Matter:
    matters = with_facts(Matter.objects.prefetch_related("support_units"))
    return get_object_or_404(matters.select_related("commitment__figure"), number=number)


def _account(request: HttpRequest) -> Account:
    if not isinstance(request.user, Account):
        raise Http404
    return request.user


def _colour_asked_for(request: HttpRequest) -> str:
    asked = request.GET.get("light", "")
    return asked if asked in set(map(str, queries.COLOURS)) else ""
