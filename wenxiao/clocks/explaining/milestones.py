"""The colour of a milestone in words."""

from datetime import datetime

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.explaining.explanations import Explanation, turns_red, turns_yellow
from wenxiao.clocks.knowledge import Knowledge, reported_amount
from wenxiao.clocks.schedules import Milestone
from wenxiao.clocks.watches import Watch
from wenxiao.sentences import Sentence, sentence


def explain_milestone(known: Knowledge, watch: Watch, at: datetime, colour: Colour) -> Explanation:
    """Explain what an open milestone shows at a moment."""
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
            next=turns_red(watch),
            way_out=way_out,
        )
    return Explanation(
        rule="on_schedule",
        why=sentence("按计划：“{name}”剩{left}个工作日", name=name, left=left),
        numbers=numbers,
        next=turns_yellow(watch, at),
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
