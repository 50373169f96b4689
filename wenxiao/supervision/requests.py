"""Papers that a person may ask for: each kind that is signed, by the rule of the ladder where that has one for it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from wenxiao.catalog import in_force
from wenxiao.supervision.kinds import Form, document_kind
from wenxiao.supervision.notices import requested_notice
from wenxiao.supervision.rungs import Moment, Rung

_FOR_ANY_LADDER = ("supervision_notice",)
"""Kinds that stand on no ladder and may be asked for under each."""


def requests_for(rungs: Sequence[Rung], at: datetime) -> tuple[Rung, ...]:
    """Return the papers that a person may ask for at a moment, lowest first: those of the ladder, and 督查通知.

    Each is the rung in force with its posts, hearers and time limits, under the code of its kind, called by nobody but
    the person. A message goes out alone and is never asked for.
    """
    kinds = dict.fromkeys(rung.document.code for rung in rungs if rung.document.form is not Form.MESSAGE)
    return tuple(requested_rung(kind, rungs, at) for kind in (*_FOR_ANY_LADDER, *kinds))


def requested_rung(kind: str, rungs: Sequence[Rung], at: datetime) -> Rung:
    """Return the rung by which a kind of paper asked for at a moment is drafted, signed and answered.

    Raise CatalogInvalidError where there is no such kind.
    """
    on = at.date()
    named = [rung for rung in rungs if rung.document.code == kind]
    if not named:
        return requested_notice(kind, matter="", at=at).rung
    rung = in_force([one for one in named if one.code == named[0].code], on)
    return replace(rung, code=kind, document=document_kind(kind, on), moment=Moment.ON_REQUEST, after=None)
