"""Resolutions: adjustment is an act of a body that may adjust; both versions stay.

authority.py       who may decide on what another body adopted, and whom it must hear first
adjustments.py     what a resolution changes: the next version of a schedule, an exemption
applications.py    an application, its opinions and its decision
acts.py            the act: apply, give an opinion, decide, withdraw
shortly_before.py  what was adjusted shortly before an assessment, and what difference it made
"""

from wenxiao.resolutions.acts import Decided, apply_to_adjust, decide, give_opinion, withdraw
from wenxiao.resolutions.adjustments import Change, adjust, amend, exempt
from wenxiao.resolutions.applications import Application, ApplicationState, Decision, Opinion
from wenxiao.resolutions.authority import (
    Authority,
    Resolution,
    authority_over,
    bodies_that_may_adjust,
    name_of_body,
)
from wenxiao.resolutions.shortly_before import LateAdjustment, adjusted_before

__all__ = [
    "Application",
    "ApplicationState",
    "Authority",
    "Change",
    "Decided",
    "Decision",
    "LateAdjustment",
    "Opinion",
    "Resolution",
    "adjust",
    "adjusted_before",
    "amend",
    "apply_to_adjust",
    "authority_over",
    "bodies_that_may_adjust",
    "decide",
    "exempt",
    "give_opinion",
    "name_of_body",
    "withdraw",
]
