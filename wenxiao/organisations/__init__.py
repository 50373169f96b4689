"""Organisations: the units of a district, who answers for what, and what became of whom.

kinds.py         kinds of units and what each may belong to
divisions.py     codes of territories (GB/T 2260)
model.py         units, posts, duties and leaders
organisation.py  what can be asked, each for a day
loading.py       organisation.yaml
changes.py       renames, moves, merges, splits
checks.py        whether it all holds together
"""

from wenxiao.organisations.kinds import UnitKind, unit_kinds
from wenxiao.organisations.loading import organisation_from
from wenxiao.organisations.model import Duty, DutyList, Leadership, Post, Role, Unit
from wenxiao.organisations.organisation import Organisation

__all__ = [
    "Duty",
    "DutyList",
    "Leadership",
    "Organisation",
    "Post",
    "Role",
    "Unit",
    "UnitKind",
    "organisation_from",
    "unit_kinds",
]
