"""Knowledge: what is known of a matter at one moment, sorted out once for all its watches."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from wenxiao.calendars import WorkingCalendar
from wenxiao.clocks.facts import (
    CalendarPublished,
    Fact,
    MatterFacts,
    ProgressConfirmed,
    ProgressReported,
    ProgressReturned,
    ScheduleSet,
)
from wenxiao.clocks.schedules import Schedule


@dataclass(frozen=True, slots=True)
class Claim:
    """A report that counts, with the moment of its confirmation if there is one."""

    report: ProgressReported
    confirmed_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Knowledge:
    """The facts of one moment with the knowledge of another; make it with `knowledge_of`."""

    facts: MatterFacts
    events: tuple[Fact, ...]
    """In the order they happened."""
    confirmed: dict[str, datetime]
    returned: dict[str, datetime]
    schedule: Schedule | None
    confirmed_only: bool
    """Whether only what the verifying unit has confirmed counts."""

    def counts(self, report: str) -> bool:
        """Whether a report counts: it was not returned, and is confirmed where only that counts."""
        return report not in self.returned and (report in self.confirmed or not self.confirmed_only)

    def claims(self, series: str | None = None, *, unconfirmed_too: bool = False) -> list[Claim]:
        """The reports of a series that count, in the order they happened."""
        return [
            Claim(fact, self.confirmed.get(fact.report))
            for fact in self.events
            if isinstance(fact, ProgressReported)
            and fact.series == series
            and (self.counts(fact.report) or (unconfirmed_too and fact.report not in self.returned))
        ]

    def calendar(self, office: WorkingCalendar | None = None) -> WorkingCalendar:
        """The working calendar of an office (None: the matter's) with all that is published by now."""
        *_, newest = self._calendars(office)
        return newest[1]

    def settled(
        self, moment_of: Callable[[WorkingCalendar], datetime | None], office: WorkingCalendar | None = None
    ) -> datetime | None:
        """Return a moment that rests on the calendar, as each publication has moved it.

        A publication that brings it forward never brings it before its own recording: nobody is late in hindsight.
        """
        (_, first), *later = self._calendars(office)
        moment = moment_of(first)
        for published_at, calendar in later:
            fresh = moment_of(calendar)
            if moment is not None and fresh is not None and fresh < moment and published_at is not None:
                fresh = max(fresh, min(moment, published_at))
            moment = fresh
        return moment

    def _calendars(self, office: WorkingCalendar | None) -> Iterator[tuple[datetime | None, WorkingCalendar]]:
        calendar = office or self.facts.calendar
        yield None, calendar
        if calendar.works_every_day:
            return
        published = [fact for fact in self.events if isinstance(fact, CalendarPublished)]
        for fact in sorted(published, key=lambda fact: fact.recorded_at):
            calendar = replace(calendar, own_days={**calendar.own_days, **fact.days})
            yield fact.recorded_at, calendar


def knowledge_of(
    facts: MatterFacts,
    at: datetime,
    known_at: datetime | None = None,
    *,
    confirmed_only: bool = False,
    version: int | None = None,
) -> Knowledge:
    """Sort out the facts of `at` with the knowledge of `known_at` (None: all recorded).

    `version` judges by that version of the schedule instead of the newest.
    """
    events = facts.known(at, known_at)
    schedules = [fact.schedule for fact in events if isinstance(fact, ScheduleSet)]
    wanted = [schedule for schedule in schedules if version in (None, schedule.version)]
    return Knowledge(
        facts=facts,
        events=events,
        confirmed={fact.report: fact.happened_at for fact in events if isinstance(fact, ProgressConfirmed)},
        returned={fact.report: fact.happened_at for fact in events if isinstance(fact, ProgressReturned)},
        schedule=max(wanted, key=lambda schedule: schedule.version, default=None),
        confirmed_only=confirmed_only,
    )


def reported_amount(known: Knowledge) -> Decimal | None:
    """The newest cumulative amount of the matter that counts, or None while none is reported."""
    amounts = [claim.report.amount for claim in known.claims() if claim.report.amount is not None]
    return amounts[-1] if amounts else None
