"""Fields of forms by the kind that a procedure gives them, and back to what the engine knows."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wenxiao.clocks import Milestone, TimeLimit
from wenxiao.procedures.definitions import FieldKind, FieldRule
from wenxiao.procedures.states import FieldValue
from wenxiao_web.accounts.models import OrgUnit
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import local
from wenxiao_web.matters.uploads import ACCEPTED

_TIME_UNITS = {
    "working_days": gettext_lazy("个工作日"),
    "calendar_days": gettext_lazy("日"),
    "months": gettext_lazy("个月"),
    "working_hours": gettext_lazy("工作时"),
    "hours": gettext_lazy("小时"),
}


def field_for(rule: FieldRule, *, required: bool, initial: FieldValue = None) -> forms.Field:
    """Return the form field of a procedure's field, filled with what was entered before."""
    common: dict[str, Any] = {"label": rule.title, "required": required, "initial": shown_value(initial)}
    errors = {"required": _("请填“%(title)s”。") % {"title": rule.title}}
    match rule.kind:
        case FieldKind.NUMBER:
            return forms.DecimalField(
                **common, help_text=rule.unit, error_messages=errors | number_errors(), widget=number_input()
            )
        case FieldKind.DATE:
            return day_field(rule.title, required=required, initial=common["initial"])
        case FieldKind.CHOICE:
            choices = [("", _("请选择")), *((choice, choice) for choice in rule.choices)]
            return forms.ChoiceField(**common, choices=choices, error_messages=errors)
        case FieldKind.YES_NO:
            answers = [("", _("请选择")), ("yes", _("是")), ("no", _("否"))]
            return forms.ChoiceField(**common, choices=answers, error_messages=errors)
        case FieldKind.UNIT:
            return unit_field(rule.title, required=required, initial=common["initial"])
        case FieldKind.TEXT:
            return forms.CharField(**common, max_length=2000, error_messages=errors, widget=text_area())


def plain_value(rule: FieldRule, value: Any) -> FieldValue:
    """Return what a form field holds as the engine knows it: a day is its closing hour, a unit its name."""
    match rule.kind:
        case FieldKind.DATE:
            return desk_calendar().closing(value)
        case FieldKind.YES_NO:
            return bool(value == "yes")
        case FieldKind.UNIT:
            return str(value.name)
        case FieldKind.NUMBER:
            return Decimal(value)
        case _:
            return str(value).strip()


def shown_value(value: FieldValue) -> Any:
    """Return what the engine knows as a form shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return local(value).date() if isinstance(value, datetime) else value


def unit_field(label: str, *, required: bool = True, initial: Any = None) -> forms.Field:
    """Return a choice of the district's units."""
    if isinstance(initial, str):
        initial = OrgUnit.objects.filter(name=initial).first()
    return forms.ModelChoiceField(
        OrgUnit.objects.order_by("name"),
        label=label,
        required=required,
        initial=initial,
        empty_label=_("请选择"),
        error_messages={"required": _("请选择单位。"), "invalid_choice": _("没有这个单位。请重新选择。")},
    )


def day_field(label: str, *, required: bool, initial: date | None = None) -> forms.DateField:
    """Return a day."""
    return forms.DateField(
        label=label,
        required=required,
        initial=initial,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("请填“%(title)s”。") % {"title": label},
            "invalid": _("日期应如2025-09-24。"),
        },
    )


def text_area() -> forms.Textarea:
    """Return a text field that grows with what is written."""
    return forms.Textarea(attrs={"rows": 2})


def number_input() -> forms.NumberInput:
    """Return an input for a number of any precision."""
    return forms.NumberInput(attrs={"step": "any", "inputmode": "decimal", "autocomplete": "off"})


def number_errors() -> dict[str, str]:
    """Return what is said of a number that is none."""
    return {
        "required": _("请填一个数。"),
        "invalid": _("这里应是一个数，例如10。"),
        "max_value": _("最多%(limit_value)s。"),
        "min_value": _("不能少于%(limit_value)s。"),
    }


def evidence_fields() -> dict[str, forms.Field]:
    """Return the two shapes of evidence: words and a file."""
    return {
        "evidence": forms.CharField(
            label=_("佐证"),
            required=False,
            max_length=500,
            widget=text_area(),
            help_text=_("写明材料名称和份数，或者上传文件；两样至少有一样。"),
        ),
        "file": forms.FileField(
            label=_("佐证文件"),
            required=False,
            max_length=150,
            widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
            error_messages={"empty": _("文件是空的。请重新选择。")},
            help_text=_("PDF、图片、docx、xlsx、txt，10MB以内。绝密、机密、秘密材料不得上传。"),
        ),
    }


def moment_field(label: str, *, until: datetime) -> forms.DateTimeField:
    """Return a moment to the minute, none after `until`; empty means that moment."""
    return forms.DateTimeField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "max": f"{until:%Y-%m-%dT%H:%M}"}
        ),
        error_messages={"invalid": _("办理时间应如2025-09-24 09:20。")},
        help_text=_("不填即按现在计。"),
    )


def more_time_field(limit: TimeLimit) -> forms.DecimalField:
    """Return how much longer is asked for, in the unit of the limit and no more than it allows at once."""
    most = limit.longest_extension
    return forms.DecimalField(
        label=_("延长多少"),
        min_value=Decimal("0.5"),
        max_value=Decimal(most.numerator) / most.denominator if most is not None else None,
        help_text=str(_TIME_UNITS[limit.unit]),
        error_messages=number_errors(),
        widget=number_input(),
    )


def progress_fields(milestones: Sequence[Milestone]) -> dict[str, forms.Field]:
    """Return what a report may say: which milestone is reached, and the total where milestones count one."""
    found: dict[str, forms.Field] = {}
    if milestones:
        named = ((one.code, f"{one.name}　{one.due_at:%Y-%m-%d}") for one in milestones)
        choices = [("", _("没有完成节点")), *named]
        found["milestone"] = forms.ChoiceField(label=_("完成的节点"), choices=choices, required=False)
    counted = [one for one in milestones if one.amount is not None]
    if counted:
        found["amount"] = forms.DecimalField(
            label=_("累计完成"),
            required=False,
            min_value=Decimal(0),
            max_digits=15,
            decimal_places=4,
            help_text=counted[0].unit,
            error_messages=number_errors(),
            widget=number_input(),
        )
    return found
