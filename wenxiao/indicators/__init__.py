"""Indicators: what is measured, who said what of it, and what somebody is held to.

catalogue.py     indicators as sourced data
deeds.py         what a subject says is done, and to what
linking.py       a subject in a text to an indicator, or to its own plain wording, with score and reason
subjects.py      a subject that names several indicators, or only that money is spent
rulings.py       how a user has decided otherwise
searching.py     indicators by a word
aims.py          the passages that set out main aims, and how much of them is linked
left_out.py      figures that say nothing of a year's result
statements.py    a figure with its document and date: what was said
reports.py       one document read: its place, its date, what it states and what it promises
commitments.py   a target that somebody is held to
"""

from wenxiao.indicators.aims import Aim, aims_of
from wenxiao.indicators.catalogue import Indicator, indicator_of, indicators
from wenxiao.indicators.commitments import Commitment, commitment_of
from wenxiao.indicators.linking import Link, link, link_of, plain_subject
from wenxiao.indicators.reports import Report, report_of
from wenxiao.indicators.rulings import Rulings, rulings_from
from wenxiao.indicators.searching import Found, search
from wenxiao.indicators.statements import Statement, statements_of

__all__ = [
    "Aim",
    "Commitment",
    "Found",
    "Indicator",
    "Link",
    "Report",
    "Rulings",
    "Statement",
    "aims_of",
    "commitment_of",
    "indicator_of",
    "indicators",
    "link",
    "link_of",
    "plain_subject",
    "report_of",
    "rulings_from",
    "search",
    "statements_of",
]
