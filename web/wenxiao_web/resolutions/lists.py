"""The list of adjustments, and what was adjusted shortly before an assessment; each as page and workbook."""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import now
from wenxiao_web.resolutions import queries
from wenxiao_web.resolutions.consequences import adjusted_before
from wenxiao_web.resolutions.exports import late_workbook_of, workbook_of
from wenxiao_web.resolutions.queries import STATES, AdjustmentFilter

PAGE = 50
_MOST_DAYS = 366


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Which assessment, how many days before it; and what was wrong with the question."""

    at: datetime
    today: date
    on: str
    days: int | None
    problem: str

    @property
    def query(self) -> str:
        """The question as part of an address."""
        fields = {"on": self.on, "days": str(self.days or "")} if not self.problem else {}
        return urlencode({name: value for name, value in fields.items() if value})


@require_safe
def adjustments(request: HttpRequest) -> HttpResponse:
    """List applications and decisions, the open ones first; the filters live in the address."""
    chosen = _chosen(request)
    counts = queries.counts_by_state(chosen)
    return render(
        request,
        "resolutions/adjustments.html",
        {
            "page": Paginator(queries.adjustments(chosen), PAGE).get_page(request.GET.get("page")),
            "chosen": chosen,
            "query": urlencode(chosen.as_query()),
            "without_state": urlencode(AdjustmentFilter(unit=chosen.unit, matter=chosen.matter).as_query()),
            "counts": counts,
            "total": sum(counts.values()),
            "units": queries.units_that_asked(),
        },
    )


@require_safe
def adjustments_workbook(request: HttpRequest) -> FileResponse:
    """The same list as a workbook, without the limit of a page."""
    data = workbook_of(queries.adjustments(_chosen(request)))
    name = f"{_('调整')}{desk_calendar().day_of(now())}.xlsx"
    return FileResponse(BytesIO(data), as_attachment=True, filename=name)


@require_safe
def late(request: HttpRequest) -> HttpResponse:
    """What was adjusted shortly before an assessment, from what to what, and whether it saves a miss."""
    asked = _asked(request)
    context = {"asked": asked, "found": adjusted_before(asked.at, asked.days)}
    return render(request, "resolutions/late.html", context, status=422 if asked.problem else 200)


@require_safe
def late_workbook(request: HttpRequest) -> FileResponse:
    """The same as a workbook."""
    asked = _asked(request)
    data = late_workbook_of(adjusted_before(asked.at, asked.days), asked.at)
    name = f"{_('考核前的调整')}{desk_calendar().day_of(asked.at)}.xlsx"
    return FileResponse(BytesIO(data), as_attachment=True, filename=name)


def _chosen(request: HttpRequest) -> AdjustmentFilter:
    state = request.GET.get("state", "")
    return AdjustmentFilter(
        state=state if state in STATES else "",
        unit=request.GET.get("unit", ""),
        matter=request.GET.get("matter", "").strip(),
    )


def _asked(request: HttpRequest) -> Asked:
    """Read the question: an assessment's day is taken at its closing, today as of now."""
    at, calendar, problem = now(), desk_calendar(), ""
    today, on, days = calendar.day_of(at), request.GET.get("on", "").strip(), request.GET.get("days", "").strip()
    if on:
        try:
            day = date.fromisoformat(on)
        except ValueError:
            problem = _("日期“%(on)s”看不懂，应如2025-12-31。下面按今天考核列出。") % {"on": on}
        else:
            if day > today:
                problem = _("%(on)s还没有到。下面按今天考核列出。") % {"on": on}
            elif day < today:
                at = calendar.closing(day)
    if days and not (days.isdecimal() and 0 < int(days) <= _MOST_DAYS):
        problem = _("天数“%(days)s”不对，应为1到366的整数。下面按规定的天数列出。") % {"days": days}
        days = ""
    return Asked(at=at, today=today, on=on, days=int(days) if days else None, problem=problem)
