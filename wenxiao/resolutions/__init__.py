"""Resolutions: adjustment is an act of a body that may adjust; both versions stay.

authority.py       who may decide on what another body adopted, and whom it must hear first
adjustments.py     what a resolution changes: the next version of a schedule, an exemption
adopting.py        who set what a resolution would change: the aim, or the milestones on the way to it
applications.py    an application, its opinions and its decision
acts.py            the act: apply, give an opinion, decide, withdraw
seats.py           who applies, records, or speaks for a body that must be heard
versions.py        a matter judged by each version of its plan
shortly_before.py  what was adjusted shortly before an assessment, and what difference it made
"""

from wenxiao.resolutions.acts import Decided, apply_to_adjust, decide, give_opinion, withdraw
from wenxiao.resolutions.adjustments import Change, adjust, amend, exempt
from wenxiao.resolutions.adopting import Promise, adopted_by
from wenxiao.resolutions.applications import Application, ApplicationState, Decision, Opinion
from wenxiao.resolutions.authority import (
    Authority,
    Resolution,
    authority_over,
    bodies_that_may_adjust,
    name_of_body,
)
from wenxiao.resolutions.seats import Seat, Seats, seats_on
from wenxiao.resolutions.shortly_before import LateAdjustment, adjusted_before
from wenxiao.resolutions.versions import ByVersion, Judged, judged_by_versions, version_in_force

__all__ = [
    "Application",
    "ApplicationState",
    "Authority",
    "ByVersion",
    "Change",
    "Decided",
    "Decision",
    "Judged",
    "LateAdjustment",
    "Opinion",
    "Promise",
    "Resolution",
    "Seat",
    "Seats",
    "adjust",
    "adjusted_before",
    "adopted_by",
    "amend",
    "apply_to_adjust",
    "authority_over",
    "bodies_that_may_adjust",
    "decide",
    "exempt",
    "give_opinion",
    "judged_by_versions",
    "name_of_body",
    "seats_on",
    "version_in_force",
    "withdraw",
]
