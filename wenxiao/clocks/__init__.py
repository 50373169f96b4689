"""Clocks and lights: from dated facts to a light that says why it shines and until when.

schedules.py   what is planned: milestones, and the versions that adjustments make of them
facts.py       what happened, with the moment it happened and the moment it was recorded
rules.py       when a watch turns yellow and red, as dated data
limits.py      a budget of time: how it runs, pauses, is extended and runs out
watches.py     facts to watches: one for each milestone, with its exact moments
lights.py      watches to one light, with why, what next and the way out
marks.py       what was decided of each milestone that fell due: in time or late

Nothing here reads a clock: every answer is for a moment that the caller names.
"""

from wenxiao.clocks.facts import (
    Fact,
    MatterFacts,
    ProgressConfirmed,
    ProgressReported,
    ProgressReturned,
    ScheduleSet,
)
from wenxiao.clocks.lights import Light, light_at
from wenxiao.clocks.limits import Clock, Extension, Suspension, TimeLimit, expiry_of, limit_of, near_at, used
from wenxiao.clocks.marks import Mark, marks_at
from wenxiao.clocks.rules import LightRule, light_rules
from wenxiao.clocks.schedules import Milestone, Schedule
from wenxiao.clocks.watches import Colour, Watch, colour_of_watch, watches_of, worst_first

__all__ = [
    "Clock",
    "Colour",
    "Extension",
    "Fact",
    "Light",
    "LightRule",
    "Mark",
    "MatterFacts",
    "Milestone",
    "ProgressConfirmed",
    "ProgressReported",
    "ProgressReturned",
    "Schedule",
    "ScheduleSet",
    "Suspension",
    "TimeLimit",
    "Watch",
    "colour_of_watch",
    "expiry_of",
    "light_at",
    "light_rules",
    "limit_of",
    "marks_at",
    "near_at",
    "used",
    "watches_of",
    "worst_first",
]
