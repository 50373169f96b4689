"""Lights: one light for a matter, derived and explained, never edited."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wenxiao.clocks.aggregates import Member
from wenxiao.clocks.colours import Colour, worst_first
from wenxiao.clocks.explaining import explanation
from wenxiao.clocks.facts import End, MatterEnded, MatterFacts
from wenxiao.clocks.knowledge import Knowledge, knowledge_of
from wenxiao.clocks.stretches import newest_first
from wenxiao.clocks.watches import Watch, WatchKind, by_due, colour_of_watch
from wenxiao.clocks.watching import watches_known
from wenxiao.clocks.watching.completion import is_resting
from wenxiao.sentences import Sentence, sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Light:
    """What a matter shows at a moment, and why."""

    colour: Colour
    rule: str
    """Which rule decided: those of `explanations`, and all_done, left."""
    why: Sentence
    numbers: Sentence
    next: Sentence | None = None
    """What turns the light, and when, if nothing more happens."""
    way_out: Sentence | None = None
    """What would turn it green."""
    until: datetime | None = None
    """When it changes if nothing more happens; None if it never does."""
    since: datetime | None = None
    watch: str | None = None
    """Code of the watch that decided."""
    was_late: bool = False
    """Whether something was reached after its due moment."""
    awaiting_confirmation: bool = False
    """Whether the light rests on a claim that the verifying unit has not confirmed."""
    is_provisional: bool = False
    """Whether a moment in it rests on a calendar that is not published yet."""
    exempt_until: datetime | None = None
    """Until when the watch that decided is exempted (容错免责); None if it is not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A light that turns at a moment."""

    at: datetime
    colour: Colour


def light_at(
    facts: MatterFacts,
    at: datetime,
    known_at: datetime | None = None,
    *,
    confirmed_only: bool = False,
) -> Light:
    """Return the light of a matter at one moment with the knowledge of another.

    `known_at=None` takes all that is recorded; `known_at=at` gives what was shown on the day. `confirmed_only` counts
    only confirmed progress: what may be published. The matter's aggregate decides the colour; of the watches that show
    it, the one due first explains it.
    """
    known = knowledge_of(facts, at, known_at, confirmed_only=confirmed_only)
    watches = watches_known(known)
    colour = colour_known(known, watches, at)
    change = _next_change(known, watches, at)
    light = replace(explained(known, watches, at, colour), until=change.at if change else None)
    if colour is Colour.NOT_STARTED:
        return light
    confirmed = knowledge_of(facts, at, known_at, confirmed_only=True)
    return replace(
        light,
        since=_shining_since(facts, at, known_at, confirmed_only, colour),
        was_late=any(watch.was_late for watch in watches),
        awaiting_confirmation=colour_known(confirmed, watches_known(confirmed), at) is not colour,
        is_provisional=any(watch.is_provisional for watch in watches),
        exempt_until=_exempt_until(watches, light.watch, at),
    )


def next_change(
    facts: MatterFacts, at: datetime, known_at: datetime | None = None, *, confirmed_only: bool = False
) -> Change | None:
    """Return when and to what a light turns if nothing more happens; None if it never does."""
    known = knowledge_of(facts, at, known_at, confirmed_only=confirmed_only)
    return _next_change(known, watches_known(known), at)


def colour_known(known: Knowledge, watches: Sequence[Watch], at: datetime) -> Colour:
    """Return the colour of a matter at a moment from its watches."""
    if at < known.facts.opened_at:
        return Colour.NOT_STARTED
    return Colour.DONE if ended(known) or is_resting(known) else known.facts.aggregate.colour_of(_members(watches, at))


def has_left(facts: MatterFacts, at: datetime) -> bool:
    """Whether the matter has left the list by a moment (并案, 终止, 转常态); nothing open in it is asked for."""
    return ended(knowledge_of(facts, at)) is not None


def ended(known: Knowledge) -> MatterEnded | None:
    """The fact by which the matter left the list, or None."""
    return next((fact for fact in known.events if isinstance(fact, MatterEnded)), None)


def _members(watches: Sequence[Watch], at: datetime) -> list[Member]:
    return [
        Member(colour=colour_of_watch(watch, at), weight=watch.weight, is_supporting=watch.is_supporting)
        for watch in watches
    ]


def _next_change(known: Knowledge, watches: Sequence[Watch], at: datetime) -> Change | None:
    if at < known.facts.opened_at:
        opening = known.facts.opened_at
        return Change(at=opening, colour=colour_known(known, watches, opening))
    colour = colour_known(known, watches, at)
    for moment in sorted({turn for watch in watches for turn in watch.turns if turn > at}):
        later = colour_known(known, watches, moment)
        if later is not colour:
            return Change(at=moment, colour=later)
    return None


def _shining_since(
    facts: MatterFacts, at: datetime, known_at: datetime | None, confirmed_only: bool, colour: Colour
) -> datetime:
    """The moment from which the light has been this colour without a break."""
    since = at
    for stretch in newest_first(facts, at, known_at, confirmed_only=confirmed_only):
        for moment in reversed(stretch.moments):
            if colour_known(stretch.known, stretch.watches, moment) is not colour:
                return since
            since = moment
    return since


def explained(known: Knowledge, watches: Sequence[Watch], at: datetime, colour: Colour) -> Light:
    """Return a light of a known colour with its why, next and way out, without what needs its past."""
    if end := ended(known):
        why = sentence(_LEFT[end.end], reason=end.reason)
        return Light(colour=colour, rule="left", why=why, numbers=why)
    if not watches and is_resting(known):
        why = sentence("已办结")
        return Light(colour=colour, rule="all_done", why=why, numbers=why)
    if at < known.facts.opened_at or not watches:
        return Light(
            colour=Colour.NOT_STARTED,
            rule="not_started",
            why=sentence("未启动：{moment}起计", moment=known.facts.opened_at),
            numbers=sentence("尚无进度计划"),
        )
    if colour is Colour.DONE:
        return _all_done(watches)
    watch = _deciding(known, watches, at)
    said = explanation(known, watch, at)
    return Light(
        colour=colour,
        rule=said.rule,
        why=said.why,
        numbers=said.numbers,
        next=said.next,
        way_out=said.way_out,
        watch=watch.code,
    )


_LEFT = {
    End.MERGED: "已并案：{reason}，不再计入",
    End.WITHDRAWN: "已终止：{reason}，不再计入",
    End.NORMALISED: "已转为常态工作：{reason}，不再计入",
}


def _deciding(known: Knowledge, watches: Sequence[Watch], at: datetime) -> Watch:
    """Of the watches that count under the aggregate, the worst; among equals the one due first."""
    members = _members(watches, at)
    counting = known.facts.aggregate.counting(members)
    chosen = [watch for watch, member in zip(watches, members, strict=True) if member in counting]
    return min(chosen, key=lambda watch: (worst_first(colour_of_watch(watch, at)), by_due(watch)))


def _all_done(watches: Sequence[Watch]) -> Light:
    is_all_milestones = all(watch.kind is WatchKind.MILESTONE for watch in watches)
    late = sum(watch.was_late for watch in watches)
    template = (_MILESTONES if is_all_milestones else _WATCHES)[bool(late)]
    why = sentence(template, count=len(watches), late=late)
    return Light(colour=Colour.DONE, rule="all_done", why=why, numbers=why)


_MILESTONES = ("{count}个节点全部完成", "{count}个节点全部完成，其中{late}个曾超时")
_WATCHES = ("{count}个计时项全部办结", "{count}个计时项全部办结，其中{late}个曾超时")


def _exempt_until(watches: Sequence[Watch], code: str | None, at: datetime) -> datetime | None:
    ends = (watch.exempt_until for watch in watches if watch.code == code)
    return next((end for end in ends if end is not None and end > at), None)
