"""Schedules and monthly reports, by seed: milestones on working days, some adjusted, some behind, some silent."""

from decimal import Decimal

import numpy as np
import pyarrow as pa

from wenxiao.analytics.generation.awaiting import awaited_table
from wenxiao.analytics.generation.columns import amounts, filled, joined
from wenxiao.analytics.generation.kinds import WHOLE, SchedulePlan
from wenxiao.analytics.generation.laps import NEVER, Part
from wenxiao.analytics.generation.rhythm import Moments, Rhythm, Shares
from wenxiao.analytics.timekeeping import DAY

_MONTH = 30 * DAY
_ADJUSTED_AFTER = 3 * _MONTH
_OWN = ""
"""The series of a matter's own progress."""


def schedule_tables(part: Part, plan: SchedulePlan, rhythm: Rhythm, release_id: int) -> dict[str, list[pa.Table]]:
    """Make the milestones, reports, awaited periods and acts of a part; amounts are percentages of the whole."""
    chance, count = part.chance, len(part.opened_at)
    numbers = part.first_matter + np.arange(count)
    adjusted = (chance.random(count) * WHOLE < plan.adjusted) & (part.opened_at + _ADJUSTED_AFTER <= part.as_of)
    behind = chance.random(count) * WHOLE < plan.behind
    pace = np.where(behind, 0.5 + 0.45 * chance.random(count), 1.0 + 0.15 * chance.random(count))
    again, reopened = numbers[adjusted], part.opened_at[adjusted]
    opened_day, last_day = part.opened_at // DAY, part.opened_at // DAY + plan.months * 30
    return {
        "milestones": [
            _milestones(numbers, part.opened_at, plan, rhythm, 1, 0),
            _milestones(again, reopened, plan, rhythm, 2, 2 * _MONTH),
        ],
        "reports": [_reports(part, plan, rhythm, numbers, pace, month) for month in range(1, plan.months + 1)],
        "awaited": [
            *awaited_table(numbers, 1, plan.reports, release_id, _OWN, opened_day, last_day, rhythm),
            *awaited_table(again, 2, plan.reports, release_id, _OWN, opened_day[adjusted], last_day[adjusted], rhythm),
        ],
        "acts": [
            planned(numbers, part.opened_at, 1),
            planned(again, reopened + _ADJUSTED_AFTER, 2),
            *_completions(part, plan, numbers),
        ],
    }


def planned(numbers: Moments, at: Moments, version: int) -> pa.Table:
    """The acts by which a version of each schedule takes effect."""
    return filled(
        "acts", len(numbers), matter=numbers, place=0, act="planned", version=version, happened_at=at, recorded_at=at
    )


def _completions(part: Part, plan: SchedulePlan, numbers: Moments) -> list[pa.Table]:
    """Matters that were accepted as done in the last third of their time, and those of them taken up again."""
    chance, count = part.chance, len(numbers)
    done_at = part.opened_at + ((0.67 + 0.33 * chance.random(count)) * plan.months * _MONTH).astype(np.int64)
    again_at = done_at + (chance.random(count) * 2 * _MONTH).astype(np.int64)
    done = (chance.random(count) * WHOLE < plan.completed) & (done_at <= part.as_of)
    again = done & (chance.random(count) * WHOLE < plan.reopened) & (again_at <= part.as_of)
    return [
        filled(
            "acts",
            int(which.sum()),
            matter=numbers[which],
            place=0,
            act=act,
            happened_at=at[which],
            recorded_at=at[which],
        )
        for act, which, at in (("completed", done, done_at), ("reopened", again, again_at))
    ]


def _milestones(
    numbers: Moments, opened_at: Moments, plan: SchedulePlan, rhythm: Rhythm, version: int, later: int
) -> pa.Table:
    tables = []
    for place in range(1, plan.milestones + 1):
        due = opened_at + plan.months * _MONTH * place // plan.milestones + later
        on = rhythm.next_working[np.clip((due - rhythm.first_at) // DAY, 0, len(rhythm.works) - 1)]
        tables.append(
            filled(
                "milestones",
                len(numbers),
                matter=numbers,
                version=version,
                code=f"m{place:02}",
                org_unit=_OWN,
                is_supporting=False,
                weight=Decimal(1),
                due_at=rhythm.first_at + on * DAY + rhythm.closes,
                amount=amounts(np.full(len(numbers), 100 * place // plan.milestones)),
            )
        )
    return joined("milestones", tables)


def _reports(part: Part, plan: SchedulePlan, rhythm: Rhythm, numbers: Moments, pace: Shares, month: int) -> pa.Table:
    """The reports of one month of each matter; some are never sent, some are sent back."""
    happened_at = rhythm.in_hours(part.opened_at + month * _MONTH, part.chance)
    amount = np.minimum(100 * pace * month / plan.months, 100).astype(np.int64)
    return sent_reports(part, numbers, happened_at, amount, _OWN, month, plan.silent, plan.returned)


def sent_reports(
    part: Part,
    numbers: Moments,
    happened_at: Moments,
    amount: Shares | Moments,
    series: str,
    place: int,
    silent: int,
    returned: int,
    through_day: int | None = None,
) -> pa.Table:
    """The reports of one period that were sent by now; most were confirmed, some sent back."""
    chance, count = part.chance, len(numbers)
    sent = (happened_at <= part.as_of) & (chance.random(count) * WHOLE >= silent)
    judged_at = happened_at + (chance.random(count) * 5 * DAY).astype(np.int64)
    is_judged = judged_at <= part.as_of
    is_returned = (chance.random(count) * WHOLE < returned) & is_judged
    return filled(
        "reports",
        int(sent.sum()),
        matter=numbers[sent],
        place=place,
        series=series,
        happened_at=happened_at[sent],
        recorded_at=happened_at[sent],
        amount=amounts(amount[sent]),
        through_day=through_day,
        confirmed_at=np.where(is_judged & ~is_returned, judged_at, NEVER)[sent],
        returned_at=np.where(is_returned, judged_at, NEVER)[sent],
    )
