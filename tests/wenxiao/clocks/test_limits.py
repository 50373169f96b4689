"""Time limits: tests/cases/limits, and what always holds."""

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.wenxiao.clocks.facts import moment
from wenxiao.calendars import Tempo, TimeUnit, office_calendar
from wenxiao.catalog import load_file
from wenxiao.clocks.limits import (
    Clock,
    Extension,
    Suspension,
    TimeLimit,
    expiry_of,
    is_provisional,
    is_suspended,
    limit_of,
    near_at,
    used,
)
from wenxiao.errors import CatalogInvalidError


def clock_of(case: Any) -> Clock:
    return Clock(
        limit=limit_of(case["limit"]),
        started_at=moment(case["started"]),
        calendar=office_calendar(case.get("office", "government_office")),
        suspensions=tuple(
            Suspension(began_at=moment(row["from"]), ended_at=moment(row["to"]) if "to" in row else None)
            for row in case.get("suspensions", ())
        ),
        extensions=tuple(
            Extension(amount=Fraction(row["amount"]), asked_at=moment(row["asked"]), granted_at=moment(row["granted"]))
            for row in case.get("extensions", ())
        ),
    )


@pytest.mark.parametrize("case", cases("limits"))
def test_limit(case: Any) -> None:
    clock = clock_of(case)
    if "expires" in case:
        assert expiry_of(clock) == (moment(case["expires"]) if case["expires"] else None)
    if "near" in case:
        assert near_at(clock) == moment(case["near"])
    assert is_provisional(clock) is case.get("provisional", False)


def test_an_unknown_unit_is_refused(tmp_path: Path) -> None:
    rule = tmp_path / "rule.yaml"
    rule.write_text("amount: 1\nunit: weeks\n", encoding="utf-8")
    with pytest.raises(CatalogInvalidError, match="第2行 “unit”：没有时间单位“weeks”，可用的是working_days"):
        limit_of(load_file(rule))


MOMENTS = st.datetimes(datetime(2025, 1, 6), datetime(2025, 11, 1)).map(moment)  # noqa: DTZ001
UNITS = st.sampled_from([unit for unit in TimeUnit if unit is not TimeUnit.MONTHS])
OFFICES = st.sampled_from(["government_office", "service_hall", "duty_room"]).map(office_calendar)
AMOUNTS = st.fractions(Fraction(1, 60), 40, max_denominator=60)


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    limit = TimeLimit(amount=draw(AMOUNTS), unit=draw(UNITS), counts_start_day=draw(st.booleans()))
    return Clock(limit=limit, started_at=draw(MOMENTS), calendar=draw(OFFICES))


@given(clocks())
def test_the_whole_budget_is_used_at_expiry_and_not_before(clock: Clock) -> None:
    expiry = expiry_of(clock)
    assert expiry is not None
    tiny = Fraction(1, 10**6)
    if clock.limit.unit is not TimeUnit.CALENDAR_DAYS:
        assert abs(used(clock, expiry) - clock.limit.amount) <= tiny
        assert used(clock, expiry - timedelta(seconds=1)) < clock.limit.amount


@given(clocks(), MOMENTS)
def test_suspending_and_resuming_at_once_changes_nothing(clock: Clock, at: datetime) -> None:
    paused = replace(clock, suspensions=(Suspension(began_at=at, ended_at=at),))
    assert expiry_of(paused) == expiry_of(clock)
    assert not is_suspended(paused, at)


@given(clocks(), MOMENTS, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_a_suspension_never_brings_the_expiry_forward(clock: Clock, at: datetime, length: timedelta) -> None:
    paused = expiry_of(replace(clock, suspensions=(Suspension(began_at=at, ended_at=at + length),)))
    plain = expiry_of(clock)
    assert paused is not None
    assert plain is not None
    assert paused >= plain


@given(UNITS, OFFICES, MOMENTS, AMOUNTS, AMOUNTS)
def test_tempo_adds_up(unit: TimeUnit, office: Any, start: datetime, first: Fraction, second: Fraction) -> None:
    tempo = Tempo(unit, office)
    once = tempo.reached(start, first + second)
    twice = tempo.reached(tempo.reached(start, first), second)
    assert abs(tempo.elapsed(start, once) - (first + second)) < Fraction(1, 10**6)
    assert abs(tempo.elapsed(start, once) - tempo.elapsed(start, twice)) < Fraction(1, 10**6)
