"""Schedules and monthly claims, by seed: milestones on working days, some adjusted, some behind."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wenxiao.analytics.days import DAY
from wenxiao.analytics.facts import SCHEMAS
from wenxiao.analytics.generation.kinds import WHOLE, SchedulePlan
from wenxiao.analytics.generation.laps import Part
from wenxiao.analytics.generation.rhythm import Moments, Rhythm, Shares

_MONTH = 30 * DAY


def schedule_tables(part: Part, plan: SchedulePlan, rhythm: Rhythm) -> tuple[pa.Table, pa.Table]:
    """Make the milestones and the claims of a part; amounts are percentages of the whole."""
    count = len(part.opened_at)
    numbers = part.first_matter + np.arange(count)
    adjusted = part.chance.random(count) * WHOLE < plan.adjusted
    made = [
        _milestones(numbers, part.opened_at, plan, rhythm, 1, 0),
        _milestones(numbers[adjusted], part.opened_at[adjusted], plan, rhythm, 2, 2 * _MONTH),
    ]
    behind = part.chance.random(count) * WHOLE < plan.behind
    pace = np.where(behind, 0.5 + 0.45 * part.chance.random(count), 1.0 + 0.15 * part.chance.random(count))
    return pa.concat_tables(made), pa.concat_tables(
        [_claims(part, plan, rhythm, numbers, pace, month) for month in range(1, plan.months + 1)]
    )


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


def _claims(part: Part, plan: SchedulePlan, rhythm: Rhythm, numbers: Moments, pace: Shares, month: int) -> pa.Table:
    happened_at = rhythm.in_hours(part.opened_at + month * _MONTH, part.chance)
    reported = happened_at <= part.as_of
    amount = np.minimum(100 * pace * month / plan.months, 100)
    columns = {
        "matter": numbers[reported],
        "happened_at": happened_at[reported],
        "recorded_at": happened_at[reported],
        "amount": _decimal(amount[reported]),
        "milestone": pa.nulls(int(reported.sum()), pa.string()),
    }
    return pa.table(columns, schema=SCHEMAS["claims"])


def _decimal(values: NDArray[Any]) -> pa.Array:
    """Whole numbers as amounts."""
    return pa.array(values.astype(np.int32)).cast(SCHEMAS["claims"].field("amount").type)
