"""Said and done: what became of each promise.

intervals.py   what a written number allows, and arithmetic on that
series.py      the values of one thing through the years, stated or implied, each with sources and assumptions
verdicts.py    a target against the series: the verdict, with its whole interval
"""

from wenxiao.delivery.intervals import Interval
from wenxiao.delivery.series import Estimate, Series, series_of
from wenxiao.delivery.verdicts import Verdict, VerdictCode, verdicts_of

__all__ = ["Estimate", "Interval", "Series", "Verdict", "VerdictCode", "series_of", "verdicts_of"]
