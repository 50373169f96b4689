"""The five words of a 督查通报: what is said of a matter's progress at a glance."""

from datetime import datetime
from enum import StrEnum

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.facts import ClockStarted, MatterFacts, ProgressReported
from wenxiao.clocks.knowledge import Knowledge, knowledge_of
from wenxiao.clocks.lights import colour_known, ended
from wenxiao.clocks.watches import Watch, WatchKind, colour_of_watch
from wenxiao.clocks.watching import watches_known
from wenxiao.clocks.watching.pace import standpoint_of


class ProgressWord(StrEnum):
    """已完成、超进度、达到序时进度、欠进度、未启动."""

    DONE = "done"
    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    NOT_BEGUN = "not_begun"


def progress_word(
    facts: MatterFacts, at: datetime, known_at: datetime | None = None, *, confirmed_only: bool = False
) -> ProgressWord | None:
    """Return the word for a matter at a moment; None where it has left the list.

    Done; else not begun while nothing is reported; else behind where a milestone or limit is past or a series behind;
    else ahead where a series is ahead, or a milestone is reached that is not due yet; else on pace.
    """
    known = knowledge_of(facts, at, known_at, confirmed_only=confirmed_only)
    watches = watches_known(known)
    if ended(known):
        return None
    if watches and colour_known(known, watches, at) is Colour.DONE:
        return ProgressWord.DONE
    if at < facts.opened_at or not _is_begun(known):
        return ProgressWord.NOT_BEGUN
    points = [standpoint_of(known, line) for line in (known.schedule.trajectories if known.schedule else ())]
    standings = [point.standing for point in points if point]
    late = any(colour_of_watch(watch, at) is Colour.RED for watch in watches if watch.kind is not WatchKind.REPORT)
    if late or any(standing.is_behind for standing in standings):
        return ProgressWord.BEHIND
    if any(standing.is_ahead for standing in standings) or any(_is_early(watch, at) for watch in watches):
        return ProgressWord.AHEAD
    return ProgressWord.ON_PACE


def _is_begun(known: Knowledge) -> bool:
    """Whether something was done: a clock runs, a milestone is reached, an amount is more than none."""
    for fact in known.events:
        if isinstance(fact, ClockStarted):
            return True
        if isinstance(fact, ProgressReported) and known.counts(fact.report) and (fact.milestone or fact.amount):
            return True
    return False


def _is_early(watch: Watch, at: datetime) -> bool:
    is_reached = watch.done_at is not None and watch.done_at <= at
    return watch.kind is WatchKind.MILESTONE and is_reached and watch.due_at is not None and at < watch.due_at
