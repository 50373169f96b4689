"""The rows of the calendar tables, from the offices' calendars."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from math import lcm
from typing import Any

from wenxiao.analytics.timekeeping import EPOCH, KEYS_AN_OFFICE, microseconds
from wenxiao.calendars import WorkingCalendar
from wenxiao.catalog import in_force
from wenxiao.clocks import LightRule


@lru_cache(maxsize=1 << 15)
def _rule_of(rules: tuple[LightRule, ...], on: date) -> LightRule:
    return in_force(rules, on)


def ticks_a_day_of(calendars: Sequence[WorkingCalendar], first: date, last: date) -> int:
    """The least common multiple of an office's day lengths, in microseconds, under each calendar that it has known."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    lengths = {_length(calendar.hours_on(on)) for on in days for calendar in calendars}
    return lcm(*(lengths - {0}))


def office_days(
    number: int, calendar: WorkingCalendar, first: date, last: date, rules: tuple[LightRule, ...], ticks_a_day: int
) -> list[dict[str, Any]]:
    """Lay out the days of one office under one calendar: what holds on each, and the ticks before it."""
    on_days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    hours = [calendar.hours_on(on) for on in on_days]
    lengths = [_length(day) for day in hours]
    worked = [0, *accumulate(lengths)]
    ordinals = [*accumulate(int(length > 0) for length in lengths)]
    working = [on for on, length in zip(on_days, lengths, strict=True) if length]
    rows: list[dict[str, Any]] = []
    following = calendar.next_working_day(last + timedelta(days=1))
    for place in range(len(on_days) - 1, -1, -1):
        on, length = on_days[place], lengths[place]
        midnight = microseconds(calendar.midnight(on))
        rows.append(
            {
                "key": number * KEYS_AN_OFFICE + (on - EPOCH).days,
                "office": number,
                "ordinal": ordinals[place],
                "works": length > 0,
                "length": length,
                "ticks_a_day": ticks_a_day,
                "rate": ticks_a_day // length if length else 0,
                "day_ticks": (ordinals[place] - (length > 0)) * ticks_a_day,
                "hour_ticks": worked[place],
                "sessions": [(microseconds(a) - midnight, microseconds(b) - midnight) for a, b in hours[place]],
                **_said(calendar, on, following),
                **_ruled(calendar, on, _rule_of(rules, on), working, ordinals[place]),
            }
        )
        following = on if length else following
    return rows[::-1]


def _length(hours: Iterable[tuple[datetime, datetime]]) -> int:
    return sum((stop - begin) // timedelta(microseconds=1) for begin, stop in hours)


def _said(calendar: WorkingCalendar, on: date, following: date) -> dict[str, Any]:
    """What the calendar says of a day and of the working day after it."""
    return {
        "month": on.year * 12 + on.month - 1,
        "day_of_month": on.day,
        "midnight_at": microseconds(calendar.midnight(on)),
        "opening_at": microseconds(calendar.opening(on)),
        "closing_at": microseconds(calendar.closing(on)),
        "next_midnight_at": microseconds(calendar.midnight(following)),
        "next_opening_at": microseconds(calendar.opening(following)),
        "next_closing_at": microseconds(calendar.closing(following)),
        "is_provisional": calendar.is_provisional(on),
        "next_is_provisional": calendar.is_provisional(following),
        "morrow_is_provisional": calendar.is_provisional(on + timedelta(days=1)),
    }


def _ruled(
    calendar: WorkingCalendar, on: date, rule: LightRule, working: Sequence[date], ordinal: int
) -> dict[str, Any]:
    """What the light rule in force makes of a milestone or a report that is due on a day, the `ordinal`th worked."""
    near, red = ordinal - 1 - rule.near_limit_working_days, ordinal - 1 + rule.report_red_after_working_days
    is_counted = rule.report_red_after_working_days > 0 and red < len(working)
    near_on = working[near] if near >= 0 else calendar.working_day_before(on, rule.near_limit_working_days)
    red_on = working[red] if is_counted else calendar.working_day_after(on, rule.report_red_after_working_days)
    return {
        "near_opening_at": microseconds(calendar.opening(near_on)),
        "report_red_at": microseconds(calendar.closing(red_on)),
        "resubmit_days": rule.resubmit_working_days,
    }


def flat(day: Mapping[str, Any], most: int) -> dict[str, Any]:
    """Spread the sessions over columns; a session that a day does not have is an empty one."""
    sessions = [*day["sessions"], *[(0, 0)] * (most - len(day["sessions"]))]
    spread = {
        f"{name}_{k}": at for k, pair in enumerate(sessions) for name, at in zip(("begin", "end"), pair, strict=True)
    }
    return {key: value for key, value in day.items() if key != "sessions"} | spread


def buckets_of(working: Sequence[Mapping[str, Any]], size: int) -> list[dict[str, Any]]:
    """Cut the worked time into buckets so short that each touches two days at most."""
    rows, place = [], 0
    total = working[-1]["hour_ticks"] + working[-1]["length"]
    for bucket in range(-(-total // size)):
        while working[place]["hour_ticks"] + working[place]["length"] <= bucket * size:
            place += 1
        day = working[place]
        rows.append(
            {
                "bucket_key": day["office"] * KEYS_AN_OFFICE + bucket,
                "first_ordinal": day["ordinal"],
                "switch_tick": day["hour_ticks"] + day["length"],
            }
        )
    return rows


def months_of(first_year: int, last_year: int) -> list[dict[str, Any]]:
    """Lay out months: the first day of each and its length."""
    firsts = [date(year, month, 1) for year in range(first_year, last_year + 1) for month in range(1, 13)]
    ends = [*firsts[1:], date(last_year + 1, 1, 1)]
    return [
        {
            "month_key": first.year * 12 + first.month - 1,
            "month_first_day": (first - EPOCH).days,
            "month_length": (end - first).days,
        }
        for first, end in zip(firsts, ends, strict=True)
    ]
