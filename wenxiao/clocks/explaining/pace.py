"""The colour of a series in words: its newest value against what is planned."""

from datetime import datetime

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.explaining.explanations import Explanation, turns_red, turns_yellow
from wenxiao.clocks.explaining.pace_wording import pace_words
from wenxiao.clocks.knowledge import Knowledge
from wenxiao.clocks.trajectories import Trajectory
from wenxiao.clocks.watches import Watch
from wenxiao.clocks.watching.pace import Standpoint, standpoint_of
from wenxiao.sentences import Sentence, sentence


def explain_pace(known: Knowledge, watch: Watch, at: datetime, colour: Colour) -> Explanation:
    """Explain what an open series shows at a moment."""
    trajectory = next(t for t in known.schedule.trajectories if t.code == watch.code) if known.schedule else None
    assert trajectory is not None  # noqa: S101 -- a pace watch comes from a trajectory of this schedule
    point = standpoint_of(known, trajectory)
    said = pace_words(trajectory, point.observation, point.standing) if point else sentence("尚未报送")
    aim = sentence(
        "目标{target}{unit}，{moment}到期", target=trajectory.target, unit=trajectory.unit, moment=watch.due_at
    )
    why, rule = sentence("“{name}”{said}", name=watch.title, said=said), "on_schedule"
    if colour is Colour.RED:
        why, rule = sentence("未达到目标：“{name}”{said}", name=watch.title, said=said), "past_limit"
    elif colour is Colour.YELLOW:
        why, rule = _yellow(known, watch, point, said, at)
    return Explanation(
        rule=rule,
        why=why,
        numbers=aim,
        next=_next(watch, at, colour),
        way_out=None if colour is Colour.GREEN else _way_out(trajectory, point),
    )


def _yellow(
    known: Knowledge, watch: Watch, point: Standpoint | None, said: Sentence, at: datetime
) -> tuple[Sentence, str]:
    if point and point.standing.is_met:
        return sentence("“{name}”期末数未报：{said}", name=watch.title, said=said), "unreported"
    if point and (point.standing.is_behind or point.trajectory.clear_within is not None):
        return sentence("进展缓慢：“{name}”{said}", name=watch.title, said=said), "behind"
    calendar, due_at = known.calendar(), watch.due_at or at
    left = calendar.working_days_after(calendar.day_of(at), calendar.day_of(due_at))
    return sentence("临近时限：“{name}”剩{left}个工作日，{said}", name=watch.title, left=left, said=said), "near_limit"


def _next(watch: Watch, at: datetime, colour: Colour) -> Sentence | None:
    if colour is Colour.RED:
        return None
    return (turns_yellow(watch, at) if colour is Colour.GREEN else None) or turns_red(watch)


def _way_out(trajectory: Trajectory, point: Standpoint | None) -> Sentence:
    planned = point.standing.planned if point and trajectory.adds_up else None
    wanted = trajectory.target if planned is None or planned > trajectory.target else planned
    return sentence("报送达到{wanted}{unit}的数并附佐证", wanted=round(wanted, 2).normalize(), unit=trajectory.unit)
