"""Lights: one light for a matter, derived and explained, never edited."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from wenxiao.clocks.facts import MatterFacts
from wenxiao.clocks.schedules import Milestone
from wenxiao.clocks.watches import (
    Colour,
    Watch,
    colour_of_watch,
    reported_amount,
    schedule_at,
    watches_of,
    worst_first,
)
from wenxiao.sentences import Sentence, sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Light:
    """What a matter shows at a moment, and why."""

    colour: Colour
    rule: str
    """Which rule decided: not_started, on_schedule, near_limit, past_limit, all_done."""
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
    """Whether a milestone was reached after its due moment."""
    awaiting_confirmation: bool = False
    """Whether the light rests on a claim that the verifying unit has not confirmed."""
    is_provisional: bool = False
    """Whether a moment in it rests on a calendar that is not published yet."""


def light_at(
    facts: MatterFacts,
    at: datetime,
    known_at: datetime | None = None,
    *,
    confirmed_only: bool = False,
) -> Light:
    """Return the light of a matter at one moment with the knowledge of another.

    `known_at=None` takes all that is recorded; `known_at=at` gives what was shown on the day. `confirmed_only` counts
    only confirmed progress: what may be published. The worst watch decides; among equals the earliest due.
    """
    watches = watches_of(facts, at, known_at, confirmed_only=confirmed_only)
    if at < facts.opened_at or not watches:
        return Light(
            colour=Colour.NOT_STARTED,
            rule="not_started",
            why=sentence("未启动：{moment}起计", moment=facts.opened_at),
            numbers=sentence("尚无进度计划"),
            until=facts.opened_at if at < facts.opened_at else None,
        )
    amount = reported_amount(facts, at, known_at, confirmed_only=confirmed_only)
    colour = _aggregate(watches, at)
    confirmed = _aggregate(watches_of(facts, at, known_at, confirmed_only=True), at)
    light = _all_done(watches) if colour is Colour.DONE else _explained(facts, watches, at, known_at, amount)
    return replace(
        light,
        until=_next_change(watches, at, colour),
        since=_shining_since(facts, at, known_at, confirmed_only, colour),
        was_late=any(watch.was_late for watch in watches),
        awaiting_confirmation=confirmed is not colour,
        is_provisional=any(watch.is_provisional for watch in watches),
    )


def _aggregate(watches: tuple[Watch, ...], at: datetime) -> Colour:
    return min((colour_of_watch(watch, at) for watch in watches), key=worst_first, default=Colour.NOT_STARTED)


def _next_change(watches: tuple[Watch, ...], at: datetime, colour: Colour) -> datetime | None:
    """The first moment after `at` whose colour differs if nothing more happens."""
    if colour in (Colour.DONE, Colour.RED):
        return None
    open_watches = [watch for watch in watches if colour_of_watch(watch, at) is not Colour.DONE]
    turns = [watch.red_at for watch in open_watches]
    if colour is Colour.GREEN:
        turns += [watch.yellow_at for watch in open_watches]
    return min((turn for turn in turns if turn > at), default=None)


def _shining_since(
    facts: MatterFacts, at: datetime, known_at: datetime | None, confirmed_only: bool, colour: Colour
) -> datetime:
    """The moment from which the light has been this colour without a break."""
    moments = {facts.opened_at} | {fact.happened_at for fact in facts.known(at, known_at)}
    moments |= {
        turn
        for moment in tuple(moments)
        for watch in watches_of(facts, moment, known_at, confirmed_only=confirmed_only)
        for turn in (watch.yellow_at, watch.red_at)
    }
    since = at
    for moment in sorted((m for m in moments if m <= at), reverse=True):
        after = _aggregate(watches_of(facts, moment, known_at, confirmed_only=confirmed_only), moment)
        if after is not colour:
            break
        since = moment
    return since


def _all_done(watches: tuple[Watch, ...]) -> Light:
    late = sum(watch.was_late for watch in watches)
    why = sentence("{count}个节点全部完成", count=len(watches))
    if late:
        why = sentence("{count}个节点全部完成，其中{late}个曾超时", count=len(watches), late=late)
    return Light(colour=Colour.DONE, rule="all_done", why=why, numbers=why)


def _explained(
    facts: MatterFacts,
    watches: tuple[Watch, ...],
    at: datetime,
    known_at: datetime | None,
    amount: Decimal | None,
) -> Light:
    """Say why, with which numbers, what comes next and what would turn the light green."""
    watch = min(watches, key=lambda w: (worst_first(colour_of_watch(w, at)), w.due_at))
    schedule = schedule_at(facts.known(at, known_at))
    milestone = schedule.milestone(watch.code) if schedule else None
    left = facts.calendar.working_days_after(facts.calendar.day_of(at), facts.calendar.day_of(watch.due_at))
    numbers = _numbers(milestone, amount, watch)
    way_out = _way_out(milestone, watch)
    match colour_of_watch(watch, at):
        case Colour.RED:
            return Light(
                colour=Colour.RED,
                rule="past_limit",
                why=sentence("已超时限：“{name}”超{over}个工作日", name=watch.title, over=-left)
                if left
                else sentence("已超时限：“{name}”今天到期未完成", name=watch.title),
                numbers=numbers,
                way_out=way_out,
                watch=watch.code,
            )
        case Colour.YELLOW:
            return Light(
                colour=Colour.YELLOW,
                rule="near_limit",
                why=sentence("临近时限：“{name}”剩{left}个工作日", name=watch.title, left=left),
                numbers=numbers,
                next=sentence("{moment}未{name}，转红灯", moment=watch.red_at, name=watch.title),
                way_out=way_out,
                watch=watch.code,
            )
        case _:
            return Light(
                colour=Colour.GREEN,
                rule="on_schedule",
                why=sentence("按计划：“{name}”剩{left}个工作日", name=watch.title, left=left),
                numbers=numbers,
                next=sentence("{moment}未{name}，转黄灯", moment=watch.yellow_at, name=watch.title),
                watch=watch.code,
            )


def _numbers(milestone: Milestone | None, amount: Decimal | None, watch: Watch) -> Sentence:
    if milestone is None or milestone.amount is None:
        return sentence("“{name}”{moment}到期，尚未报送", name=watch.title, moment=watch.due_at)
    return sentence(
        "累计{amount}{unit}，{moment}应到{wanted}{unit}",
        amount=amount if amount is not None else 0,
        wanted=milestone.amount,
        unit=milestone.unit,
        moment=watch.due_at,
    )


def _way_out(milestone: Milestone | None, watch: Watch) -> Sentence:
    if milestone is None or milestone.amount is None:
        return sentence("报送“{name}”并附佐证", name=watch.title)
    return sentence("累计达到{wanted}{unit}，报送进度并附佐证", wanted=milestone.amount, unit=milestone.unit)
