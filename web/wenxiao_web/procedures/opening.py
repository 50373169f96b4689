"""The write that opens a matter under a procedure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao.procedures import Procedure, opened, origin_name, procedure, procedure_text, role_name
from wenxiao.procedures.states import FieldValue
from wenxiao_web.accounts.models import Account, OrgUnit
from wenxiao_web.accounts.posts import posts_of
from wenxiao_web.audit.actions import action
from wenxiao_web.clock import local
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.lights import renew_lights
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.permissions import require
from wenxiao_web.matters.uploads import accept_text
from wenxiao_web.procedures.actions import bring_up
from wenxiao_web.procedures.models import Handling, ProcedureVersion, UnitRole
from wenxiao_web.procedures.states import procedure_in_force, to_json


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What a matter is opened with."""

    title: str
    origin: str
    units: Mapping[str, OrgUnit]
    """By role: `lead_unit` at least."""
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    responsible_leader: str = ""


def open_case(
    account: Account, code: str, case: Case, *, opened_at: datetime, at: datetime, is_history: bool = False
) -> Matter:
    """Open a matter in the first stage of a procedure's version in force, under the next number of its year.

    Raise ActionRefusedError where the account may not, a unit is missing or the origin is none of the procedure's.
    `is_history` leaves the lights to a later `renew_lights`.
    """
    path = procedure(code)
    require(refusal_to_open(account, path))
    _require_whole(path, case)
    with transaction.atomic():
        number = _next_number(path, opened_at)
        with action(account.as_actor(), "open_case", f"matter/{number}", at=at, happened_at=opened_at) as entry:
            matter = Matter.objects.create(
                number=number,
                title=case.title.strip(),
                origin=case.origin,
                lead_unit=case.units["lead_unit"],
                verifying_unit=case.units.get("verifying_unit"),
                responsible_leader=case.responsible_leader,
                opened_at=opened_at,
                recorded_at=entry.recorded_at,
            )
            state, _effects = opened(
                path, local(opened_at), {role: unit.name for role, unit in case.units.items()}, case.fields
            )
            handling = Handling.objects.create(
                matter=matter,
                procedure=stored_version(path, entry.recorded_at),
                fields=to_json(case.fields),
                stage=state.stage,
                since=state.since,
            )
            UnitRole.objects.bulk_create(
                UnitRole(handling=handling, role=role, unit=unit, is_current=False) for role, unit in case.units.items()
            )
            bring_up(handling, state, path)
            entry.new = {
                "title": matter.title,
                "procedure": path.title,
                "stage": path.stages[state.stage].title,
                "unit": matter.lead_unit.name,
            }
        if not is_history:
            renew_lights(matter, entry.recorded_at)
    return matter


def refusal_to_open(account: Account, path: Procedure) -> str:
    """Say why the account may not open a matter under a procedure; empty where it may.

    Whoever may move a matter out of the first stage may open one, whatever their unit.
    """
    codes = dict.fromkeys(code for transition in path.leaving(path.first_stage) for code in transition.by)
    if set(codes) & set(posts_of(account)):
        return ""
    names = "、".join(path.posts[code].title for code in codes)
    return _("“%(procedure)s”由%(posts)s立项，您的岗位是%(post)s。") % {
        "procedure": path.title,
        "posts": names,
        "post": account,
    }


def roles_of(path: Procedure) -> tuple[str, ...]:
    """The roles of units that a matter is opened with, `lead_unit` first; holder and helpers come by its moves."""
    named = [post.of for post in path.posts.values()] + [clock.held_by for clock in path.clocks.values()]
    return tuple(
        dict.fromkeys(["lead_unit", *(role for role in named if role not in ("any", "holder", "support_unit"))])
    )


def _require_whole(path: Procedure, case: Case) -> None:
    if not case.title.strip():
        raise ActionRefusedError(_("请写明事项名称。"))
    accept_text(case.title, *(value for value in case.fields.values() if isinstance(value, str)))
    if missing := [role for role in roles_of(path) if role not in case.units]:
        raise ActionRefusedError(_("还要选定%(roles)s。") % {"roles": "、".join(map(role_name, missing))})
    if case.units.get("verifying_unit") == case.units["lead_unit"]:
        raise ActionRefusedError(_("认定单位与牵头单位相同。请改选其他认定单位。"))
    if path.origins and case.origin not in path.origins:
        raise ActionRefusedError(
            _("“%(procedure)s”的来源不能是“%(origin)s”。")
            % {"procedure": path.title, "origin": origin_name(case.origin)}
        )


def _next_number(path: Procedure, opened_at: datetime) -> str:
    year = local(opened_at).year
    prefix = f"{path.series}-{year}-"
    last = Matter.objects.filter(number__startswith=prefix).order_by("-number").values_list("number", flat=True).first()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:05}"


def stored_version(path: Procedure, at: datetime) -> ProcedureVersion:
    """Return the stored text of the version in force; a version once stored must not say anything else."""
    row, _is_new = ProcedureVersion.objects.get_or_create(
        code=path.code,
        version=path.version,
        defaults={
            "title": path.title,
            "text": procedure_text(path.code),
            "judged_by": str(path.aggregate.rule),
            "recorded_at": at,
        },
    )
    if procedure_in_force(row) != path:
        raise ActionRefusedError(
            _("流程“%(procedure)s”的第%(version)s版改了内容却没有改版本号。请把version加1再用。")
            % {"procedure": path.title, "version": path.version}
        )
    return row
