"""Measures of a procedure: rates over its matters, as formulas over one row a matter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from wenxiao.calendars import WorkingCalendar
from wenxiao.clocks import End, MatterEnded, Watch, WatchKind, watches_of
from wenxiao.errors import FormulaError
from wenxiao.formulas import NUMBER, TEXT, TRUTH, Formula, Kind, Type, check, parse
from wenxiao.procedures.conditions import names_of_conditions, row_of_state
from wenxiao.procedures.definitions import Measure, Procedure
from wenxiao.procedures.engine import matter_facts
from wenxiao.procedures.findings import Finding
from wenxiao.procedures.states import MatterState

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """A measure with its working."""

    numerator: Decimal
    denominator: Decimal

    @property
    def rate(self) -> Decimal | None:
        """The share; None where nothing counts, which is not zero."""
        return self.numerator / self.denominator if self.denominator else None


def names_of_measures(procedure: Procedure) -> Mapping[str, Type]:
    """The names that a measure may use.

    Those of conditions; `stage`, `end` (empty while under way), `ended`, `has_left` (merged, withdrawn, made everyday
    work); of each clock `CLOCK_due` (its time was up, or it was done), `CLOCK_in_time` (unknown while it is open and
    not late), `CLOCK_laps`.
    """
    clocks: dict[str, Type] = {}
    for code in procedure.clocks:
        clocks |= {f"{code}_due": TRUTH, f"{code}_in_time": TRUTH, f"{code}_laps": NUMBER}
    matter = {"stage": TEXT, "end": TEXT, "ended": TRUTH, "has_left": TRUTH}
    return {**names_of_conditions(procedure), **matter, **clocks}


def row_of(
    procedure: Procedure,
    state: MatterState,
    at: datetime,
    calendar: WorkingCalendar,
    watches: Sequence[Watch] | None = None,
) -> Row:
    """The row of one matter at a moment: a value, or None, for each of those names.

    `watches` are those of the matter at that moment, where they are known already; None works them out.
    """
    end = procedure.stages[state.stage].end
    if watches is None:
        watches = watches_of(matter_facts(procedure, state, calendar), at)
    limits = [watch for watch in watches if watch.kind is WatchKind.LIMIT]
    row: dict[str, Any] = {**row_of_state(procedure, state), "stage": state.stage, "end": end.value if end else ""}
    row |= {"ended": end is not None, "has_left": any(isinstance(f, MatterEnded) and f.end in End for f in state.facts)}
    for code in procedure.clocks:
        row |= _clock(code, [watch for watch in limits if watch.code.partition("/")[0] == code], at)
    return row


def measured(procedure: Procedure, measure: Measure, rows: Sequence[Row]) -> Measured:
    """Reckon a measure over rows, in Python."""
    numerator, denominator = _formulas(procedure, measure)
    return Measured(numerator=_number(numerator.over(rows)), denominator=_number(denominator.over(rows)))


def expressions(procedure: Procedure, measure: Measure, table: Any) -> tuple[Any, Any]:
    """Return numerator and denominator as Ibis expressions over a table of such rows."""
    numerator, denominator = _formulas(procedure, measure)
    return numerator.expression(table), denominator.expression(table)


def measure_errors(procedure: Procedure) -> Iterator[Finding]:
    """What is wrong with the measures of a procedure."""
    names = names_of_measures(procedure)
    for measure in procedure.measures:
        for key, text in (("numerator", measure.numerator), ("denominator", measure.denominator),
                          ("excludes", measure.excludes)):  # fmt: skip
            if text and (message := _error(text, names, may_be_number=key != "excludes")):
                yield Finding(message=message, part="measures", code=measure.code, key=key)


def _error(text: str, names: Mapping[str, Type], *, may_be_number: bool) -> str | None:
    try:
        found = check(parse(text), names)
    except FormulaError as error:
        return str(error)
    if found.kind is Kind.TRUTH or (may_be_number and found.is_numeric):
        return None
    return f"“{text}”得到的是{found}，这里要写哪些事项计入（真假）"


def _formulas(procedure: Procedure, measure: Measure) -> tuple[Formula, Formula]:
    """Numerator and denominator over all rows: what is true or false is counted, numbers are added up."""
    names = names_of_measures(procedure)
    is_counted = check(parse(measure.denominator), names).kind is Kind.TRUTH
    where = f"({measure.denominator})" if is_counted else f"known({measure.denominator})"
    if measure.excludes:
        where = f"{where} and not ({measure.excludes})"
    denominator = f"count(where={where})" if is_counted else f"sum({measure.denominator}, where={where})"
    if check(parse(measure.numerator), names).kind is Kind.TRUTH:
        return parse(f"count(where={where} and ({measure.numerator}))"), parse(denominator)
    return parse(f"sum({measure.numerator}, where={where} and known({measure.numerator}))"), parse(denominator)


def _clock(code: str, laps: Sequence[Watch], at: datetime) -> Row:
    late = [
        lap for lap in laps if lap.was_late or (lap.done_at is None and lap.red_at is not None and lap.red_at <= at)
    ]
    is_open = any(lap.done_at is None for lap in laps)
    in_time = None if not laps or (is_open and not late) else not late
    return {f"{code}_due": in_time is not None, f"{code}_in_time": in_time, f"{code}_laps": len(laps)}


def _number(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)
