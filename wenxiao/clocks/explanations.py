"""Explanations: why a watch shows its colour, with which numbers, what comes next and what would turn it green."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.durations import between, budget, duration
from wenxiao.clocks.knowledge import Knowledge, reported_amount
from wenxiao.clocks.laps import Lap, laps_of
from wenxiao.clocks.limits import used
from wenxiao.clocks.schedules import Milestone
from wenxiao.clocks.watches import Watch, WatchKind, colour_of_watch
from wenxiao.sentences import Sentence, sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """A colour in words."""

    rule: str
    """not_started, on_schedule, near_limit, in_grace, past_limit, suspended, behind, unreported."""
    why: Sentence
    numbers: Sentence
    next: Sentence | None = None
    way_out: Sentence | None = None


def explanation(known: Knowledge, watch: Watch, at: datetime) -> Explanation:
    """Explain the colour that an open watch shows at a moment."""
    colour = colour_of_watch(watch, at)
    if colour is Colour.NOT_STARTED and watch.starts_at:
        why = sentence("未启动：“{name}”{moment}起计", name=watch.title, moment=watch.starts_at)
        return Explanation(rule="not_started", why=why, numbers=why)
    return _EXPLAINERS[watch.kind](known, watch, at, colour)


def _milestone(known: Knowledge, watch: Watch, at: datetime, colour: Colour) -> Explanation:
    milestone = known.schedule.milestone(watch.code) if known.schedule else None
    calendar, due_at = known.calendar(), watch.due_at or at
    left = calendar.working_days_after(calendar.day_of(at), calendar.day_of(due_at))
    numbers, way_out, name = _numbers(known, milestone, watch), _way_out(milestone, watch), watch.title
    if colour is Colour.RED:
        why = sentence("已超时限：“{name}”今天到期未完成", name=name)
        if left:
            why = sentence("已超时限：“{name}”超{over}个工作日", name=name, over=-left)
        return Explanation(rule="past_limit", why=why, numbers=numbers, way_out=way_out)
    if colour is Colour.YELLOW:
        return Explanation(
            rule="near_limit",
            why=sentence("临近时限：“{name}”剩{left}个工作日", name=name, left=left),
            numbers=numbers,
            next=sentence("{moment}未{name}，转红灯", moment=watch.red_at, name=name),
            way_out=way_out,
        )
    return Explanation(
        rule="on_schedule",
        why=sentence("按计划：“{name}”剩{left}个工作日", name=name, left=left),
        numbers=numbers,
        next=sentence("{moment}未{name}，转黄灯", moment=watch.yellow_at, name=name),
    )


def _numbers(known: Knowledge, milestone: Milestone | None, watch: Watch) -> Sentence:
    if milestone is None or milestone.amount is None:
        return sentence("“{name}”{moment}到期，尚未报送", name=watch.title, moment=watch.due_at)
    amount = reported_amount(known)
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


def _limit(known: Knowledge, watch: Watch, at: datetime, colour: Colour) -> Explanation:
    lap = next(lap for lap in laps_of(known) if lap.code == watch.code)
    calendar, unit, due_at = known.calendar(lap.office), lap.limit.unit, watch.due_at
    numbers = _budget_numbers(known, lap, at)
    if colour is Colour.SUSPENDED or due_at is None:
        return _suspended(lap, watch, at, numbers)
    apart = between(at, due_at, unit, calendar)
    way_out = sentence("办结“{name}”并附佐证", name=watch.title)
    if colour is Colour.RED:
        why = sentence("已超时限：“{name}”超{over}", name=watch.title, over=apart)
        return Explanation(rule="past_limit", why=why, numbers=numbers, way_out=way_out)
    if colour is Colour.YELLOW and at >= due_at:
        return _past_due(watch, apart, numbers, way_out)
    if colour is Colour.YELLOW:
        return Explanation(
            rule="near_limit",
            why=sentence("临近时限：“{name}”剩{left}", name=watch.title, left=apart),
            numbers=numbers,
            next=_turns_red(watch),
            way_out=way_out,
        )
    return Explanation(
        rule="on_schedule",
        why=sentence("按时限：“{name}”剩{left}", name=watch.title, left=apart),
        numbers=numbers,
        next=sentence("{moment}未{name}，转黄灯", moment=watch.yellow_at, name=watch.title)
        if watch.yellow_at
        else _turns_red(watch),
    )


def _past_due(watch: Watch, apart: Sentence, numbers: Sentence, way_out: Sentence) -> Explanation:
    template = "已过时限，尚在宽限内：“{name}”超{over}" if watch.red_at else "已过承诺时限：“{name}”超{over}，只提醒"
    why = sentence(template, name=watch.title, over=apart)
    return Explanation(rule="in_grace", why=why, numbers=numbers, next=_turns_red(watch), way_out=way_out)


def _turns_red(watch: Watch) -> Sentence | None:
    return sentence("{moment}未{name}，转红灯", moment=watch.red_at, name=watch.title) if watch.red_at else None


def _suspended(lap: Lap, watch: Watch, at: datetime, numbers: Sentence) -> Explanation:
    running = [pause for pause in lap.suspensions if pause.ended_at is None or pause.ended_at > at]
    pause = max(running, key=lambda pause: pause.began_at, default=lap.suspensions[-1])
    why = sentence("已中止：“{name}”{moment}起，{reason}", name=watch.title, moment=pause.began_at, reason=pause.reason)
    if pause.approved_by:
        why = sentence("{why}（{by}批准）", why=why, by=pause.approved_by)
    next_ = sentence("{moment}恢复计时", moment=watch.resumes_at) if watch.resumes_at else sentence("恢复时间未定")
    return Explanation(rule="suspended", why=why, numbers=numbers, next=next_)


def _budget_numbers(known: Knowledge, lap: Lap, at: datetime) -> Sentence:
    clock = lap.running(known.calendar(lap.office))
    values = {
        "budget": budget(lap.limit.amount, lap.limit.unit),
        "used": duration(used(clock, at), lap.limit.unit),
    }
    added = sum(extension.amount for extension in lap.extensions)
    if added:
        return sentence("时限{budget}，延期{added}，已用{used}", added=budget(added, lap.limit.unit), **values)
    return sentence("时限{budget}，已用{used}", **values)


_EXPLAINERS: Mapping[WatchKind, Callable[[Knowledge, Watch, datetime, Colour], Explanation]] = {
    WatchKind.MILESTONE: _milestone,
    WatchKind.LIMIT: _limit,
}
