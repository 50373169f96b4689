"""How pages show adjustments: the section of a matter, bodies and states by name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wenxiao.resolutions import ByVersion, Judged, judged_by_versions, name_of_body
from wenxiao_web.accounts.models import Account
from wenxiao_web.clock import local
from wenxiao_web.matters.facts import facts_of
from wenxiao_web.matters.models import Matter, ScheduleVersion
from wenxiao_web.resolutions.consequences import MonthEnd, month_ends
from wenxiao_web.resolutions.models import Decision, Exemption
from wenxiao_web.resolutions.permissions import refusal_to_apply, refusal_to_record
from wenxiao_web.resolutions.queries import Adjustment, adjustment_of
from wenxiao_web.resolutions.rows import with_what_was_said

register = template.Library()

_STATES = {
    "open": gettext_lazy("待决定"),
    "granted": gettext_lazy("已批准"),
    "refused": gettext_lazy("未批准"),
    "withdrawn": gettext_lazy("已撤回"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """One version of a matter's plan with what is known of its resolution."""

    judged: ByVersion
    row: ScheduleVersion
    decision: Decision | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One milestone through the versions of a plan."""

    name: str
    cells: tuple[Judged | None, ...]
    """One for each version; None where the version has it not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What a matter's page shows of its plan and adjustments."""

    versions: tuple[Version, ...]
    months: list[MonthEnd]
    adjustments: list[Adjustment]
    exemptions: list[Exemption]
    refusal_to_apply: str
    refusal_to_record: str

    @property
    def lines(self) -> list[Line]:
        """The milestones, by the order of the newest version; one that it has no more stands last."""
        by_version = [{one.code: one for one in version.judged.milestones} for version in self.versions]
        codes = dict.fromkeys(code for found in reversed(by_version) for code in found)
        cells = {code: tuple(found.get(code) for found in by_version) for code in codes}
        return [Line(name=next(c.name for c in reversed(row) if c), cells=row) for row in cells.values()]


@register.simple_tag(takes_context=True)
def plan_of(context: dict[str, Any], matter: Matter) -> Plan:
    """Return a matter's plan by its versions, its applications, its exemptions, and what the reader may do."""
    at: datetime = context["at"]
    account = context["request"].user
    facts = facts_of(matter)
    rows = {row.version: row for row in matter.schedules.select_related("decision")}
    versions = tuple(
        Version(judged=one, row=row, decision=getattr(row, "decision", None))
        for one in judged_by_versions(matter.number, facts, at)
        if (row := rows.get(one.schedule.version)) is not None
    )
    on = local(at).date()
    is_account = isinstance(account, Account)
    return Plan(
        versions=versions,
        months=month_ends(facts, at) if len(versions) > 1 else [],
        adjustments=[adjustment_of(row) for row in with_what_was_said(matter.applications.all())],
        exemptions=list(matter.exemptions.all()),
        refusal_to_apply=refusal_to_apply(account, matter, on) if is_account else _("请先登录。"),
        refusal_to_record=refusal_to_record(account, on) if is_account else _("请先登录。"),
    )


@register.filter
def body(code: str) -> str:
    """Name a body in the reader's language."""
    return _(name_of_body(code))


@register.filter
def in_reader_language(word: str) -> str:
    """Say one of the domain's words in the reader's language."""
    return _(word)


@register.filter
def state_name(code: str) -> str:
    """Name where an adjustment stands."""
    return str(_STATES[code])
