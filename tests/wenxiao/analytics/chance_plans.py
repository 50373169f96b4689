"""Schedules and reports by chance: milestones, series by every pace rule, periods awaited, adjusted once or twice."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from tests.wenxiao.analytics.chance_moments import known_releases, later, random_moment, times
from tests.wenxiao.analytics.chance_series import SERIES, random_trajectory
from wenxiao.clocks import (
    Fact,
    Milestone,
    ProgressConfirmed,
    ProgressReported,
    ProgressReturned,
    Reporting,
    Schedule,
    ScheduleSet,
)

_AMOUNTS: tuple[Callable[[random.Random], Decimal], ...] = (
    lambda chance: Decimal(chance.randint(0, 14)),
    lambda chance: Decimal(chance.randint(0, 24) * 5),
    lambda chance: Decimal(chance.randint(0, 12_000)) / 100,
)
"""Small, round, or any: often just what is planned."""


def plans(chance: random.Random, opened_at: datetime) -> Iterator[Fact]:
    """Set one to three versions of a schedule, and report on it, in order or not."""
    for version in range(1, chance.choice((2, 2, 3, 4))):
        at = opened_at if version == 1 else later(chance, opened_at, 200)
        schedule = Schedule(
            version=version,
            milestones=tuple(_milestone(chance, place, opened_at) for place in range(chance.randint(0, 4))),
            trajectories=tuple(
                random_trajectory(chance, code, opened_at.date())
                for code in chance.sample(SERIES, chance.randint(0, 2))
            ),
            reporting=tuple(_reporting(chance, opened_at)),
        )
        yield ScheduleSet(**times(chance, at), schedule=schedule)
    for number in range(chance.randint(0, 12)):
        yield from _report(chance, f"r{number}", opened_at)


def _report(chance: random.Random, code: str, opened_at: datetime) -> Iterator[Fact]:
    at = later(chance, opened_at, 330)
    amount = chance.choice(_AMOUNTS)(chance) if chance.random() < 0.8 else None
    yield ProgressReported(
        **times(chance, at),
        report=code,
        unit="甲",
        evidence="例",
        amount=amount,
        milestone=f"m{chance.randint(0, 3)}" if amount is None else None,
        series=chance.choice((None, *SERIES, *SERIES)),
        through=chance.choice((None, _through(chance, at), _through(chance, at))),
        open_working_days=chance.choice((None, chance.randint(0, 9))),
    )
    if chance.random() < 0.2:
        yield ProgressReturned(**times(chance, later(chance, at, 9)), report=code, reason="例")
    if chance.random() < 0.5:
        yield ProgressConfirmed(**times(chance, later(chance, at, 30)), report=code)


def _through(chance: random.Random, at: datetime) -> date:
    """A day shortly before the report, often the last of a month."""
    on = (at - timedelta(days=chance.randint(0, 40))).date()
    return on.replace(day=1) - timedelta(days=1) if chance.random() < 0.5 else on


def _reporting(chance: random.Random, opened_at: datetime) -> Iterator[Reporting]:
    codes = ("industry_monthly", "accounts_quarterly", "budget_monthly", "progress_monthly")
    for code in chance.sample(codes, chance.randint(0, 2)):
        yield Reporting(
            code=code,
            title="例",
            begins_on=opened_at.date(),
            ends_on=(opened_at + timedelta(days=chance.randint(20, 300))).date(),
            releases=known_releases(code),
            series=chance.choice((None, *SERIES)),
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
