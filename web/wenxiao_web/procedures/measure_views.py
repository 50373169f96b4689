"""The page of a procedure's measures, and its workbook."""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wenxiao.procedures import Procedure
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import now
from wenxiao_web.procedures.exports import workbook_of_measures
from wenxiao_web.procedures.measuring import MeasureTable, measure_table
from wenxiao_web.procedures.views import procedure_or_404


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Which time, by what; and what was wrong with the question."""

    first: date
    last: date
    by_unit: bool
    problem: str

    @property
    def query(self) -> str:
        """The question as part of an address."""
        fields = {"from": f"{self.first}", "to": f"{self.last}", "by": "unit" if self.by_unit else ""}
        return urlencode({name: value for name, value in fields.items() if value})

    def table(self, path: Procedure, at: datetime) -> MeasureTable:
        """Return the answer."""
        return measure_table(path, self.first, self.last, at, by_unit=self.by_unit)


@require_safe
def measures(request: HttpRequest, code: str) -> HttpResponse:
    """Every measure of a procedure with its numerator, its denominator and what is left out."""
    at, path = now(), procedure_or_404(code)
    asked = _asked(request, at)
    context = {"procedure": path, "asked": asked, "table": asked.table(path, at)}
    return render(request, "procedures/measures.html", context, status=422 if asked.problem else 200)


@require_safe
def measures_workbook(request: HttpRequest, code: str) -> FileResponse:
    """The same numbers as a workbook."""
    at, path = now(), procedure_or_404(code)
    data = workbook_of_measures(_asked(request, at).table(path, at), at)
    return FileResponse(BytesIO(data), as_attachment=True, filename=f"{path.title}{_('指标')}{at:%Y-%m-%d}.xlsx")


def _asked(request: HttpRequest, at: datetime) -> Asked:
    """Read the question; without days it is this year so far."""
    today = desk_calendar().day_of(at)
    said = {name: request.GET.get(name, "").strip() for name in ("from", "to")}
    usual = {"from": today.replace(month=1, day=1), "to": today}
    days = {name: _day(text) if text else usual[name] for name, text in said.items()}
    wrong = [said[name] for name, on in days.items() if on is None]
    problem = _("日期“%(on)s”看不懂，应如2025-09-24。") % {"on": "、".join(wrong)} if wrong else ""
    first, last = days["from"] or usual["from"], days["to"] or usual["to"]
    if first > last:
        problem, first, last = _("起日晚于止日。下面是今年以来的数字。"), usual["from"], usual["to"]
    return Asked(first=first, last=last, by_unit=request.GET.get("by") == "unit", problem=problem)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
