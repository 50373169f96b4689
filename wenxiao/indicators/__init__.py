"""Indicators: what is measured, who said what of it, and what somebody is held to.

catalogue.py     indicators as sourced data
linking.py       a subject in a text to an indicator, or to its own plain wording
statements.py    a figure with its document and date: what was said
commitments.py   a target that somebody is held to
"""

from wenxiao.indicators.catalogue import Indicator, indicators
from wenxiao.indicators.commitments import Commitment, commitment_of
from wenxiao.indicators.linking import link, plain_subject
from wenxiao.indicators.statements import Statement, statements_of

__all__ = [
    "Commitment",
    "Indicator",
    "Statement",
    "commitment_of",
    "indicators",
    "link",
    "plain_subject",
    "statements_of",
]
