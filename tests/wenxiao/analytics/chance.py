"""Matters with everything that can happen to one, each by a seed."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from tests.wenxiao.analytics.tables import OFFICES
from wenxiao.calendars import TimeUnit, default_calendar, office_calendar, release_calendar
from wenxiao.clocks import (
    ClockResumed,
    ClockStarted,
    ClockStopped,
    ClockSuspended,
    End,
    ExtensionAsked,
    ExtensionGranted,
    Fact,
    HandedOver,
    MatterEnded,
    MatterFacts,
    Milestone,
    ProgressReported,
    ProgressReturned,
    Reporting,
    Schedule,
    ScheduleSet,
    TimeLimit,
    light_rules,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST = datetime(2025, 1, 1, tzinfo=SHANGHAI)
_CLOCKS = ("sign", "resolve", "reply")


def random_matter(seed: int) -> MatterFacts:
    """A matter of 2025 or 2026: clocks in any unit and office, schedules, reports, and whatever befalls them."""
    chance = random.Random(seed)
    opened_at = random_moment(chance)
    clocks = chance.sample(_CLOCKS, chance.randint(0, 3))
    events: list[Fact] = []
    for clock in clocks:
        events += _clock(chance, clock, opened_at)
    events += _schedules(chance, opened_at) if chance.random() < 0.5 else ()
    if chance.random() < 0.5:
        events += _hand_over(chance, opened_at)
    if chance.random() < 0.1:
        at = _later(chance, opened_at, 60)
        events.append(MatterEnded(happened_at=at, recorded_at=at, end=chance.choice(list(End)), reason="例"))
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
        review_is_charged=chance.random() < 0.5,
    )


def random_moment(chance: random.Random) -> datetime:
    """A moment of 2025 or 2026; often an hour at which an office opens or closes, or midnight: limits turn there."""
    on = FIRST + timedelta(days=chance.randint(0, 640))
    if chance.random() < 0.5:
        return on + timedelta(minutes=chance.choice((0, 510, 690, 780, 990, 1020, 600, 1060)))
    return on + timedelta(microseconds=chance.randint(0, 86_400_000_000 - 1))


def _later(chance: random.Random, at: datetime, days: int) -> datetime:
    return at + timedelta(microseconds=chance.randint(1, days * 86_400_000_000))


def _clock(chance: random.Random, clock: str, opened_at: datetime) -> Iterator[Fact]:
    start = opened_at if chance.random() < 0.7 else _later(chance, opened_at, 5)
    yield ClockStarted(
        happened_at=start,
        recorded_at=start,
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
    began = _later(chance, start, 12)
    end = began + chance.choice((timedelta(0), timedelta(hours=4), timedelta(microseconds=chance.randint(0, 10**12))))
    yield ClockSuspended(
        happened_at=began,
        recorded_at=began,
        suspension=code,
        reason="例",
        approved_by="乙",
        clock=chance.choice((None, clock)),
        until=chance.choice((None, end)),
    )
    if chance.random() < 0.7:
        resumed = _later(chance, began, 10)
        yield ClockResumed(happened_at=resumed, recorded_at=resumed, suspension=code)


def _extension(chance: random.Random, code: str, clock: str, start: datetime) -> Iterator[Fact]:
    asked = _later(chance, start, 20)
    amount = Fraction(chance.choice((1, 2, 5)))
    yield ExtensionAsked(happened_at=asked, recorded_at=asked, extension=code, clock=clock, amount=amount)
    if chance.random() < 0.8:
        granted = _later(chance, asked, 5)
        yield ExtensionGranted(happened_at=granted, recorded_at=granted, extension=code, approved_by="乙")


def _stop(chance: random.Random, report: str, clock: str, start: datetime) -> Iterator[Fact]:
    stopped = _later(chance, start, 25)
    yield ClockStopped(happened_at=stopped, recorded_at=stopped, clock=clock, report=report)
    if chance.random() < 0.4:
        returned = _later(chance, stopped, 5)
        yield ProgressReturned(happened_at=returned, recorded_at=returned, report=report, reason="例")


def _hand_over(chance: random.Random, opened_at: datetime) -> Iterator[Fact]:
    for _ in range(chance.randint(1, 3)):
        at = _later(chance, opened_at, 15)
        restarts = tuple(chance.sample(_CLOCKS, chance.randint(0, 2)))
        yield HandedOver(happened_at=at, recorded_at=at, to_unit="丙", reason="例", restarts=restarts)


def _schedules(chance: random.Random, opened_at: datetime) -> Iterator[Fact]:
    for version in range(1, chance.choice((2, 2, 3))):
        at = opened_at if version == 1 else _later(chance, opened_at, 60)
        milestones = tuple(_milestone(chance, place, opened_at) for place in range(chance.randint(1, 4)))
        schedule = Schedule(version=version, milestones=milestones, reporting=tuple(_reporting(chance, opened_at)))
        yield ScheduleSet(happened_at=at, recorded_at=at, schedule=schedule)
    for number in range(chance.randint(0, 8)):
        at = _later(chance, opened_at, 250)
        by_amount = chance.random() < 0.7
        yield ProgressReported(
            happened_at=at,
            recorded_at=_later(chance, at, 2),
            report=f"r{number}",
            unit="甲",
            evidence="例",
            amount=Decimal(chance.randint(0, 120)) if by_amount else None,
            milestone=None if by_amount else f"m{chance.randint(0, 3)}",
            series=chance.choice((None, None, "s")),
            through=chance.choice((None, (at - timedelta(days=chance.randint(0, 40))).date())),
        )
        if chance.random() < 0.2:
            returned = _later(chance, at, 9)
            yield ProgressReturned(happened_at=returned, recorded_at=returned, report=f"r{number}", reason="例")


def _reporting(chance: random.Random, opened_at: datetime) -> Iterator[Reporting]:
    for code in chance.sample(("industry_monthly", "accounts_quarterly", "budget_monthly"), chance.randint(0, 2)):
        yield Reporting(
            code=code,
            title="例",
            begins_on=opened_at.date(),
            ends_on=(opened_at + timedelta(days=chance.randint(20, 300))).date(),
            releases=release_calendar(code),
            series=chance.choice((None, "s")),
        )


def _milestone(chance: random.Random, place: int, opened_at: datetime) -> Milestone:
    due_at = random_moment(chance)
    return Milestone(
        code=f"m{place}",
        name=f"节点{place}",
        due_at=due_at,
        amount=chance.choice((None, Decimal(25 * (place + 1)), Decimal("33.3"))),
        starts_at=chance.choice((None, opened_at, due_at - timedelta(days=2))),
        weight=chance.choice((Decimal(1), Decimal("0.5"), Decimal(3))),
        is_supporting=chance.random() < 0.3,
    )
