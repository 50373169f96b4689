"""The figure of a matter under a procedure: its milestones, and each lap of each clock, running or stopped."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wenxiao.calendars import WorkingCalendar
from wenxiao.charts import Clock, Gantt, Heading, Pause, gantt, on_one_axis
from wenxiao.clocks import (
    Colour,
    Lap,
    Light,
    MatterFacts,
    Watch,
    WatchKind,
    colour_of_watch,
    knowledge_of,
    laps_of,
    used,
    watches_of,
)
from wenxiao.clocks.durations import between, budget, duration
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import local
from wenxiao_web.matters.chart_words import wording
from wenxiao_web.matters.charts import fishbone_of, lamp_of, rests
from wenxiao_web.matters.models import Matter
from wenxiao_web.templatetags.moments import said


def case_figure(matter: Matter, facts: MatterFacts, light: Light, at: datetime) -> SafeString | None:
    """Draw a matter's milestones and clocks on one axis of time; None before it has any."""
    watches = watches_of(facts, at)
    clocks = tuple(_clocks(facts, watches, at))
    milestones = [one for one in watches if one.kind is WatchKind.MILESTONE and one.due_at is not None]
    words = replace(wording(), stopped=_("{moment}止"))
    if milestones:
        fishbone = fishbone_of(matter, milestones, lamp_of(light.colour, was_late=light.was_late), at)
        return SafeString(on_one_axis(fishbone, (), clocks, wording=words))  # charts escape all text
    if not clocks:
        return None
    first = local(matter.opened_at).date()
    last = max(moment.date() for one in clocks for moment in (at, one.due or at) if isinstance(moment, datetime))
    chart = Gantt(
        heading=Heading(title=matter.title, is_drawn=False),
        clocks=clocks,
        today=at,
        rest=tuple(rests(first, last + timedelta(days=1), desk_calendar())),
    )
    return SafeString(gantt(chart, wording=words))  # charts escape all text


def _clocks(facts: MatterFacts, watches: Sequence[Watch], at: datetime) -> Iterator[Clock]:
    """Those that run first, then those that are over, each in the order they started."""
    known = knowledge_of(facts, at)
    by_code = {watch.code: watch for watch in watches if watch.kind is WatchKind.LIMIT}
    laps = [lap for lap in laps_of(known) if lap.code in by_code]
    repeated = {lap.clock for lap in laps if lap.number > 1}
    for lap in sorted(laps, key=lambda lap: (lap.ended_at is not None, lap.started_at)):
        yield _clock(lap, by_code[lap.code], known.calendar(lap.office), at, says_number=lap.clock in repeated)


def _clock(lap: Lap, watch: Watch, calendar: WorkingCalendar, at: datetime, *, says_number: bool) -> Clock:
    pauses = lap.running(calendar).suspensions
    number = _("（第%(n)s轮）") % {"n": lap.number} if says_number else ""
    return Clock(
        name=f"{lap.title}{number}",
        about="　".join(filter(None, (_charged(lap, calendar, at), _given(lap)))),
        start=lap.started_at,
        due=watch.due_at,
        near=watch.yellow_at if watch.yellow_at != watch.due_at else None,
        done=lap.ended_at,
        is_over=lap.ended_at is not None,
        pauses=tuple(Pause(since=one.began_at, until=one.ended_at, reason=one.reason) for one in pauses),
        lamp=lamp_of(colour_of_watch(watch, at), was_late=watch.was_late),
        sums=_used(lap, watch, calendar, at),
        sums_about=_stood(lap, calendar, at),
    )


def _given(lap: Lap) -> str:
    given = said(budget(lap.limit.amount, lap.limit.unit))
    added = sum((one.amount for one in lap.extensions), Fraction(0))
    if not added:
        return _("时限%(given)s") % {"given": given}
    return _("时限%(given)s，延期%(added)s") % {"given": given, "added": said(budget(added, lap.limit.unit))}


def _charged(lap: Lap, calendar: WorkingCalendar, at: datetime) -> str:
    """Who holds it; of several units, how much is charged to each."""
    units = [unit for _at, unit in lap.held_by if unit]
    if len(set(units)) < 2:
        return units[-1] if units else ""
    shares = lap.charged(at, calendar)
    return "、".join(f"{unit}{said(duration(share, lap.limit.unit))}" for unit, share in shares.items() if unit)


def _used(lap: Lap, watch: Watch, calendar: WorkingCalendar, at: datetime) -> str:
    end = min(at, lap.ended_at or at)
    spent = said(duration(used(lap.running(calendar), end), lap.limit.unit))
    if lap.ended_at is not None:
        late = _("，曾超时") if watch.was_late else ""
        return _("用时%(spent)s") % {"spent": spent} + late
    if watch.due_at is None:
        return _("已用%(spent)s，停表未定") % {"spent": spent}
    apart = said(between(at, watch.due_at, lap.limit.unit, calendar))
    if colour_of_watch(watch, at) is Colour.RED or at > watch.due_at:
        return _("已用%(spent)s，超%(apart)s") % {"spent": spent, "apart": apart}
    return _("已用%(spent)s，剩%(apart)s") % {"spent": spent, "apart": apart}


def _stood(lap: Lap, calendar: WorkingCalendar, at: datetime) -> str:
    """How often and how long it stood still."""
    pauses = [one for one in lap.running(calendar).suspensions if one.began_at < at]
    if not pauses:
        return ""
    end = min(at, lap.ended_at or at)
    tempo = lap.running(calendar).tempo
    total = sum((tempo.elapsed(one.began_at, min(one.ended_at or end, end)) for one in pauses), Fraction(0))
    return _("停表%(times)s次，共%(total)s") % {
        "times": len(pauses),
        "total": said(duration(total, lap.limit.unit)),
    }
