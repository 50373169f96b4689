"""The watches of reporting: one for each period of a release calendar. Silence is not green."""

from collections.abc import Iterator
from datetime import datetime

from wenxiao.calendars import WorkingCalendar
from wenxiao.calendars.releases import Release
from wenxiao.calendars.titles import covered_title
from wenxiao.catalog import in_force
from wenxiao.clocks.facts import ProgressReported
from wenxiao.clocks.knowledge import Knowledge
from wenxiao.clocks.schedules import Reporting
from wenxiao.clocks.watches import Watch, WatchKind


def report_watches(known: Knowledge) -> Iterator[Watch]:
    """Yield a watch for each period that has a report: yellow on the day it is due, red some working days later."""
    for reporting in known.schedule.reporting if known.schedule else ():
        for release in _releases(reporting, known.calendar()):
            yield _watch_of(known, reporting, release)


def _releases(reporting: Reporting, calendar: WorkingCalendar) -> tuple[Release, ...]:
    return reporting.releases.releases(reporting.begins_on, reporting.ends_on, calendar)


def _watch_of(known: Knowledge, reporting: Reporting, release: Release) -> Watch:
    calendar = known.calendar()
    rule = in_force(known.facts.rules, calendar.day_of(release.release_at))
    sent = [fact for fact in known.events if isinstance(fact, ProgressReported) and fact.series == reporting.series]
    reports = [fact for fact in sent if _is_for(fact, known, reporting, release)]
    standing = next((fact for fact in reports if fact.report not in known.returned), None)
    yellow_at, red_at = _turns(known, reporting, release, rule.report_red_after_working_days)
    returned = [known.returned[fact.report] for fact in reports if fact.report in known.returned]
    if standing is None and returned:
        yellow_at = max(returned)
        red_at = max(red_at, _closing_after(calendar, max(returned), rule.resubmit_working_days))
    return Watch(
        code=f"{reporting.code}/{release.period}",
        title=f"{covered_title(release.covers)}{reporting.title}",
        kind=WatchKind.REPORT,
        starts_at=calendar.midnight(release.covers[0].begins_on),
        due_at=calendar.closing(calendar.day_of(release.release_at)),
        yellow_at=yellow_at,
        red_at=red_at,
        done_at=standing.happened_at if standing else None,
        confirmed_at=known.confirmed.get(standing.report) if standing else None,
        is_provisional=calendar.is_provisional(calendar.day_of(release.release_at)),
    )


def _is_for(report: ProgressReported, known: Knowledge, reporting: Reporting, release: Release) -> bool:
    """Whether a report is of the period; one that names no day is for the period awaited when it came."""
    if report.through is not None:
        return any(report.through in period for period in release.covers)
    calendar, on = known.calendar(), known.calendar().day_of(report.happened_at)
    awaited = (r for r in _releases(reporting, calendar) if calendar.day_of(r.release_at) >= on)
    return next(awaited, None) == release


def _turns(known: Knowledge, reporting: Reporting, release: Release, red_after: int) -> tuple[datetime, datetime]:
    def opening(calendar: WorkingCalendar) -> datetime:
        return calendar.opening(calendar.day_of(_again(reporting, release, calendar).release_at))

    def red(calendar: WorkingCalendar) -> datetime:
        return _closing_after(calendar, _again(reporting, release, calendar).release_at, red_after)

    calendar = known.calendar()
    return known.settled(opening) or opening(calendar), known.settled(red) or red(calendar)


def _again(reporting: Reporting, release: Release, calendar: WorkingCalendar) -> Release:
    """The release of the same period under another calendar."""
    return next((r for r in _releases(reporting, calendar) if r.period == release.period), release)


def _closing_after(calendar: WorkingCalendar, at: datetime, working_days: int) -> datetime:
    return calendar.closing(calendar.working_day_after(calendar.day_of(at), working_days))
