"""The colour of a time limit in words: how much was given, used, and is left."""

from datetime import datetime

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.durations import between, budget, duration
from wenxiao.clocks.explaining.explanations import Explanation, turns_red, turns_yellow
from wenxiao.clocks.knowledge import Knowledge
from wenxiao.clocks.laps import Lap, laps_of
from wenxiao.clocks.limits import used
from wenxiao.clocks.watches import Watch
from wenxiao.sentences import Sentence, sentence


def explain_limit(known: Knowledge, watch: Watch, at: datetime, colour: Colour) -> Explanation:
    """Explain what an open lap of a clock shows at a moment."""
    lap = next(lap for lap in laps_of(known) if lap.code == watch.code)
    calendar, unit, due_at = known.calendar(lap.office), lap.limit.unit, watch.due_at
    numbers = _budget_numbers(known, lap, at)
    if colour is Colour.SUSPENDED or due_at is None:
        return _suspended(lap, watch, at, numbers)
    apart = between(at, due_at, unit, calendar)
    way_out = sentence("办结“{name}”并附佐证", name=watch.title)
    if colour is Colour.RED:
        template = "已超时限：“{name}”超{over}" if any(apart.values.values()) else "已超时限：“{name}”到期未办结"
        why = sentence(template, name=watch.title, over=apart)
        return Explanation(rule="past_limit", why=why, numbers=numbers, way_out=way_out)
    if colour is Colour.YELLOW and at >= due_at:
        return _past_due(watch, apart, numbers, way_out)
    if colour is Colour.YELLOW:
        return Explanation(
            rule="near_limit",
            why=sentence("临近时限：“{name}”剩{left}", name=watch.title, left=apart),
            numbers=numbers,
            next=turns_red(watch),
            way_out=way_out,
        )
    return Explanation(
        rule="on_schedule",
        why=sentence("按时限：“{name}”剩{left}", name=watch.title, left=apart),
        numbers=numbers,
        next=turns_yellow(watch, at) or turns_red(watch),
    )


def _past_due(watch: Watch, apart: Sentence, numbers: Sentence, way_out: Sentence) -> Explanation:
    template = "已过时限，尚在宽限内：“{name}”超{over}" if watch.red_at else "已过承诺时限：“{name}”超{over}，只提醒"
    why = sentence(template, name=watch.title, over=apart)
    return Explanation(rule="in_grace", why=why, numbers=numbers, next=turns_red(watch), way_out=way_out)


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
