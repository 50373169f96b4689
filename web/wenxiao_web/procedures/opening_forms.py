"""The form that opens a matter: title, origin, units by role, and what is known of its fields already."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wenxiao.procedures import Procedure, origin_name, role_name
from wenxiao.procedures.states import FieldValue
from wenxiao_web.accounts.models import OrgUnit
from wenxiao_web.procedures.form_fields import field_for, plain_value, unit_field
from wenxiao_web.procedures.opening import Case, roles_of


class OpeningForm(forms.Form):
    """What a matter of one procedure is opened with."""

    def __init__(self, procedure: Procedure, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.procedure = procedure
        self.roles = roles_of(procedure)
        self.fields["title"] = forms.CharField(
            label=_("事项名称"), max_length=200, error_messages={"required": _("请写明事项名称。")}
        )
        self.fields["origin"] = forms.ChoiceField(
            label=_("来源"),
            choices=[("", _("请选择")), *((code, origin_name(code)) for code in procedure.origins)],
            initial=procedure.origins[0] if len(procedure.origins) == 1 else "",
            error_messages={"required": _("请选择来源。")},
        )
        for role in self.roles:
            self.fields[f"u_{role}"] = unit_field(role_name(role))
        self.fields["responsible_leader"] = forms.CharField(label=_("责任领导"), max_length=100, required=False)
        self.known = [f"f_{code}" for code in _worth_knowing(procedure)]
        for name in self.known:
            self.fields[name] = field_for(procedure.fields[name.removeprefix("f_")], required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse that a unit verifies itself."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("u_verifying_unit") and said.get("u_verifying_unit") == said.get("u_lead_unit"):
            self.add_error("u_verifying_unit", _("认定单位与牵头单位相同。请改选其他认定单位。"))
        return said

    def case(self) -> Case:
        """Return what the matter is opened with."""
        said = self.cleaned_data
        units: dict[str, OrgUnit] = {role: said[f"u_{role}"] for role in self.roles}
        fields: dict[str, FieldValue] = {}
        for name in self.known:
            if said.get(name) not in (None, ""):
                code = name.removeprefix("f_")
                fields[code] = plain_value(self.procedure.fields[code], said[name])
        return Case(
            title=said["title"],
            origin=said["origin"],
            units=units,
            fields=fields,
            responsible_leader=said["responsible_leader"].strip(),
        )

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """The fields that have to be looked at."""
        return [self[name] for name in self.fields if name not in self.known]

    @property
    def known_fields(self) -> list[forms.BoundField]:
        """The fields that may be known already."""
        return [self[name] for name in self.known]


def _worth_knowing(procedure: Procedure) -> list[str]:
    """Fields that last and that no move out of the first stage asks for: those will be asked for next."""
    asked = {code for transition in procedure.leaving(procedure.first_stage) for code in transition.needs}
    return [code for code, rule in procedure.fields.items() if not rule.anew and code not in asked]
