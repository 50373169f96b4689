"""Matters with everything that can happen to one, each by a seed."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction

from tests.wenxiao.analytics.chance_moments import FIRST, SHANGHAI, later, random_moment, times
from tests.wenxiao.analytics.chance_plans import plans
from tests.wenxiao.analytics.laying import OFFICES
from tests.wenxiao.analytics.sequels import publications
from wenxiao.calendars import TimeUnit, default_calendar, office_calendar
from wenxiao.clocks import (
    ClockResumed,
    ClockStarted,
    ClockStopped,
    ClockSuspended,
    End,
    Exempted,
    ExtensionAsked,
    ExtensionGranted,
    Fact,
    HandedOver,
    MatterCompleted,
    MatterEnded,
    MatterFacts,
    MatterReopened,
    ProgressConfirmed,
    ProgressReturned,
    TimeLimit,
    light_rules,
)

__all__ = ["FIRST", "SHANGHAI", "random_limit", "random_matter", "random_moment"]
_CLOCKS = ("sign", "resolve", "reply")


def random_matter(seed: int) -> MatterFacts:
    """A matter of 2025 or 2026: clocks in any unit and office, schedules, series, reports, and what befalls them."""
    chance = random.Random(seed)
    opened_at = random_moment(chance)
    clocks = chance.sample(_CLOCKS, chance.randint(0, 3))
    events: list[Fact] = []
    for clock in clocks:
        events += _clock(chance, clock, opened_at)
    events += plans(chance, opened_at) if chance.random() < 0.6 else ()
    if chance.random() < 0.5:
        events += _hand_over(chance, opened_at)
    events += _ends(chance, opened_at)
    events += _exemptions(chance, opened_at)
    events += publications(chance, opened_at) if chance.random() < 0.4 else ()
    chance.shuffle(events)
    return MatterFacts(opened_at=opened_at, events=tuple(events), rules=light_rules(), calendar=default_calendar())


def random_limit(chance: random.Random) -> TimeLimit:
    """A limit in any unit, with any of its flags."""
    unit = chance.choice(list(TimeUnit))
    whole = unit is TimeUnit.MONTHS
    return TimeLimit(
        amount=Fraction(chance.randint(1, 3) if whole else chance.choice((1, 2, 5, 13, Fraction(1, 2)))),
        unit=unit,
        counts_start_day=chance.random() < 0.3,
        late_intake_is_next_day=chance.random() < 0.3,
        end_moves_off_rest_days=chance.random() < 0.7,
        near_amount=chance.choice((None, Fraction(1), Fraction(1, 4), Fraction(5))),
        near_share=chance.choice((None, Fraction(1, 5), Fraction(1, 3))),
        grace_amount=chance.choice((None, None, Fraction(0), Fraction(1), Fraction(1, 2))),
        is_advisory=chance.random() < 0.1,
        longest_suspension=chance.choice((None, None, Fraction(1), Fraction(3))),
        extensions_at_most=chance.choice((None, None, 1)),
        longest_extension=chance.choice((None, None, Fraction(2))),
        review_is_charged=chance.random() < 0.5,
    )


def _clock(chance: random.Random, clock: str, opened_at: datetime) -> Iterator[Fact]:
    start = opened_at if chance.random() < 0.7 else later(chance, opened_at, 5)
    yield ClockStarted(
        **times(chance, start),
        clock=clock,
        title=clock,
        limit=random_limit(chance),
        org_unit="甲",
        office=chance.choice((None, *map(office_calendar, OFFICES))),
        is_supporting=chance.random() < 0.2,
    )
    for number in range(chance.choice((0, 0, 1, 1, 2, 4))):
        yield from _suspension(chance, f"{clock}-{number}", clock, start)
    for number in range(chance.choice((0, 0, 0, 1, 2, 3))):
        yield from _extension(chance, f"{clock}-{number}", clock, start)
    for number in range(chance.choice((0, 1, 1, 2))):
        yield from _stop(chance, f"{clock}-{number}", clock, start)


def _suspension(chance: random.Random, code: str, clock: str, start: datetime) -> Iterator[Fact]:
    began = later(chance, start, 12)
    end = began + chance.choice((timedelta(0), timedelta(hours=4), timedelta(microseconds=chance.randint(0, 10**12))))
    yield ClockSuspended(
        **times(chance, began),
        suspension=code,
        reason="例",
        approved_by="乙",
        clock=chance.choice((None, clock)),
        until=chance.choice((None, end)),
    )
    if chance.random() < 0.7:
        resumed = later(chance, began, 10)
        yield ClockResumed(**times(chance, resumed), suspension=code)


def _extension(chance: random.Random, code: str, clock: str, start: datetime) -> Iterator[Fact]:
    asked = later(chance, start, 20)
    amount = Fraction(chance.choice((1, 2, 5)))
    yield ExtensionAsked(**times(chance, asked), extension=code, clock=clock, amount=amount)
    if chance.random() < 0.8:
        granted = later(chance, asked, 5)
        yield ExtensionGranted(**times(chance, granted), extension=code, approved_by="乙")


def _stop(chance: random.Random, report: str, clock: str, start: datetime) -> Iterator[Fact]:
    stopped = later(chance, start, 25)
    yield ClockStopped(**times(chance, stopped), clock=clock, report=report)
    if chance.random() < 0.4:
        returned = later(chance, stopped, 5)
        yield ProgressReturned(**times(chance, returned), report=report, reason="例")
    if chance.random() < 0.5:
        yield ProgressConfirmed(**times(chance, later(chance, stopped, 20)), report=report)


def _hand_over(chance: random.Random, opened_at: datetime) -> Iterator[Fact]:
    for _ in range(chance.randint(1, 3)):
        at = later(chance, opened_at, 15)
        restarts = tuple(chance.sample(_CLOCKS, chance.randint(0, 2)))
        yield HandedOver(**times(chance, at), to_unit="丙", reason="例", restarts=restarts)


def _ends(chance: random.Random, opened_at: datetime) -> Iterator[Fact]:
    """Done, taken up again, merged, withdrawn or made everyday work; seldom in order."""
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        yield MatterCompleted(**times(chance, later(chance, opened_at, 300)))
    for _ in range(chance.choice((0, 0, 1, 2))):
        yield MatterReopened(**times(chance, later(chance, opened_at, 400)))
    if chance.random() < 0.1:
        at = later(chance, opened_at, 60)
        yield MatterEnded(**times(chance, at), end=chance.choice(list(End)), reason="例")


def _exemptions(chance: random.Random, opened_at: datetime) -> Iterator[Fact]:
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        at = later(chance, opened_at, 100)
        yield Exempted(
            **times(chance, at),
            watch=chance.choice(("resolve/1", "reply/2", "m0", "m1", "s", "t")),
            until=later(chance, at, 90),
            approved_by="乙",
            document_number="例〔2025〕1号",
            reason="例",
        )
