"""Schedules and monthly reports, by seed: milestones on working days, some adjusted, some behind, some silent."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wenxiao.analytics.facts import OFFICE_OF_SCHEDULES, SCHEMAS
from wenxiao.analytics.generation.kinds import WHOLE, SchedulePlan
from wenxiao.analytics.generation.laps import Part
from wenxiao.analytics.generation.rhythm import Moments, Rhythm, Shares
from wenxiao.analytics.timekeeping import DAY
from wenxiao.calendars import office_calendar, release_calendar

_MONTH = 30 * DAY
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def schedule_tables(part: Part, plan: SchedulePlan, rhythm: Rhythm) -> dict[str, pa.Table]:
    """Make the milestones, the reports and the awaited reports of a part; amounts are percentages of the whole."""
    count = len(part.opened_at)
    numbers = part.first_matter + np.arange(count)
    adjusted = part.chance.random(count) * WHOLE < plan.adjusted
    made = [
        _milestones(numbers, part.opened_at, plan, rhythm, 1, 0),
        _milestones(numbers[adjusted], part.opened_at[adjusted], plan, rhythm, 2, 2 * _MONTH),
    ]
    behind = part.chance.random(count) * WHOLE < plan.behind
    pace = np.where(behind, 0.5 + 0.45 * part.chance.random(count), 1.0 + 0.15 * part.chance.random(count))
    months = range(1, plan.months + 1)
    return {
        "milestones": pa.concat_tables(made),
        "reports": pa.concat_tables([_reports(part, plan, rhythm, numbers, pace, month) for month in months]),
        "awaited": _awaited(part, plan, rhythm, numbers),
    }


def _milestones(
    numbers: Moments, opened_at: Moments, plan: SchedulePlan, rhythm: Rhythm, version: int, later: int
) -> pa.Table:
    tables = []
    for place in range(1, plan.milestones + 1):
        planned = opened_at + plan.months * _MONTH * place // plan.milestones + later
        on = rhythm.next_working[np.clip((planned - rhythm.first_at) // DAY, 0, len(rhythm.works) - 1)]
        amount = np.full(len(numbers), 100 * place // plan.milestones)
        columns = {
            "matter": numbers,
            "version": np.full(len(numbers), version, dtype=np.int32),
            "code": np.full(len(numbers), f"m{place:02}", dtype=object),
            "org_unit": np.full(len(numbers), "", dtype=object),
            "is_supporting": np.zeros(len(numbers), dtype=np.bool_),
            "weight": _decimal(np.ones(len(numbers))),
            "starts_at": pa.nulls(len(numbers), pa.int64()),
            "due_at": rhythm.first_at + on * DAY + rhythm.closes,
            "amount": _decimal(amount),
        }
        tables.append(pa.table(columns, schema=SCHEMAS["milestones"]))
    return pa.concat_tables(tables)


def _reports(part: Part, plan: SchedulePlan, rhythm: Rhythm, numbers: Moments, pace: Shares, month: int) -> pa.Table:
    """The reports of one month of each matter; some are never sent, some are sent back."""
    chance, count = part.chance, len(numbers)
    happened_at = rhythm.in_hours(part.opened_at + month * _MONTH, chance)
    sent = (happened_at <= part.as_of) & (chance.random(count) * WHOLE >= plan.silent)
    returned = happened_at + (chance.random(count) * 5 * DAY).astype(np.int64)
    is_returned = (chance.random(count) * WHOLE < plan.returned) & (returned <= part.as_of)
    amount = np.minimum(100 * pace * month / plan.months, 100)
    columns = {
        "matter": numbers[sent],
        "series": pa.array(np.full(int(sent.sum()), "", dtype=object), pa.string()),
        "happened_at": happened_at[sent],
        "recorded_at": happened_at[sent],
        "amount": _decimal(amount[sent]),
        "milestone": pa.nulls(int(sent.sum()), pa.string()),
        "through_day": pa.nulls(int(sent.sum()), pa.int64()),
        "returned_at": pa.array(returned[sent], mask=~is_returned[sent]),
    }
    return pa.table(columns, schema=SCHEMAS["reports"])


def _awaited(part: Part, plan: SchedulePlan, rhythm: Rhythm, numbers: Moments) -> pa.Table:
    """The periods of the release calendar that lie within each matter's plan."""
    calendar = office_calendar(OFFICE_OF_SCHEDULES)
    first = calendar.day_of(_EPOCH + timedelta(microseconds=rhythm.first_at))
    last = first + timedelta(days=len(rhythm.works) - 1)
    releases = release_calendar(plan.reports).releases(first, last, calendar)
    opened_day = part.opened_at // DAY
    ends_day = opened_day + plan.months * 30
    tables, awaited_from = [], 0
    for release in releases:
        begins, ends = ((on - _EPOCH.date()).days for on in (release.covers[0].begins_on, release.covers[-1].ends_on))
        release_day = (calendar.day_of(release.release_at) - _EPOCH.date()).days
        meant = (begins >= opened_day) & (ends <= ends_day)
        columns = {
            "matter": numbers[meant],
            "code": pa.array(np.full(int(meant.sum()), f"{plan.reports}/{release.period}", dtype=object), pa.string()),
            "series": pa.array(np.full(int(meant.sum()), "", dtype=object), pa.string()),
            **{
                name: np.full(int(meant.sum()), day, dtype=np.int64)
                for name, day in (
                    ("covers_from", begins),
                    ("covers_to", ends),
                    ("awaited_from", awaited_from),
                    ("release_day", release_day),
                )
            },
        }
        tables.append(pa.table(columns, schema=SCHEMAS["awaited"]))
        awaited_from = release_day + 1
    return pa.concat_tables(tables)


def _decimal(values: NDArray[Any]) -> pa.Array:
    """Whole numbers as amounts."""
    return pa.array(values.astype(np.int32)).cast(SCHEMAS["reports"].field("amount").type)
