"""The colour of a reporting period in words."""

from datetime import datetime

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.explaining.explanations import Explanation
from wenxiao.clocks.knowledge import Knowledge
from wenxiao.clocks.watches import Watch
from wenxiao.sentences import sentence


def explain_report(known: Knowledge, watch: Watch, at: datetime, colour: Colour) -> Explanation:
    """Explain what an open reporting period shows at a moment."""
    calendar, due_at, name = known.calendar(), watch.due_at or at, watch.title
    days = calendar.working_days_after(calendar.day_of(due_at), calendar.day_of(at))
    numbers = sentence("{name}{moment}前报送", name=name, moment=watch.due_at)
    if colour is Colour.GREEN:
        return Explanation(
            rule="on_schedule",
            why=sentence("{name}未到报送日，剩{left}个工作日", name=name, left=-days),
            numbers=numbers,
            next=sentence("{moment}未报{name}，转黄灯", moment=watch.yellow_at, name=name),
        )
    why = sentence("{name}今天应报", name=name)
    if at >= due_at:
        why = sentence("{name}未报，已逾期{over}个工作日", name=name, over=days)
    if watch.yellow_at is not None and watch.yellow_at > due_at:
        why = sentence("{name}被退回，未重报", name=name)
    next_ = sentence("{moment}未报{name}，转红灯", moment=watch.red_at, name=name) if colour is Colour.YELLOW else None
    way_out = sentence("补报{name}", name=name)
    return Explanation(rule="unreported", why=why, numbers=numbers, next=next_, way_out=way_out)
