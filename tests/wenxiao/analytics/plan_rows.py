"""A version of a schedule as rows of the fact tables."""

from tests.wenxiao.analytics.laying import OFFICES, Laying, Row, written
from wenxiao.analytics.pace_rows import shares_of
from wenxiao.analytics.timekeeping import day_number, microseconds
from wenxiao.calendars import office_calendar
from wenxiao.clocks import Schedule, Trajectory


def lay_out_plan(laying: Laying, key: Row, schedule: Schedule) -> None:
    """Add the rows of a version; `key` names the matter and the version."""
    laying.rows["milestones"] += [
        {
            **key,
            "code": milestone.code,
            "org_unit": milestone.org_unit,
            "is_supporting": milestone.is_supporting,
            "weight": milestone.weight,
            "starts_at": written(milestone.starts_at),
            "due_at": microseconds(milestone.due_at),
            "amount": milestone.amount,
        }
        for milestone in schedule.milestones
    ]
    for trajectory in schedule.trajectories:
        _add_series(laying, key | {"code": trajectory.code}, trajectory)
    for reporting in schedule.reporting:
        follows = None
        for release in reporting.releases.releases(reporting.begins_on, reporting.ends_on, office_calendar(OFFICES[0])):
            laying.rows["awaited"].append(
                {
                    **key,
                    "code": f"{reporting.code}/{release.period}",
                    "series": reporting.series or "",
                    "release_id": laying.days.release_ids[reporting.releases.code],
                    "covers_from": day_number(release.covers[0].begins_on),
                    "covers_to": day_number(release.period.ends_on),
                    "follows_day": follows,
                }
            )
            follows = day_number(release.period.ends_on)


def _add_series(laying: Laying, key: Row, trajectory: Trajectory) -> None:
    way, calendar = shares_of(trajectory), office_calendar(OFFICES[0])
    laying.ways += [] if way in laying.ways else [way]
    releases = trajectory.releases
    released = releases.releases(trajectory.begins_on, trajectory.ends_on, calendar) if releases else ()
    laying.rows["series"].append(
        {
            **key,
            "rule": str(trajectory.rule),
            "target": trajectory.target,
            "baseline": trajectory.baseline,
            "tolerance": trajectory.tolerance,
            "begins_day": day_number(trajectory.begins_on),
            "ends_day": day_number(trajectory.ends_on),
            "accumulates": trajectory.accumulates,
            "clear_within": trajectory.clear_within,
            "way_id": laying.ways.index(way),
            "release_id": laying.days.release_ids[releases.code] if releases else None,
            "last_ends_day": day_number(released[-1].period.ends_on) if released else None,
        }
    )
    laying.rows["points"] += [{**key, "on_day": day_number(p.on), "value": p.value} for p in trajectory.points]
