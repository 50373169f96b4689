"""Which notices have become due: each (matter, watch, rung) once, however often and in whatever order asked."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from wenxiao.calendars import WorkingCalendar, default_calendar
from wenxiao.clocks import Clock, Colour, Watch, colour_of_watch, expiry_of
from wenxiao.supervision.moments import Setting, called_at
from wenxiao.supervision.notices import Notice, NoticeState
from wenxiao.supervision.rungs import Rung, in_force_for


def due_notices(
    matter: str,
    watches: Iterable[Watch],
    rungs: Sequence[Rung],
    at: datetime,
    existing: Collection[Notice] = (),
    *,
    calendar: WorkingCalendar | None = None,
    traits: Collection[str] = (),
) -> tuple[Notice, ...]:
    """Return the notices that have become due by `at` and do not exist yet.

    A (matter, watch, rung) falls due once, whatever the version of the watch and however often this is asked; a
    further lap is a watch of its own. A watch reached before the rung's moment, exempt, suspended or on a provisional
    calendar calls for none. Of a rung's versions the one in force on the watch's due day counts. `calendar` (None: a
    government office's) counts the delays of rungs; `traits` say of the matter what a ladder may begin higher for.
    """
    watches = tuple(watches)
    notices = [notice for notice in existing if notice.matter == matter]
    have = {(notice.watch, notice.rung.code) for notice in notices}
    setting = Setting(at=at, watches=watches, notices=notices, calendar=calendar or default_calendar())
    return tuple(
        Notice(matter=matter, watch=watch.code, rung=rung, state=NoticeState.DUE, due_at=due_at)
        for watch in watches
        for rung, as_called in _begun_at(in_force_for(watch, rungs), traits)
        if (watch.code, rung.code) not in have
        and (due_at := called_at(watch, as_called, setting)) is not None
        and colour_of_watch(watch, at) is not Colour.SUSPENDED
    )


def _begun_at(rungs: Sequence[Rung], traits: Collection[str]) -> Iterator[tuple[Rung, Rung]]:
    """Each rung with the rung by whose moment it is called: the ladder may begin higher for a matter of some kind."""
    start = max((n for n, rung in enumerate(rungs) if set(rung.starts_for) & set(traits)), default=0)
    for rung in rungs[start:]:
        begins = rung is rungs[start] and start > 0
        as_called = replace(rung, moment=rungs[0].moment, after=rungs[0].after) if begins else rung
        yield rung, as_called


def watches_to_ask_about(
    kind: str,
    watches: Iterable[Watch],
    rungs: Sequence[Rung],
    at: datetime,
    existing: Iterable[Notice] = (),
    *,
    calendar: WorkingCalendar | None = None,
    traits: Collection[str] = (),
) -> tuple[Watch, ...]:
    """Return the open watches of which what a kind of paper says is true, so that a person may ask for one by hand.

    They are those for which the ladder itself calls for it, delays of its rungs apart: a 督办单 about what is red, a
    talk about what was missed twice in a row, whether or not one was made, withheld or void.
    """
    watches, existing = tuple(watches), tuple(existing)
    named = [rung for rung in rungs if rung.document.code == kind]
    codes = {rung.code for rung in named}
    others = [notice for notice in existing if notice.rung.code not in codes]
    setting = Setting(at=at, watches=watches, notices=others, calendar=calendar or default_calendar())
    return tuple(
        watch
        for watch in watches
        if colour_of_watch(watch, at) not in (Colour.DONE, Colour.SUSPENDED)
        and any(
            called_at(watch, replace(as_called, after=None), setting) is not None
            for rung, as_called in _begun_at(in_force_for(watch, rungs), traits)
            if rung.code in codes
        )
    )


def next_call(
    watches: Iterable[Watch],
    rungs: Sequence[Rung],
    at: datetime,
    existing: Iterable[Notice] = (),
    *,
    calendar: WorkingCalendar | None = None,
) -> datetime | None:
    """Return the first moment after `at` at which a notice may fall due if nothing more happens; None: never.

    Until then `due_notices` finds nothing new. It may be too early, as for a watch on a provisional calendar, and
    never too late; a new fact, a step of a notice or a new calendar asks anew.
    """
    calendar = calendar or default_calendar()
    open_watches = [watch for watch in watches if watch.done_at is None or watch.done_at > at]
    turns = [
        moment
        for watch in open_watches
        for moment in (watch.yellow_at, watch.red_at, watch.exempt_until, watch.resumes_at)
        if moment is not None
    ]
    turns += [notice.reply_by for notice in existing if notice.reply_by is not None and not notice.is_set_aside]
    delays = {rung.after for rung in rungs if rung.after is not None}
    ends = (expiry_of(Clock(limit=delay, started_at=turn, calendar=calendar)) for delay in delays for turn in turns)
    return min((moment for moment in (*turns, *ends) if moment is not None and moment > at), default=None)
