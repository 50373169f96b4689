"""The rows of the limits that laps run by: amounts in ticks, rules as flags."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pyarrow as pa

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.ticks import EVENLY, WORKING_DAYS, WORKING_HOURS
from wenxiao.analytics.timekeeping import DAY, HOUR
from wenxiao.calendars import TimeUnit
from wenxiao.clocks import TimeLimit
from wenxiao.errors import LakeInvalidError

THOUSAND = 1000
"""Amounts of limits and extensions are in thousandths."""
_BY_DAY = (TimeUnit.WORKING_DAYS, TimeUnit.CALENDAR_DAYS, TimeUnit.MONTHS)
_TEMPO = {TimeUnit.WORKING_DAYS: WORKING_DAYS, TimeUnit.WORKING_HOURS: WORKING_HOURS}


def limit_table(limits: Sequence[tuple[TimeLimit, str]], days: DayTables) -> pa.Table:
    """Lay out limits, each with the code of the office whose hours it runs by; their number is their place.

    Raise LakeInvalidError for an amount that is no whole number of ticks.
    """
    return pa.Table.from_pylist(
        [_limit_row(number, limit, office, days) for number, (limit, office) in enumerate(limits)], schema=_LIMITS
    )


_LIMITS = pa.schema(
    [
        *(
            pa.field(name, pa.int64())
            for name in ("grace_ticks", "longest_ticks", "limit_id", "office", "tempo", "unit_ticks", "bucket_ticks")
        ),
        *(pa.field(name, pa.int64()) for name in ("budget", "thousandth", "near_ticks", "near_part", "near_of")),
        *(pa.field(name, pa.bool_()) for name in ("by_day", "in_months", "to_midnight", "counts_start_day")),
        *(pa.field(name, pa.bool_()) for name in ("late_intake_is_next_day", "end_moves_off_rest_days")),
        pa.field("is_advisory", pa.bool_()),
    ]
)


def _limit_row(number: int, limit: TimeLimit, office: str, days: DayTables) -> dict[str, Any]:
    in_months = limit.unit is TimeUnit.MONTHS
    unit_ticks = _unit_ticks(limit.unit, office, days)
    return {
        "limit_id": number,
        "office": days.offices[office],
        "tempo": _TEMPO.get(limit.unit, EVENLY),
        "unit_ticks": unit_ticks,
        "bucket_ticks": days.bucket_ticks[office],
        # A budget in months is turned into days from its start on, so here it is thousandths of a month.
        "budget": _whole(limit.amount * (THOUSAND if in_months else unit_ticks), limit),
        "thousandth": 1 if in_months else _whole(Fraction(unit_ticks, THOUSAND), limit),
        "near_ticks": _ticks(limit.near_amount, unit_ticks, limit),
        "grace_ticks": _ticks(limit.grace_amount, unit_ticks, limit) or None,
        "longest_ticks": _ticks(limit.longest_suspension, unit_ticks, limit),
        "near_part": None if limit.near_share is None else limit.near_share.numerator,
        "near_of": None if limit.near_share is None else limit.near_share.denominator,
        "by_day": limit.unit in _BY_DAY,
        "in_months": in_months,
        "to_midnight": limit.unit in (TimeUnit.CALENDAR_DAYS, TimeUnit.MONTHS),
        "counts_start_day": limit.counts_start_day,
        "late_intake_is_next_day": limit.late_intake_is_next_day,
        "end_moves_off_rest_days": limit.end_moves_off_rest_days,
        "is_advisory": limit.is_advisory,
    }


def _unit_ticks(unit: TimeUnit, office: str, days: DayTables) -> int:
    if unit is TimeUnit.WORKING_DAYS:
        return days.day_ticks[office]
    return DAY if unit in _BY_DAY else HOUR


def _ticks(amount: Fraction | None, unit_ticks: int, limit: TimeLimit) -> int | None:
    return None if amount is None else _whole(amount * unit_ticks, limit)


def _whole(ticks: Fraction, limit: TimeLimit) -> int:
    if ticks.denominator != 1:
        raise LakeInvalidError(f"时限{limit.amount}（{limit.unit}）分不成整份。请写成能被一天的秒数整除的数")
    return ticks.numerator
