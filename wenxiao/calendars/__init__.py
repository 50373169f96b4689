"""Days, hours and periods: what a day is for an office, and what stretch of time a number is of.

sessions.py   the stretches of a day in which an office works, with winter hours
working.py    working days with the published 调休, and the hours on them
tempo.py      how fast a limit runs: working days, calendar days, hours, working hours
periods.py    the year or years of a figure
"""

from wenxiao.calendars.periods import Period
from wenxiao.calendars.tempo import Tempo, TimeUnit
from wenxiao.calendars.working import WorkingCalendar, default_calendar, office_calendar

__all__ = ["Period", "Tempo", "TimeUnit", "WorkingCalendar", "default_calendar", "office_calendar"]
