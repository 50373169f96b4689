"""Days, hours and periods: what a day is for an office, and what stretch of time a number is of.

sessions.py   the stretches of a day in which an office works, with winter hours
holidays.py   what the law makes a day off, known ahead of a year's arrangement
published.py  a year's arrangement (调休) as a file, checked
working.py    working days with the published 调休, and the hours on them
tempo.py      how fast a limit runs: working days, calendar days, hours, working hours
periods.py    days, weeks, 旬, months, quarters, half-years, years, plan terms
words.py      words of time and what they mean: 年底前, 8月末, 国庆前, “十四五”末
releases.py   which periods have figures, and when each is due
"""

from wenxiao.calendars.periods import Period, PeriodKind
from wenxiao.calendars.published import PublishedYear, published_year
from wenxiao.calendars.releases import Release, ReleaseCalendar, release_calendar
from wenxiao.calendars.tempo import Tempo, TimeUnit
from wenxiao.calendars.words import SaidTime, said_time
from wenxiao.calendars.working import WorkingCalendar, default_calendar, office_calendar

__all__ = [
    "Period",
    "PeriodKind",
    "PublishedYear",
    "Release",
    "ReleaseCalendar",
    "SaidTime",
    "Tempo",
    "TimeUnit",
    "WorkingCalendar",
    "default_calendar",
    "office_calendar",
    "published_year",
    "release_calendar",
    "said_time",
]
