"""Clocks and lights: from dated facts to a light that says why it shines and until when.

schedules.py     what is planned, and the versions that adjustments make of it
facts.py         what happened, with the moment it happened and the moment it was recorded
rules.py         when a watch turns yellow and red, as dated data
limits.py        a budget of time: how it runs, pauses, is extended and runs out
trajectories.py  what is planned of a series, by six pace rules; planned.py the value planned for a day
pace.py          how a value stands against the plan, as dated thresholds say
knowledge.py     facts sorted out for one moment
laps.py          the runs of each clock: started, stopped, paused, lengthened, restarted
watches.py       the exact moments of one thing under its clock
watching/        facts to watches, a module a kind; completion.py what is still open when a matter is done
aggregates.py    several lights to one
explaining/      a colour in words, a module a kind
progress_words.py  the five words of a 督查通报
lights.py        watches to one light, with why, what next and the way out
histories.py     every light that was shown
marks.py         what was decided of each watch whose time was up; period_marks.py of each period of a series
tallies.py       matters counted by light
confidence.py    how sure each judge is of delivery

Nothing here reads a clock: every answer is for a moment that the caller names.
"""

from wenxiao.clocks.aggregates import Aggregate, AggregateRule, Member
from wenxiao.clocks.colours import Colour, worst_first
from wenxiao.clocks.confidence import Confidence, confidence_at
from wenxiao.clocks.explaining.pace_wording import pace_words
from wenxiao.clocks.facts import (
    CalendarPublished,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    ClockSuspended,
    ConfidenceStated,
    End,
    Exempted,
    ExtensionAsked,
    ExtensionGranted,
    Fact,
    HandedOver,
    Judge,
    MatterCompleted,
    MatterEnded,
    MatterFacts,
    MatterReopened,
    ProgressConfirmed,
    ProgressReported,
    ProgressReturned,
    ScheduleSet,
)
from wenxiao.clocks.histories import Shown, history
from wenxiao.clocks.knowledge import knowledge_of
from wenxiao.clocks.laps import Lap, laps_of
from wenxiao.clocks.lights import Change, Light, has_left, light_at, next_change
from wenxiao.clocks.limits import Clock, Extension, Suspension, TimeLimit, expiry_of, limit_of, near_at, used
from wenxiao.clocks.marks import Mark, marks_at, misses_in_a_row
from wenxiao.clocks.pace import Observation, PaceThresholds, Standing, standing_of
from wenxiao.clocks.period_marks import PeriodMark, period_marks
from wenxiao.clocks.planned import planned_at
from wenxiao.clocks.progress_words import ProgressWord, progress_word
from wenxiao.clocks.rules import LightRule, light_rules
from wenxiao.clocks.schedules import Milestone, Reporting, Schedule
from wenxiao.clocks.tallies import Tally, tally
from wenxiao.clocks.trajectories import PaceRule, Point, Trajectory
from wenxiao.clocks.watches import Watch, WatchKind, by_due, colour_of_watch
from wenxiao.clocks.watching import watches_of

__all__ = [
    "Aggregate",
    "AggregateRule",
    "CalendarPublished",
    "Change",
    "Clock",
    "ClockResumed",
    "ClockStarted",
    "ClockStopped",
    "ClockSuspended",
    "Colour",
    "Confidence",
    "ConfidenceStated",
    "End",
    "Exempted",
    "Extension",
    "ExtensionAsked",
    "ExtensionGranted",
    "Fact",
    "HandedOver",
    "Judge",
    "Lap",
    "Light",
    "LightRule",
    "Mark",
    "MatterCompleted",
    "MatterEnded",
    "MatterFacts",
    "MatterReopened",
    "Member",
    "Milestone",
    "Observation",
    "PaceRule",
    "PaceThresholds",
    "PeriodMark",
    "Point",
    "ProgressConfirmed",
    "ProgressReported",
    "ProgressReturned",
    "ProgressWord",
    "Reporting",
    "Schedule",
    "ScheduleSet",
    "Shown",
    "Standing",
    "Suspension",
    "Tally",
    "TimeLimit",
    "Trajectory",
    "Watch",
    "WatchKind",
    "by_due",
    "colour_of_watch",
    "confidence_at",
    "expiry_of",
    "has_left",
    "history",
    "knowledge_of",
    "laps_of",
    "light_at",
    "light_rules",
    "limit_of",
    "marks_at",
    "misses_in_a_row",
    "near_at",
    "next_change",
    "pace_words",
    "period_marks",
    "planned_at",
    "progress_word",
    "standing_of",
    "tally",
    "used",
    "watches_of",
    "worst_first",
]
