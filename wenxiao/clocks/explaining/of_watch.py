"""Which explanation a watch has, by its kind."""

from collections.abc import Callable, Mapping
from datetime import datetime

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.explaining.explanations import Explanation
from wenxiao.clocks.explaining.limits import explain_limit
from wenxiao.clocks.explaining.milestones import explain_milestone
from wenxiao.clocks.explaining.pace import explain_pace
from wenxiao.clocks.explaining.reports import explain_report
from wenxiao.clocks.knowledge import Knowledge
from wenxiao.clocks.watches import Watch, WatchKind, colour_of_watch
from wenxiao.sentences import sentence

_EXPLAINERS: Mapping[WatchKind, Callable[[Knowledge, Watch, datetime, Colour], Explanation]] = {
    WatchKind.MILESTONE: explain_milestone,
    WatchKind.LIMIT: explain_limit,
    WatchKind.PACE: explain_pace,
    WatchKind.REPORT: explain_report,
}


def explanation(known: Knowledge, watch: Watch, at: datetime) -> Explanation:
    """Explain the colour that an open watch shows at a moment."""
    colour = colour_of_watch(watch, at)
    if colour is Colour.NOT_STARTED:
        why = sentence("未启动：“{name}”{moment}起计", name=watch.title, moment=watch.starts_at)
        return Explanation(rule="not_started", why=why, numbers=why)
    return _EXPLAINERS[watch.kind](known, watch, at, colour)
