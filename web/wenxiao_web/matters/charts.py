"""The figure of a matter: its fishbone, its amounts and its time limit on one axis, in the reader's language."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby, pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wenxiao.calendars import WorkingCalendar
from wenxiao.charts import (
    Adjustment,
    Bone,
    Clock,
    Course,
    Fishbone,
    Heading,
    Lamp,
    Node,
    Spine,
    on_one_axis,
)
from wenxiao.clocks import Colour, Light, Watch, colour_of_watch, watches_of
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import local
from wenxiao_web.matters.chart_words import wording
from wenxiao_web.matters.facts import facts_of
from wenxiao_web.matters.models import Matter, ProgressReport, ScheduleVersion

LONG_REST = 4  # days


def figure_of(matter: Matter, light: Light, at: datetime) -> SafeString | None:
    """Draw a matter at a moment, on its newest schedule; None while it has none."""
    watches = [watch for watch in watches_of(facts_of(matter), at) if watch.due_at is not None]
    versions = sorted(matter.schedules.all(), key=lambda row: row.version)
    if not watches or not versions:
        return None
    lamp, calendar = lamp_of(light.colour, was_late=light.was_late), desk_calendar()
    chart = fishbone_of(matter, watches, lamp, at)
    clock = _clock(matter, watches, lamp, at, calendar)
    drawn = on_one_axis(chart, (_course(matter, versions),), (clock,), wording=wording())
    return SafeString(drawn)  # charts escape all text that they are given


def fishbone_of(matter: Matter, watches: Sequence[Watch], lamp: Lamp, at: datetime) -> Fishbone:
    """Return a matter's schedule as a fishbone; `watches` are those of its milestones, of which there is one at least.

    The first version of the schedule stays to be seen beside the newest, with what moved and by which resolution.
    """
    versions = sorted(matter.schedules.all(), key=lambda row: row.version)
    due, opened_on = _day(max(_dues(versions[-1]).values())), _day(matter.opened_at)
    frozen = _dues(versions[0]) if len(versions) > 1 else {}
    return Fishbone(
        heading=Heading(title=matter.title, is_drawn=False),
        spine=Spine(
            start=opened_on,
            due=due,
            frozen_due=_day(max(frozen.values())) if frozen else None,
            adjustments=tuple(_adjustments(versions)),
        ),
        bones=(_bone(matter, watches, versions, at),),
        lamp=lamp,
        name=matter.number,
        today=at,
        rest=tuple(rests(opened_on, max(_day(at), due), desk_calendar())),
    )


def _day(at: datetime) -> date:
    return local(at).date()


def lamp_of(colour: Colour, *, was_late: bool) -> Lamp:
    """Return the lamp of a chart for a colour."""
    return Lamp.DONE_LATE if colour is Colour.DONE and was_late else Lamp(colour.value)


def _dues(version: ScheduleVersion) -> dict[str, datetime]:
    """When each milestone of a version is due, by its code."""
    return {row.code: local(row.due_at) for row in version.milestones.all()}


def _bone(matter: Matter, watches: Sequence[Watch], versions: Sequence[ScheduleVersion], at: datetime) -> Bone:
    first = _dues(versions[0]) if len(versions) > 1 else {}
    return Bone(
        name=matter.lead_unit.name,
        about=_("牵头"),
        nodes=tuple(
            Node(
                name=watch.title,
                on=_day(watch.due_at),
                lamp=lamp_of(colour_of_watch(watch, at), was_late=watch.was_late),
                frozen_on=_day(first[watch.code]) if watch.code in first else None,
                note=_note(watch),
            )
            for watch in watches
            if watch.due_at
        ),
    )


def _note(watch: Watch) -> str:
    if watch.done_at and not watch.confirmed_at:
        return _("待认定")
    return _("推算") if watch.is_provisional else ""


def _adjustments(versions: Sequence[ScheduleVersion]) -> Iterator[Adjustment]:
    """What each later version moved."""
    for before, after in pairwise(versions):
        old, new = _dues(before), _dues(after)
        names = {row.code: row.name for row in after.milestones.all()}
        words = [
            _("{name}由{old}改为{new}").format(name=names[code], old=f"{old[code]:%m-%d}", new=f"{due:%m-%d}")
            for code, due in new.items()
            if code in old and old[code] != due
        ]
        yield Adjustment(on=_day(after.happened_at), resolution=after.resolution, words="；".join(words))


def _course(matter: Matter, versions: Sequence[ScheduleVersion]) -> Course:
    standing = [report for report in matter.reports.all() if _stands(report)]
    waits = any(not hasattr(report, "review") for report in standing)
    unit = matter.measured_in
    start = (_day(matter.opened_at), Decimal(0))
    known = sorted(((_day(report.happened_at), report.amount) for report in standing), key=lambda held: held[0])
    newest = tuple(list(group)[-1] for _on, group in groupby(known, key=lambda held: held[0]))
    return Course(
        name=_("累计"),
        unit=unit,
        about=_("含待认定") if waits else "",
        actual=(start, *newest),
        plan=(start, *_planned(versions[-1])),
        frozen=(start, *_planned(versions[0])) if len(versions) > 1 else (),
    )


def _stands(report: ProgressReport) -> bool:
    return not hasattr(report, "review") or bool(report.review.is_confirmed)


def _planned(version: ScheduleVersion) -> Iterator[tuple[date, Decimal]]:
    for row in sorted(version.milestones.all(), key=lambda row: row.due_at):
        if row.amount is not None:
            yield _day(row.due_at), row.amount


def _clock(matter: Matter, watches: Sequence[Watch], lamp: Lamp, at: datetime, calendar: WorkingCalendar) -> Clock:
    due = max(watch.due_at for watch in watches if watch.due_at)
    done_at = [watch.done_at for watch in watches if watch.done_at]
    done = max(done_at) if len(done_at) == len(watches) else None
    count = calendar.working_days_after
    used, left = count(_day(matter.opened_at), _day(done or at)), count(_day(at), _day(due))
    words = (
        _("用时{used}个工作日")
        if done
        else _("已用{used}，超{left}个工作日")
        if left < 0
        else _("已用{used}，剩{left}个工作日")
    )
    said = words.format(used=used, left=abs(left))
    is_estimated = not done and calendar.is_provisional(_day(due))
    return Clock(
        name=_("总时限"),
        start=local(matter.opened_at),
        due=due,
        done=done,
        lamp=lamp,
        sums=f"{said}（{_('推算')}）" if is_estimated else said,
    )


def rests(first: date, last: date, calendar: WorkingCalendar) -> Iterator[tuple[date, date]]:
    """Yield the rests of four days and more."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    for is_off, group in groupby(days, key=lambda day: not calendar.is_working_day(day)):
        run = list(group)
        if is_off and len(run) >= LONG_REST:
            yield run[0], run[-1]
