"""The page and the workbook of a 督查通报."""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import now
from wenxiao_web.matters.queries import COLOURS
from wenxiao_web.supervision.exports import workbook_of
from wenxiao_web.supervision.queries import WORDS, Bulletin
from wenxiao_web.supervision.queries import bulletin as bulletin_at


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Which moment, with which knowledge; and what was wrong with the question."""

    at: datetime
    today: date
    on: str
    as_shown: bool
    problem: str

    @property
    def query(self) -> str:
        """The question as part of an address."""
        fields = {"on": self.on if not self.problem else "", "known": "then" if self.as_shown else ""}
        return urlencode({name: value for name, value in fields.items() if value})

    def numbers(self) -> Bulletin:
        """Return the answer."""
        return bulletin_at(self.at, self.at if self.as_shown else None)


@require_safe
def bulletin(request: HttpRequest) -> HttpResponse:
    """The five words and the lights by unit, at a moment; made to be printed on A4 across."""
    asked = _asked(request)
    context = {"asked": asked, "bulletin": asked.numbers(), "words": WORDS, "colours": COLOURS}
    return render(request, "supervision/bulletin.html", context, status=422 if asked.problem else 200)


@require_safe
def bulletin_workbook(request: HttpRequest) -> FileResponse:
    """The same numbers as a workbook."""
    asked = _asked(request)
    data = workbook_of(asked.numbers(), asked.at, as_shown=asked.as_shown)
    name = f"{_('督查通报')}{desk_calendar().day_of(asked.at)}.xlsx"
    return FileResponse(BytesIO(data), as_attachment=True, filename=name)


def _asked(request: HttpRequest) -> Asked:
    """Read the question: an earlier day is taken at its closing, today as of now."""
    at, calendar, problem = now(), desk_calendar(), ""
    today = calendar.day_of(at)
    on = request.GET.get("on", "").strip()
    if on:
        try:
            day = date.fromisoformat(on)
        except ValueError:
            problem = _("日期“%(on)s”看不懂，应如2025-09-24。下面是现在的数字。") % {"on": on}
        else:
            if day > today:
                problem = _("%(on)s还没有到。下面是现在的数字。") % {"on": on}
            elif day < today:
                at = calendar.closing(day)
    return Asked(at=at, today=today, on=on, as_shown=request.GET.get("known") == "then", problem=problem)
