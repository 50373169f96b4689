"""One random event of a transition: an actor, a moment of office hours, and what has to be filled in."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

from wenxiao.calendars import WorkingCalendar
from wenxiao.clocks import Milestone, Schedule, ScheduleSet
from wenxiao.procedures.definitions import Does, FieldKind, FieldRule, Procedure, Transition
from wenxiao.procedures.states import Actor, Event, FieldValue, MatterState, Progress

_SPANS = ((0, 1), (1, 3), (3, 9), (9, 30))
"""Days between two events, from the most to the least frequent."""


def later(calendar: WorkingCalendar, at: datetime, random: Random, *, days: int | None = None) -> datetime:
    """Return a random moment of office hours after another; `days` says how many days later at the least."""
    if days is None:
        days = random.randrange(*random.choices(_SPANS, (6, 3, 2, 1))[0])
    on = calendar.next_working_day(calendar.day_of(at) + timedelta(days=days))
    begin, end = random.choice(calendar.hours_on(on))
    moment = begin + timedelta(minutes=random.randrange(int((end - begin).total_seconds() // 60)))
    if moment > at:
        return moment
    return later(calendar, at, random, days=days + 1)


def event_of(
    procedure: Procedure, state: MatterState, transition: Transition, at: datetime, random: Random
) -> Event | None:
    """Return a random event of a transition, which the engine may still refuse; None if nobody stands in its posts."""
    actor = _actor(procedure, state, transition, random)
    if actor is None:
        return None
    does = transition.does
    return Event(
        code=f"e{len(state.done) + 1}",
        transition=transition.code,
        actor=actor,
        happened_at=at,
        recorded_at=at,
        values=_values(procedure, state, transition, random, at),
        evidence=("佐证",) if transition.evidence else (),
        note=transition.title,
        to_unit=f"单位{random.randrange(40)}" if does & {Does.HANDS_OVER, Does.JOINS} else None,
        until=_until(procedure, transition, at, random),
        amount=Fraction(random.randrange(1, 8)) if Does.ASKS_TIME in does else None,
        schedule=_schedule(state, at, random) if Does.PLANS in does else None,
        progress=_progress(state, random) if Does.REPORTS in does else None,
    )


def _actor(procedure: Procedure, state: MatterState, transition: Transition, random: Random) -> Actor | None:
    posts = [procedure.posts[code] for code in transition.by]
    able = [post for post in posts if post.of == "any" or post.of in state.units]
    if not able:
        return None
    post = random.choice(able)
    unit = "" if post.of == "any" else state.units[post.of]
    return Actor(person=f"{unit}{post.title}{random.choice('甲乙丙')}", post=post.code, unit=unit)


def _values(
    procedure: Procedure, state: MatterState, transition: Transition, random: Random, at: datetime
) -> Mapping[str, FieldValue]:
    """What is needed and not there, or asked anew; the rest now and then."""
    rules = {code: procedure.fields[code] for code in (*transition.needs, *transition.writes)}
    return {
        code: random_value(rule, at, random)
        for code, rule in rules.items()
        if (code in transition.needs and (rule.anew or state.fields.get(code) is None)) or random.random() < 0.3
    }


def random_value(rule: FieldRule, at: datetime, random: Random) -> FieldValue:
    """Return something that a field may hold."""
    match rule.kind:
        case FieldKind.CHOICE:
            return random.choice(rule.choices)
        case FieldKind.NUMBER:
            return Decimal(random.randrange(0, 1_000_000)) / 100
        case FieldKind.YES_NO:
            return random.random() < 0.5
        case FieldKind.DATE:
            return at + timedelta(days=random.randrange(1, 200))
        case FieldKind.TEXT | FieldKind.UNIT:
            return f"{rule.title}{random.randrange(100)}"


def _until(procedure: Procedure, transition: Transition, at: datetime, random: Random) -> datetime | None:
    pauses = any(transition.target in clock.paused_in for clock in procedure.clocks.values())
    return at + timedelta(days=random.randrange(3, 40)) if pauses and random.random() < 0.5 else None


def _schedule(state: MatterState, at: datetime, random: Random) -> Schedule:
    dues = sorted(at + timedelta(days=random.randrange(10, 200)) for _ in range(random.randrange(4)))
    return Schedule(
        version=1 + sum(event.schedule is not None for event in state.done),
        milestones=tuple(Milestone(code=f"m{n}", name=f"节点{n}", due_at=due) for n, due in enumerate(dues, 1)),
    )


def _progress(state: MatterState, random: Random) -> Progress:
    plans = [fact.schedule for fact in state.facts if isinstance(fact, ScheduleSet)]
    if not plans or not plans[-1].milestones or random.random() < 0.3:
        return Progress()
    return Progress(milestone=random.choice(plans[-1].milestones).code)
