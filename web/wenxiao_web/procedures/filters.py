"""Which matters of a procedure to list: what stands in the address, and the rows that it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wenxiao.clocks import Colour
from wenxiao_web.accounts.models import Account
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.matters.models import Matter
from wenxiao_web.procedures.models import UnitRole
from wenxiao_web.procedures.permissions import may_act

OPEN, ENDED, ALL = "open", "ended", "all"


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseFilter:
    """What an address asks for; an empty field does not limit."""

    stage: str = ""
    light: str = ""
    unit: str = ""
    """Code of a unit that holds or leads it."""
    mine: bool = False
    """Only where the account may act now."""
    words: str = ""
    opened_from: str = ""
    opened_to: str = ""
    state: str = OPEN
    problem: str = ""
    """What was wrong with the address, in words for the page."""

    def as_query(self, **changes: Any) -> str:
        """Return the filter as part of an address, with some of it changed."""
        wanted = replace(self, **changes)
        fields = {
            "state": wanted.state if wanted.state != OPEN else "",
            "stage": wanted.stage,
            "light": wanted.light,
            "unit": wanted.unit,
            "mine": "1" if wanted.mine else "",
            "words": wanted.words,
            "from": wanted.opened_from,
            "to": wanted.opened_to,
        }
        return urlencode({name: value for name, value in fields.items() if value})

    @property
    def query(self) -> str:
        """The filter as part of an address."""
        return self.as_query()

    @property
    def without_light(self) -> str:
        """The filter without its light, as part of an address."""
        return self.as_query(light="")

    @property
    def limits(self) -> bool:
        """Whether anything is left out beside what has ended."""
        return bool(self.as_query(state=OPEN))


def filter_from(asked: Mapping[str, str]) -> CaseFilter:
    """Read a filter from an address; what cannot be read is left out, with a word about it."""
    days = {name: asked.get(name, "").strip() for name in ("from", "to")}
    wrong = [value for value in days.values() if value and _day(value) is None]
    colour = asked.get("light", "")
    state = asked.get("state", OPEN)
    return CaseFilter(
        stage=asked.get("stage", ""),
        light=colour if colour in set(map(str, Colour)) else "",
        unit=asked.get("unit", ""),
        mine=bool(asked.get("mine")),
        words=asked.get("words", "").strip(),
        opened_from=days["from"] if days["from"] not in wrong else "",
        opened_to=days["to"] if days["to"] not in wrong else "",
        state=state if state in (OPEN, ENDED, ALL) else OPEN,
        problem=_("日期“%(on)s”看不懂，应如2025-09-24。下面没有按它筛选。") % {"on": "、".join(wrong)} if wrong else "",
    )


def cases_of(code: str) -> QuerySet[Matter]:
    """Return the matters of a procedure, whatever its version."""
    return Matter.objects.filter(handling__procedure__code=code)


def filtered(code: str, asked: CaseFilter, account: Account) -> QuerySet[Matter]:
    """Return the matters of a procedure that pass a filter, but for its light."""
    matters = cases_of(code)
    if asked.state != ALL:
        is_open = Q(handling__end="")
        matters = matters.filter(is_open if asked.state == OPEN else ~is_open)
    if asked.stage:
        matters = matters.filter(handling__stage=asked.stage)
    if asked.unit:
        roles = UnitRole.objects.filter(unit__code=asked.unit, role__in=("holder", "lead_unit"), is_current=True)
        matters = matters.filter(handling__in=roles.values("handling"))
    if asked.mine:
        matters = matters.filter(handling__in=may_act(account))
    for word in asked.words.split():
        matters = matters.filter(Q(title__icontains=word) | Q(number__icontains=word))
    if opened_from := _midnight(asked.opened_from):
        matters = matters.filter(opened_at__gte=opened_from)
    if opened_to := _midnight(asked.opened_to, days=1):
        matters = matters.filter(opened_at__lt=opened_to)
    return matters


def _midnight(text: str, *, days: int = 0) -> datetime | None:
    on = _day(text)
    return desk_calendar().midnight(on + timedelta(days=days)) if on else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
