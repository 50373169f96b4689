"""Whether a clock of a procedure can start, run and stop."""

from collections.abc import Iterator

from wenxiao.calendars import office_calendar
from wenxiao.errors import CatalogInvalidError
from wenxiao.procedures.definitions import ClockRule, Procedure
from wenxiao.procedures.findings import Finding


def clock_errors(procedure: Procedure, clock: ClockRule) -> Iterator[Finding]:
    """What is wrong with one clock."""
    for message, key in (*_stages(procedure, clock), *_pauses(clock), *_limits(procedure, clock), *_office(clock)):
        yield Finding(message=message, part="clocks", code=clock.code, key=key)


def _stages(procedure: Procedure, clock: ClockRule) -> Iterator[tuple[str, str]]:
    if not clock.runs_in:
        yield f"时限“{clock.title}”没有写在哪些环节计时，请写runs_in", "runs_in"
    for code in sorted(clock.runs_in):
        stage = procedure.stages.get(code)
        if stage is None:
            yield f"没有环节“{code}”，可用的是{'、'.join(procedure.stages)}", "runs_in"
        elif stage.end:
            yield f"时限“{clock.title}”在终点“{stage.title}”还在计时，永远不停；请去掉这个环节", "runs_in"


def _pauses(clock: ClockRule) -> Iterator[tuple[str, str]]:
    if strange := clock.paused_in - clock.runs_in:
        yield f"{'、'.join(sorted(strange))}不在计时环节内，不能在那里中止；请加到runs_in", "paused_in"
    if clock.runs_in and clock.runs_in == clock.paused_in:
        yield f"时限“{clock.title}”在所有环节都中止，从不计时；请加一个计时的环节", "paused_in"


def _limits(procedure: Procedure, clock: ClockRule) -> Iterator[tuple[str, str]]:
    for field, value in clock.limit_by or {}:
        rule = procedure.fields.get(field)
        if rule is None:
            yield f"没有字段“{field}”，可用的是{'、'.join(procedure.fields)}", "limit_by"
        elif value not in rule.choices:
            yield f"字段“{rule.title}”没有选项“{value}”，可用的是{'、'.join(rule.choices)}", "limit_by"


def _office(clock: ClockRule) -> Iterator[tuple[str, str]]:
    if clock.office:
        try:
            office_calendar(clock.office)
        except CatalogInvalidError as error:
            yield str(error), "office"
