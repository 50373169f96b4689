"""Row and set: what `wenxiao.clocks` says of each matter, beside what the tables say of all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from tests.wenxiao.analytics.tables import fact_tables, unit_of
from wenxiao.analytics.days import DayTables
from wenxiao.analytics.engines import Engine
from wenxiao.analytics.lights import COLOURS, light_counts, matter_lights
from wenxiao.analytics.moments import FAR, watch_moments
from wenxiao.analytics.timekeeping import microseconds
from wenxiao.clocks import (
    Aggregate,
    AggregateRule,
    Colour,
    MatterEnded,
    MatterFacts,
    Member,
    Watch,
    colour_of_watch,
    watches_of,
)

AGGREGATES = tuple(Aggregate(rule=rule) for rule in AggregateRule)  # the worst first
_COLUMNS = (
    "is_supporting", "weight", "starts_at", "yellow_at", "red_at", "due_at", "done_at", "suspended_at", "resumes_at",
    "is_provisional", "org_unit",
)  # fmt: skip


def disagreements(engine: Engine, days: DayTables, matters: Sequence[MatterFacts], at: datetime) -> list[str]:
    """Say where row and set differ, for every moment of every watch and every light at `at`."""
    moments = engine.hold(watch_moments(fact_tables(engine, matters, at, days), days, engine.hold))
    by_set = {(row["matter"], row["code"]): _known(row) for row in engine.rows(moments) if row["code"] is not None}
    lights = [
        {row["matter"]: COLOURS[row["rank"]] for row in engine.rows(matter_lights(moments, microseconds(at), (), rule))}
        for rule in AGGREGATES
    ]
    found = list(_differences(matters, at, by_set, lights))
    counts = engine.rows(light_counts(moments, microseconds(at)))
    for row in counts:
        counted = Counter(light for number, light in lights[0].items() if unit_of(number) == row["unit"])
        found += [
            f"{row['unit']}: {counted[colour]} {colour}, counted {row[str(colour)]}"
            for colour in COLOURS
            if counted[colour] != row[str(colour)]
        ]
    if sum(row["matters"] for row in counts) != len(lights[0]):
        found.append(f"{len(lights[0])} matters, counted {counts}")
    engine.release()
    return found + [f"{key}: a watch that no row has" for key in by_set]


def _differences(
    matters: Sequence[MatterFacts], at: datetime, by_set: dict[tuple[int, str], Any], lights: list[dict[int, Colour]]
) -> Iterator[str]:
    for number, facts in enumerate(matters):
        watches = watches_of(facts, at)
        for watch in watches:
            row = by_set.pop((number, watch.code), {})
            for column in _COLUMNS:
                value = _written(getattr(watch, column))
                if row.get(column, "no such watch") != value:
                    yield f"matter {number} {watch.code} {column}: row {value}, set {row.get(column)}"
        for rule, by_matter in zip(AGGREGATES, lights, strict=True):
            light = _light(facts, watches, at, rule)
            if by_matter.get(number) != light:
                yield f"matter {number} {rule.rule}: row {light}, set {by_matter.get(number)}"


def _light(facts: MatterFacts, watches: Sequence[Watch], at: datetime, rule: Aggregate) -> Colour | None:
    """The matter's light; None where it is not in the denominator."""
    if at < facts.opened_at or any(isinstance(e, MatterEnded) and e.happened_at <= at for e in facts.events):
        return None
    members = (
        Member(colour=colour_of_watch(watch, at), weight=watch.weight, is_supporting=watch.is_supporting)
        for watch in watches
    )
    return rule.colour_of(members)


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return row | {name: None if row[name] == FAR else row[name] for name in ("resumes_at", "done_at")}


def _written(value: object) -> object:
    return microseconds(value) if isinstance(value, datetime) else value
