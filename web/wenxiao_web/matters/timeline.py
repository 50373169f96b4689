"""The timeline of a matter as a drawing: milestones on a line, the frozen baseline, reports, and today.

Everything is computed here; the template only writes it down as SVG.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from wenxiao.calendars import WorkingCalendar, default_calendar
from wenxiao.clocks import Colour, Watch, colour_of_watch, watches_of
from wenxiao_web.matters.facts import facts_of
from wenxiao_web.matters.models import Matter, MilestoneRow, ProgressReport, ScheduleVersion

WIDTH, LEFT, RIGHT = 1392, 120, 1340
_LABEL = 150
_ROW = 44


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A milestone on the line."""

    x: float
    colour: Colour
    was_late: bool
    name: str
    on: date
    is_awaiting: bool
    is_high: bool
    """Whether its label stands a row higher, because its neighbour is too near."""
    anchor: str
    baseline_x: float | None
    baseline_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A tick of the axis, or a report on the line of amounts."""

    x: float
    label: str
    y: float = 0
    is_confirmed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """The whole drawing."""

    start_x: float
    end_x: float
    today_x: float
    months: tuple[Mark, ...]
    rests: tuple[tuple[float, float], ...]
    nodes: tuple[Node, ...]
    reports: tuple[Mark, ...]
    actual: str
    plan: str
    top: str
    has_baseline: bool


class _Axis:
    """Days to horizontal places."""

    def __init__(self, first: datetime, last: datetime) -> None:
        self.first, self.last = first, last

    def x(self, at: datetime) -> float:
        share = (at - self.first) / (self.last - self.first)
        return round(LEFT + max(0.0, min(1.0, share)) * (RIGHT - LEFT), 1)


def timeline_of(matter: Matter, at: datetime) -> Timeline | None:
    """Draw a matter at a moment, on its newest schedule; None while it has none."""
    calendar, facts = default_calendar(), facts_of(matter)
    due = [(watch, watch.due_at) for watch in watches_of(facts, at) if watch.due_at is not None]
    versions = sorted(matter.schedules.all(), key=lambda row: row.version)
    if not due:
        return None
    first = matter.opened_at - timedelta(days=4)
    last = max([at, *(due_at for _, due_at in due)]) + timedelta(days=12)
    axis = _Axis(first, last)
    top = max((m.amount for m in versions[-1].milestones.all() if m.amount is not None), default=Decimal(0))
    return Timeline(
        start_x=axis.x(matter.opened_at),
        end_x=axis.x(max(due_at for _, due_at in due)),
        today_x=axis.x(at),
        months=_months(axis, calendar),
        rests=_rests(axis, calendar),
        nodes=_nodes(due, versions, axis, at),
        reports=_reports(matter, axis, top),
        actual=_actual(matter, axis, top, at),
        plan=_plan(matter, versions[-1], axis, top),
        top=f"{top:f}",
        has_baseline=len(versions) > 1,
    )


def _nodes(
    due: list[tuple[Watch, datetime]], versions: list[ScheduleVersion], axis: _Axis, at: datetime
) -> tuple[Node, ...]:
    baseline: dict[str, MilestoneRow] = {m.code: m for m in versions[0].milestones.all()}
    nodes: list[Node] = []
    for watch, due_at in due:
        x = axis.x(due_at)
        was = baseline.get(watch.code)
        moved = was is not None and was.due_at != due_at
        nodes.append(
            Node(
                x=x,
                colour=_node_colour(watch, at),
                was_late=watch.was_late,
                name=watch.title,
                on=default_calendar().day_of(due_at),
                is_awaiting=watch.done_at is not None and watch.confirmed_at is None,
                is_high=bool(nodes) and not nodes[-1].is_high and x - nodes[-1].x < _LABEL,
                anchor="end" if x > RIGHT - _LABEL / 2 else "middle",
                baseline_x=axis.x(was.due_at) if was and len(versions) > 1 else None,
                baseline_on=default_calendar().day_of(was.due_at) if was and moved else None,
            )
        )
    return tuple(nodes)


def _node_colour(watch: Watch, at: datetime) -> Colour:
    """The light of a milestone; one that is far off is drawn as not started."""
    colour = colour_of_watch(watch, at)
    return Colour.NOT_STARTED if colour is Colour.GREEN else colour


def _months(axis: _Axis, calendar: WorkingCalendar) -> tuple[Mark, ...]:
    month = calendar.day_of(axis.first).replace(day=1)
    marks: list[Mark] = []
    while True:
        month = (month + timedelta(days=32)).replace(day=1)
        moment = calendar.opening(month)
        if moment >= axis.last:
            return tuple(marks)
        marks.append(Mark(x=axis.x(moment), label=str(month.month)))


def _rests(axis: _Axis, calendar: WorkingCalendar) -> tuple[tuple[float, float], ...]:
    """Rests of four days and more, as left edge and width."""
    day, stop = calendar.day_of(axis.first), calendar.day_of(axis.last)
    found, run = [], 0
    while day <= stop:
        if calendar.is_working_day(day):
            if run >= 4:
                left = axis.x(calendar.opening(day - timedelta(days=run)))
                found.append((left, round(axis.x(calendar.opening(day)) - left, 1)))
            run = 0
        else:
            run += 1
        day += timedelta(days=1)
    return tuple(found)


def _y(amount: Decimal, top: Decimal) -> float:
    return round(_ROW * 2 - float(amount / top) * _ROW * 2, 1) if top else _ROW * 2.0


def _reports(matter: Matter, axis: _Axis, top: Decimal) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            x=axis.x(report.happened_at),
            y=_y(min(report.amount, top), top),
            label=f"{report.amount:f}",
            is_confirmed=hasattr(report, "review"),
        )
        for report in _standing(matter)
    )


def _actual(matter: Matter, axis: _Axis, top: Decimal, at: datetime) -> str:
    points, y = [(axis.x(matter.opened_at), _y(Decimal(0), top))], _y(Decimal(0), top)
    for report in _standing(matter):
        x = axis.x(report.happened_at)
        points += [(x, y), (x, y := _y(min(report.amount, top), top))]
    points.append((axis.x(at), y))
    return " ".join(f"{x},{y}" for x, y in points)


def _plan(matter: Matter, schedule: ScheduleVersion, axis: _Axis, top: Decimal) -> str:
    points = [(axis.x(matter.opened_at), _y(Decimal(0), top))]
    points += [(axis.x(m.due_at), _y(m.amount, top)) for m in schedule.milestones.all() if m.amount is not None]
    return " ".join(f"{x},{y}" for x, y in points)


def _standing(matter: Matter) -> list[ProgressReport]:
    reports = [r for r in matter.reports.all() if not hasattr(r, "review") or r.review.is_confirmed]
    return sorted(reports, key=lambda r: (r.happened_at, r.recorded_at))
