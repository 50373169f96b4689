"""The rows that pace is judged by: how a year's work spreads over its days, and the thresholds of each rule."""

import calendar as months
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

import pyarrow as pa

from wenxiao.analytics.days import DayTables
from wenxiao.analytics.timekeeping import day_number
from wenxiao.clocks import PaceThresholds, Trajectory
from wenxiao.clocks.pace import Measure
from wenxiao.clocks.trajectories import MONTHS_A_YEAR

ALIKE = (Decimal(1),) * MONTHS_A_YEAR
"""The shares of months that all count alike."""
_A_MONTH = lcm(28, 29, 30, 31)
"""Parts of a month, so many that each day has a whole number of them whatever the length of its month."""
_WAYS = pa.schema({"way_id": pa.int64(), "day": pa.int64(), "gone": pa.int64()})
_THRESHOLDS = pa.schema(
    {
        "judged_by": pa.string(),
        "from_day": pa.int64(),
        "until_day": pa.int64(),  # the first day on which another version is in force
        "in_own_unit": pa.bool_(),
        "rule_tolerance": pa.decimal128(18, 4),
    }
)
_EARLIEST, _LATEST = day_number(date.min), day_number(date.max)


def shares_of(trajectory: Trajectory) -> tuple[Decimal, ...]:
    """How a trajectory spreads the work of a year over January to December."""
    return trajectory.seasonal_shares or ALIKE


def way_table(ways: Sequence[tuple[Decimal, ...]], days: DayTables) -> pa.Table:
    """Lay out ways, each numbered by its place: how much of the work is gone by the end of each day, in whole parts.

    Only the proportion of two stretches of one way means anything.
    """
    return pa.Table.from_pylist(
        [row for number, way in enumerate(ways) for row in _days(number, way, days)], schema=_WAYS
    )


def threshold_table(rules: Sequence[PaceThresholds]) -> pa.Table:
    """Lay out the thresholds of every pace rule, each from the day on which it is in force until the next one is."""
    return pa.Table.from_pylist([_threshold(rule, rules) for rule in rules], schema=_THRESHOLDS)


def _days(number: int, way: tuple[Decimal, ...], days: DayTables) -> Iterator[dict[str, Any]]:
    shares = [Fraction(share) for share in way]
    scale = lcm(*(share.denominator for share in shares))
    parts = [int(share * scale) * _A_MONTH for share in shares]
    on, last = days.span
    gone = 0
    while on <= last:
        gone += parts[on.month - 1] // months.monthrange(on.year, on.month)[1]
        yield {"way_id": number, "day": day_number(on), "gone": gone}
        on += timedelta(days=1)


def _threshold(rule: PaceThresholds, rules: Sequence[PaceThresholds]) -> dict[str, Any]:
    begins = sorted({other.in_force_from for other in rules if other.rule is rule.rule})
    later = [begin for begin in begins if begin > rule.in_force_from]
    is_first = rule.in_force_from == begins[0]
    return {
        "judged_by": str(rule.rule),
        "from_day": _EARLIEST if is_first else day_number(rule.in_force_from),
        "until_day": day_number(later[0]) if later else _LATEST,
        "in_own_unit": rule.measured_in is Measure.OWN_UNIT,
        "rule_tolerance": rule.tolerance,
    }
