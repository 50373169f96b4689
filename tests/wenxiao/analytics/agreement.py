"""Row and set: what `wenxiao.clocks` says of each matter, beside what the tables say of all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import ibis.expr.types as ir

from tests.wenxiao.analytics.laying import Laying, unit_of
from tests.wenxiao.analytics.tables import Asked, fact_tables, laid_out
from wenxiao.analytics.days import DayTables
from wenxiao.analytics.engines import Engine
from wenxiao.analytics.lights import COLOURS, light_counts, matter_lights
from wenxiao.analytics.moments import FAR, watch_moments
from wenxiao.analytics.timekeeping import microseconds
from wenxiao.clocks import Aggregate, AggregateRule, Colour, Member, colour_of_watch
from wenxiao.clocks.lights import ended
from wenxiao.clocks.watching.completion import is_resting

AGGREGATES = tuple(Aggregate(rule=rule) for rule in AggregateRule)  # the worst first
_COLUMNS = (
    "is_supporting", "weight", "starts_at", "yellow_at", "red_at", "due_at", "done_at", "suspended_at", "resumes_at",
    "is_provisional", "org_unit", "exempt_until",
)  # fmt: skip


def disagreements(engine: Engine, days: DayTables, asked: Sequence[Asked], laying: Laying | None = None) -> list[str]:
    """Say where row and set differ, for every moment of every watch and, at the moment asked of all, every light.

    `laying` is what `laid_out` makes of the matters, where that is at hand already.
    """
    facts = fact_tables(engine, laying or laid_out(asked, days), days)
    moments = engine.hold(watch_moments(facts, days, engine.hold))
    by_set = {(row["matter"], row["code"]): _known(row) for row in engine.rows(moments) if row["code"] is not None}
    found = [*_watch_differences(asked, by_set), *_light_differences(engine, moments, asked)]
    engine.release()
    return found + [f"{key}: a watch that no row has" for key in by_set]


def _watch_differences(asked: Sequence[Asked], by_set: dict[tuple[int, str | None], dict[str, Any]]) -> Iterator[str]:
    for number, one in enumerate(asked):
        for watch in one.watches:
            row = by_set.pop((number, watch.code), {})
            for column in _COLUMNS:
                value = _written(getattr(watch, column))
                if row.get(column, "no such watch") != value:
                    yield f"matter {number} {watch.code} {column}: row {value}, set {row.get(column)}"


def _light_differences(engine: Engine, moments: ir.Table, asked: Sequence[Asked]) -> Iterator[str]:
    at = asked[0].at
    if any(one.at != at for one in asked):
        return
    lights = [
        {row["matter"]: COLOURS[row["rank"]] for row in engine.rows(matter_lights(moments, microseconds(at), (), rule))}
        for rule in AGGREGATES
    ]
    for number, one in enumerate(asked):
        for rule, by_matter in zip(AGGREGATES, lights, strict=True):
            light = _light(one, rule)
            if by_matter.get(number) != light:
                yield f"matter {number} {rule.rule}: row {light}, set {by_matter.get(number)}"
    counts = engine.rows(light_counts(moments, microseconds(at)))
    for row in counts:
        counted = Counter(light for number, light in lights[0].items() if unit_of(number) == row["unit"])
        for colour in COLOURS:
            if counted[colour] != row[str(colour)]:
                yield f"{row['unit']}: {counted[colour]} {colour}, counted {row[str(colour)]}"
    if sum(row["matters"] for row in counts) != len(lights[0]):
        yield f"{len(lights[0])} matters, counted {counts}"


def _light(one: Asked, rule: Aggregate) -> Colour | None:
    """The matter's light; None where it is not in the denominator."""
    if one.at < one.facts.opened_at or ended(one.known):
        return None
    if is_resting(one.known):
        return Colour.DONE
    return rule.colour_of(
        Member(colour=colour_of_watch(watch, one.at), weight=watch.weight, is_supporting=watch.is_supporting)
        for watch in one.watches
    )


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return row | {name: None if row[name] == FAR else row[name] for name in ("resumes_at", "done_at")}


def _written(value: object) -> object:
    return microseconds(value) if isinstance(value, datetime) else value
