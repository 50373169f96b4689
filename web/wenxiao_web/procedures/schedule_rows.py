"""The rows of a schedule as they are typed: what stands so far, and some empty ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from wenxiao.clocks import Milestone, ProgressReported, ProgressReturned, Schedule
from wenxiao.procedures import MatterState
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import local

_EMPTY, _MOST = 3, 60
_PARTS = ("code", "name", "due", "amount", "unit")


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleRow:
    """One line as it was typed."""

    number: int
    code: str = ""
    name: str = ""
    due: str = ""
    amount: str = ""
    unit: str = ""
    problem: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.name or self.due or self.amount)


class ScheduleRows:
    """The rows of one form: of what was posted, else of the schedule that stands."""

    def __init__(self, standing: Schedule | None, posted: Mapping[str, str] | None) -> None:
        self._standing = standing
        self._version = standing.version + 1 if standing else 1
        rows = list(self._typed()) if posted is None else list(_posted(posted))
        is_final = posted is not None and "more_rows" not in posted
        self.rows: Sequence[ScheduleRow] = [_checked(row) for row in rows] if is_final else rows

    @property
    def problems(self) -> list[str]:
        """What is wrong, a sentence for each row."""
        return [row.problem for row in self.rows if row.problem]

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return len(self.rows)

    def schedule(self, resolution: object = None) -> Schedule:
        """Return the schedule that the rows say; it may be without milestones."""
        return Schedule(
            version=self._version,
            resolution=str(resolution) if resolution else None,
            milestones=tuple(sorted(self._milestones(), key=lambda one: one.due_at)),
        )

    def _typed(self) -> Iterator[ScheduleRow]:
        standing = self._standing.milestones if self._standing else ()
        for number, one in enumerate(standing):
            yield ScheduleRow(
                number=number,
                code=one.code,
                name=one.name,
                due=f"{local(one.due_at):%Y-%m-%d}",
                amount="" if one.amount is None else f"{one.amount:f}",
                unit=one.unit,
            )
        for number in range(len(standing), len(standing) + _EMPTY):
            yield ScheduleRow(number=number)

    def _milestones(self) -> Iterator[Milestone]:
        before = {one.code: one for one in (self._standing.milestones if self._standing else ())}
        taken = {row.code for row in self.rows if row.code} | set(before)
        fresh = (f"m{n}" for n in range(1, 1000) if f"m{n}" not in taken)
        for row in self.rows:
            if row.is_empty:
                continue
            code = row.code if row.code in before else next(fresh)
            yield Milestone(
                code=code,
                name=row.name,
                due_at=_due_at(date.fromisoformat(row.due), before.get(code)),
                amount=Decimal(row.amount) if row.amount else None,
                unit=row.unit,
            )


def open_milestones(state: MatterState, standing: Schedule | None) -> list[Milestone]:
    """Return the milestones of the newest schedule that no standing report claims."""
    returned = {fact.report for fact in state.facts if isinstance(fact, ProgressReturned)}
    claimed = {
        fact.milestone for fact in state.facts if isinstance(fact, ProgressReported) and fact.report not in returned
    }
    return [one for one in (standing.milestones if standing else ()) if one.code not in claimed]


def _posted(posted: Mapping[str, str]) -> Iterator[ScheduleRow]:
    said = posted.get("row_count", "0")
    count = min(int(said), _MOST) if said.isdecimal() else 0
    for number in range(count + (_EMPTY if "more_rows" in posted else 0)):
        parts = {part: posted.get(f"row_{number}_{part}", "").strip() for part in _PARTS}
        yield ScheduleRow(number=number, **parts)


def _checked(row: ScheduleRow) -> ScheduleRow:
    problem = "" if row.is_empty else _problem(row)
    return ScheduleRow(
        number=row.number, code=row.code, name=row.name, due=row.due, amount=row.amount, unit=row.unit, problem=problem
    )


def _problem(row: ScheduleRow) -> str:
    line = _("第%(n)s行") % {"n": row.number + 1}
    if not row.name:
        return _("%(line)s缺节点名称。请填写，或者把这一行清空。") % {"line": line}
    try:
        date.fromisoformat(row.due)
    except ValueError:
        return _("%(line)s“%(name)s”的时限应如2025-09-24。") % {"line": line, "name": row.name}
    try:
        if row.amount and Decimal(row.amount) < 0:
            raise InvalidOperation
    except InvalidOperation:
        return _("%(line)s“%(name)s”的累计应是一个数，例如10。") % {"line": line, "name": row.name}
    return ""


def _due_at(on: date, before: Milestone | None) -> datetime:
    """The closing hour of a day; a milestone that stays on its day keeps its hour."""
    if before is not None and local(before.due_at).date() == on:
        return before.due_at
    return desk_calendar().closing(on)
