"""The measures of a procedure over the matters of the desk, by month of opening or by unit, with their working."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

from wenxiao.procedures import Procedure, measured, names_of_measures, row_of
from wenxiao.procedures.definitions import Measure
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import local
from wenxiao_web.matters.facts import with_facts
from wenxiao_web.matters.lights import stored_watches
from wenxiao_web.matters.models import Basis, Matter, WatchRow
from wenxiao_web.procedures.filters import cases_of
from wenxiao_web.procedures.states import procedure_in_force, state_of

MOST = 3000
"""How many matters are measured at once; beyond that the page asks for a shorter time."""
_TENTH = Decimal("0.1")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One measure of one group."""

    title: str
    numerator: Decimal
    denominator: Decimal
    excluded: Decimal
    """How much of the denominator is left out by rule."""

    @property
    def percent(self) -> Decimal | None:
        """The share in percent to one digit; None where nothing counts."""
        if not self.denominator:
            return None
        return (self.numerator / self.denominator * 100).quantize(_TENTH, ROUND_HALF_UP)


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The matters of one month, or of one unit."""

    title: str
    count: int
    cells: Sequence[Cell]


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasureTable:
    """All groups and the whole; `is_cut` where there are more matters than are measured at once."""

    groups: Sequence[Group]
    whole: Group
    is_cut: bool


def measure_table(path: Procedure, first: date, last: date, at: datetime, *, by_unit: bool) -> MeasureTable:
    """Reckon all measures over the matters opened between two days, by month of opening or by the unit that holds them.

    Each matter is taken as it stands at `at` under its own version; the formulas are those of the version in force.
    """
    calendar = desk_calendar()
    since, until = calendar.midnight(first), calendar.midnight(last + timedelta(days=1))
    matters = cases_of(path.code).filter(opened_at__gte=since, opened_at__lt=until).order_by("opened_at", "pk")
    found = list(with_facts(matters)[: MOST + 1])
    watches = _stored(found)
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    rows = []
    for matter in found[:MOST]:
        row = _row(path, matter, watches[matter.pk], at)
        rows.append(row)
        groups[_unit(matter) if by_unit else f"{local(matter.opened_at):%Y-%m}"].append(row)
    return MeasureTable(
        groups=[_group(path, title, groups[title]) for title in sorted(groups)],
        whole=_group(path, _("合计"), rows),
        is_cut=len(found) > MOST,
    )


def _row(path: Procedure, matter: Matter, rows: Sequence[WatchRow], at: datetime) -> Mapping[str, Any]:
    own = procedure_in_force(matter.handling.procedure)
    said = row_of(own, state_of(matter.handling), at, desk_calendar(), stored_watches(rows))
    return dict.fromkeys(names_of_measures(path)) | dict(said)


def _stored(matters: Sequence[Matter]) -> dict[int, list[WatchRow]]:
    found: dict[int, list[WatchRow]] = defaultdict(list)
    for row in WatchRow.objects.filter(matter__in=matters, basis=Basis.CLAIMED, superseded_at=None):
        found[row.matter_id].append(row)
    return found


def _group(path: Procedure, title: str, rows: Sequence[Mapping[str, Any]]) -> Group:
    return Group(title=title, count=len(rows), cells=[_cell(path, one, rows) for one in path.measures])


def _cell(path: Procedure, measure: Measure, rows: Sequence[Mapping[str, Any]]) -> Cell:
    result = measured(path, measure, rows)
    whole = measured(path, replace(measure, excludes=None), rows) if measure.excludes else result
    return Cell(
        title=measure.title,
        numerator=_plain(result.numerator),
        denominator=_plain(result.denominator),
        excluded=_plain(whole.denominator - result.denominator),
    )


def _plain(number: Decimal) -> Decimal:
    """The same number without zeros behind the point."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def _unit(matter: Matter) -> str:
    holders = [one.unit.name for one in matter.handling.roles.all() if one.role == "holder" and one.is_current]
    return holders[0] if holders else matter.lead_unit.name
