"""Working days and periods: what a day is for an office, and what stretch of time a number is of.

`WorkingCalendar` counts working days with the published 调休; `Period` is the year or years of a figure.
"""

from wenxiao.calendars.periods import Period
from wenxiao.calendars.working import WorkingCalendar, default_calendar

__all__ = ["Period", "WorkingCalendar", "default_calendar"]
