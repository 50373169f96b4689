"""Said and done: what became of each promise.

intervals.py    what a written number allows, and arithmetic on that
places.py       places that go by a longer and a shorter name
parts.py        amounts that are of a part only, or of several years together
said.py         the index: what was said of each thing of each place, and in what form
estimates.py    what a thing was in a year, stated or implied, with all that it may have been
series.py       the values of one thing through the years as documents state them; conflicts.py where they contradict
implied.py      values that follow from others: amounts, growths, shares
terms.py        several years together: averages, sums
outcomes.py     the value that answers a target
near.py         names that are nearly one
standards.py    when a value meets a target
promises.py     which targets are judged
judging.py      a target against the series: the verdict, with its whole interval
prices.py       growths with and without what prices did
ahead.py, beside.py, writing.py, verdicts.py   its parts: targets still open, what speaks beside, its record
repeated.py     tasks without numbers: reported again, or silent
consistency.py  statements of a set that cannot all hold
pairs.py        how much of one wording stands in another
rules.py        the thresholds of all this, from the catalogue
"""

from wenxiao.delivery.conflicts import Conflict, conflicts_in
from wenxiao.delivery.consistency import Finding, findings_of
from wenxiao.delivery.estimates import Estimate
from wenxiao.delivery.intervals import Interval
from wenxiao.delivery.judging import verdicts_of
from wenxiao.delivery.places import in_one_name, is_called
from wenxiao.delivery.repeated import Echo, EchoCode, echoes_of
from wenxiao.delivery.series import Series, series_of
from wenxiao.delivery.verdicts import Verdict, VerdictCode

__all__ = [
    "Conflict",
    "Echo",
    "EchoCode",
    "Estimate",
    "Finding",
    "Interval",
    "Series",
    "Verdict",
    "VerdictCode",
    "conflicts_in",
    "echoes_of",
    "findings_of",
    "in_one_name",
    "is_called",
    "series_of",
    "verdicts_of",
]
