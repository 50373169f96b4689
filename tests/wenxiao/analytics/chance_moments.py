"""Moments by chance: of two years, often where a limit turns."""

import random
from datetime import datetime, timedelta
from functools import cache
from typing import TypedDict
from zoneinfo import ZoneInfo

from wenxiao.calendars import release_calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST = datetime(2025, 1, 1, tzinfo=SHANGHAI)


known_releases = cache(release_calendar)
"""A release calendar by its code, read once."""


class Times(TypedDict):
    """What every fact carries."""

    happened_at: datetime
    recorded_at: datetime


def random_moment(chance: random.Random) -> datetime:
    """A moment of 2025 or 2026; often an hour at which an office opens or closes, or midnight: limits turn there."""
    on = FIRST + timedelta(days=chance.randint(0, 640))
    if chance.random() < 0.5:
        return on + timedelta(minutes=chance.choice((0, 510, 690, 780, 990, 1020, 600, 1060)))
    return on + timedelta(microseconds=chance.randint(0, 86_400_000_000 - 1))


def later(chance: random.Random, at: datetime, days: int) -> datetime:
    """A moment at most so many days later; now and then an hour sharp, so that two facts meet."""
    moment = at + timedelta(microseconds=chance.randint(1, days * 86_400_000_000))
    return moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1) if chance.random() < 0.2 else moment


def times(chance: random.Random, at: datetime) -> Times:
    """When a fact happened, and when it was recorded: mostly at once."""
    return {"happened_at": at, "recorded_at": later(chance, at, 12) if chance.random() < 0.25 else at}
