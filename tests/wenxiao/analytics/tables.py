"""Clocks, one by one and as tables: what the property tests compare."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from wenxiao.analytics.days import DayTables, day_tables, microseconds
from wenxiao.analytics.engines import Engine
from wenxiao.analytics.facts import SCHEMAS, FactTables, arrow_table, limit_table
from wenxiao.calendars import TimeUnit, office_calendar
from wenxiao.clocks import Clock, Extension, Suspension, TimeLimit, light_rules

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICES = ("government_office", "service_hall", "duty_room")


def days_of(engine: Engine, first_year: int = 2024, last_year: int = 2031) -> DayTables:
    """The calendar tables of every office of the catalogue."""
    return day_tables(
        {code: office_calendar(code) for code in OFFICES}, first_year, last_year, light_rules(), engine.table
    )


def clock_tables(engine: Engine, clocks: Sequence[tuple[Clock, str]], days: DayTables) -> FactTables:
    """Lay out clocks, each with the code of its office."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    for number, (clock, _office) in enumerate(clocks):
        rows["clocks"].append(
            {"clock": number, "matter": number, "code": "limit", "lap": 1, "limit_id": number,
             "started_at": microseconds(clock.started_at)}
        )  # fmt: skip
        rows["suspensions"] += [
            {"clock": number, "began_at": microseconds(s.began_at),
             "ended_at": None if s.ended_at is None else microseconds(s.ended_at)}
            for s in clock.suspensions
        ]  # fmt: skip
        rows["extensions"] += [
            {"clock": number, "amount": int(e.amount * 1000), "asked_at": microseconds(e.asked_at)}
            for e in clock.extensions
        ]
    tables = {name: engine.table(arrow_table(name, found)) for name, found in rows.items()}
    limits = engine.table(limit_table([(clock.limit, office) for clock, office in clocks], days))
    return FactTables(limits=limits, **tables)


def random_clock(seed: int) -> tuple[Clock, str]:
    """A clock with everything that can happen to one, by a seed."""
    chance = random.Random(seed)
    office = chance.choice(OFFICES)
    unit = chance.choice(list(TimeUnit))
    limit = TimeLimit(
        amount=Fraction(
            chance.randint(1, 3) if unit is TimeUnit.MONTHS else chance.choice((1, 2, 5, 13, Fraction(1, 2)))
        ),
        unit=unit,
        counts_start_day=chance.random() < 0.3,
        late_intake_is_next_day=chance.random() < 0.3,
        end_moves_off_rest_days=chance.random() < 0.7,
        near_amount=chance.choice((None, Fraction(1), Fraction(1, 4), Fraction(5))),
        near_share=chance.choice((None, Fraction(1, 5), Fraction(1, 3))),
    )
    start = random_moment(chance)
    suspensions = []
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
        began = start + timedelta(seconds=chance.randint(-3 * 86400, 20 * 86400))
        length = chance.choice((timedelta(0), timedelta(microseconds=chance.randint(0, 10**12)), timedelta(hours=4)))
        suspensions.append(Suspension(began_at=began, ended_at=None if chance.random() < 0.1 else began + length))
    extensions = []
    for _ in range(chance.choice((0, 0, 0, 1, 2, 3))):
        asked = start + timedelta(seconds=chance.randint(0, 25 * 86400))
        amount = Fraction(chance.choice((1, 2, 5)))
        extensions.append(Extension(amount=amount, asked_at=asked, granted_at=asked + timedelta(days=1)))
    return Clock(
        limit=limit,
        started_at=start,
        calendar=office_calendar(office),
        suspensions=tuple(suspensions),
        extensions=tuple(extensions),
    ), office


def random_moment(chance: random.Random) -> datetime:
    """A moment of 2025 or 2026; often on a full hour, an office's hour or a midnight, where limits turn."""
    on = datetime(2025, 1, 1, tzinfo=SHANGHAI) + timedelta(days=chance.randint(0, 700))
    if chance.random() < 0.5:
        return on + timedelta(minutes=chance.choice((0, 510, 690, 780, 990, 1020, 600, 1060)))
    return on + timedelta(microseconds=chance.randint(0, 86_400_000_000 - 1))
