"""The columns of the fact tables.

Moments are microseconds since 1970 in UTC (int64), null where there is none; days are counted from 1970-01-01.
"""

from collections.abc import Mapping

import pyarrow as pa

_MOMENT = _DAY = pa.int64()
_AMOUNT = pa.decimal128(18, 4)
_KEYS = {"matter": pa.int64(), "version": pa.int32(), "code": pa.string()}
"""One part of a version of a matter's schedule."""

SCHEMAS: Mapping[str, pa.Schema] = {
    "matters": pa.schema(
        {
            "matter": pa.int64(),
            "kind": pa.string(),
            "stage": pa.string(),
            "unit": pa.string(),
            "chain": pa.int64(),  # row of the chains: which calendars became known to it, and when; null: none
            "opened_at": _MOMENT,
            "left_at": _MOMENT,  # from when it counts no longer
            "end_kind": pa.string(),  # closed merged withdrawn normalised; null while it counts
        }
    ),
    "acts": pa.schema(  # what moves the matter as a whole
        {
            "matter": pa.int64(),
            "place": pa.int64(),  # among the matter's facts; decides between two of one moment
            "act": pa.string(),  # planned completed reopened
            "version": pa.int32(),  # of the schedule that was set; null for the others
            "happened_at": _MOMENT,
            "recorded_at": _MOMENT,
        }
    ),
    "laps": pa.schema(
        {
            "lap": pa.int64(),
            "matter": pa.int64(),
            "code": pa.string(),  # clock and number of the run: resolve/2
            "limit_id": pa.int32(),  # row of the limits
            "org_unit": pa.string(),  # that holds it now
            "is_supporting": pa.bool_(),
            "started_at": _MOMENT,
            "ended_at": _MOMENT,  # done, or a further lap took its place
        }
    ),
    "suspensions": pa.schema({"lap": pa.int64(), "began_at": _MOMENT, "ended_at": _MOMENT}),
    "extensions": pa.schema({"lap": pa.int64(), "amount": pa.int64(), "asked_at": _MOMENT}),
    "milestones": pa.schema(
        {
            **_KEYS,
            "org_unit": pa.string(),
            "is_supporting": pa.bool_(),
            "weight": _AMOUNT,
            "starts_at": _MOMENT,
            "due_at": _MOMENT,
            "amount": _AMOUNT,  # null: reached by a report of its code
        }
    ),
    "series": pa.schema(  # trajectories; those of milestones are not watched
        {
            **_KEYS,
            "rule": pa.string(),
            "target": _AMOUNT,
            "baseline": _AMOUNT,
            "tolerance": _AMOUNT,  # null: the rule's own
            "begins_day": _DAY,
            "ends_day": _DAY,
            "accumulates": pa.bool_(),
            "clear_within": pa.int64(),
            "way_id": pa.int64(),  # row of the ways: how a year's work spreads over its months
            "release_id": pa.int64(),  # release calendar of its figures; null: reported when they are
            "last_ends_day": _DAY,  # last day of the last period that has figures of it
        }
    ),
    "points": pa.schema({**_KEYS, "on_day": _DAY, "value": _AMOUNT}),  # given values of a series
    "reports": pa.schema(
        {
            "matter": pa.int64(),
            "place": pa.int64(),
            "series": pa.string(),  # empty: the matter's own progress
            "happened_at": _MOMENT,
            "recorded_at": _MOMENT,
            "amount": _AMOUNT,
            "milestone": pa.string(),
            "through_day": _DAY,  # last day of what it covers; null: not named
            "open_working_days": pa.int64(),  # how long the oldest open case has stood; null: none, or not known
            "confirmed_at": _MOMENT,
            "returned_at": _MOMENT,
        }
    ),
    "awaited": pa.schema(  # the periods of which a version of the schedule awaits a report
        {
            **_KEYS,
            "series": pa.string(),
            "release_id": pa.int64(),
            "covers_from": _DAY,
            "covers_to": _DAY,  # last day of the period whose release it is
            "follows_day": _DAY,  # that of the period awaited before it; null for the first
        }
    ),
    "exemptions": pa.schema({"matter": pa.int64(), "code": pa.string(), "until": _MOMENT}),
}
