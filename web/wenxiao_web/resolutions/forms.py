"""Forms about adjustments; what a form accepts the action checks again."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wenxiao.clocks import Milestone, Schedule
from wenxiao.resolutions import Change, Resolution, name_of_body
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import local
from wenxiao_web.matters.uploads import ACCEPTED
from wenxiao_web.resolutions.actions import Asked

_DAY_WRONG = gettext_lazy("日期应如2025-10-24。")


def _day(label: Any, *, required: bool = True, missing: Any = None) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        error_messages={"required": missing, "invalid": _DAY_WRONG} if missing else {"invalid": _DAY_WRONG},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class ApplicationForm(forms.Form):
    """What of which milestone, why, with what evidence; an empty field leaves its value as it is."""

    reason = forms.CharField(
        label=gettext_lazy("理由"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("请写明申请调整的理由。")},
    )
    evidence = forms.CharField(
        label=gettext_lazy("佐证"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    evidence_file = forms.FileField(
        label=gettext_lazy("佐证文件"),
        required=False,
        max_length=150,
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
        error_messages={"empty": gettext_lazy("文件是空的。请重新选择。")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, schedule: Schedule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schedule = schedule
        self.fields["seen"].initial = schedule.version
        for milestone in schedule.milestones:
            name = milestone.name
            self.fields[f"due_{milestone.code}"] = _day(_("%(name)s的新时限") % {"name": name}, required=False)
            if milestone.amount is not None:
                self.fields[f"amount_{milestone.code}"] = forms.DecimalField(
                    label=_("%(name)s的新数量") % {"name": name},
                    required=False,
                    min_value=0,
                    max_digits=15,
                    decimal_places=4,
                    error_messages={"invalid": _("“%(name)s”的新数量应是一个数，例如10。") % {"name": name}},
                    widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal", "autocomplete": "off"}),
                )

    def lines(self) -> Iterator[tuple[Milestone, BoundField, BoundField | None]]:
        """Yield each milestone with the fields for its new moment and its new amount."""
        for milestone in self.schedule.milestones:
            amount = f"amount_{milestone.code}"
            yield milestone, self[f"due_{milestone.code}"], self[amount] if amount in self.fields else None

    def clean(self) -> dict[str, Any]:
        """Refuse an application without evidence."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("evidence", "").strip() and not cleaned.get("evidence_file"):
            raise forms.ValidationError(_("请写明佐证，或者上传佐证文件。"))
        return cleaned

    def asked(self) -> Asked:
        """Return what is asked: a new day counts to its close."""
        return Asked(
            changes=tuple(self._changes()),
            reason=self.cleaned_data["reason"],
            evidence=self.cleaned_data["evidence"],
            file=self.cleaned_data["evidence_file"],
        )

    def _changes(self) -> Iterator[Change]:
        for milestone in self.schedule.milestones:
            on: date | None = self.cleaned_data.get(f"due_{milestone.code}")
            amount = self.cleaned_data.get(f"amount_{milestone.code}")
            if on is None and amount is None:
                continue
            same_day = on == local(milestone.due_at).date()
            due_at = None if on is None else milestone.due_at if same_day else desk_calendar().closing(on)
            yield Change(code=milestone.code, due_at=due_at, amount=amount)


class OpinionForm(forms.Form):
    """What a body that is heard says."""

    body = forms.SlugField()
    verdict = forms.ChoiceField(
        choices=[("for", "for"), ("against", "against")],
        error_messages={"required": gettext_lazy("请选同意或者不同意。")},
    )
    words = forms.CharField(
        max_length=500, error_messages={"required": gettext_lazy("请写明意见：同意或者不同意的理由。")}
    )


class WithdrawalForm(forms.Form):
    """Why an application is taken back."""

    reason = forms.CharField(max_length=500, error_messages={"required": gettext_lazy("撤回申请要写明理由。")})


class ResolutionForm(forms.Form):
    """A body's resolution: its document number, day and reason."""

    body = forms.ChoiceField(label=gettext_lazy("决定机关"))
    document_number = forms.CharField(
        label=gettext_lazy("决议文号"), max_length=100, error_messages={"required": gettext_lazy("请填决议文号。")}
    )
    decided_on = _day(gettext_lazy("决议日期"), missing=gettext_lazy("请填决议日期。"))
    reason = forms.CharField(
        label=gettext_lazy("决议理由"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("请写明决议的理由。")},
    )

    def __init__(self, *args: Any, bodies: Sequence[str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, _(name_of_body(code))) for code in bodies]
        self.fields["body"] = forms.ChoiceField(label=_("决定机关"), choices=choices)
        self.fields["decided_on"].widget.attrs["max"] = today.isoformat()
        self.fields["decided_on"].initial = today

    def resolution(self) -> Resolution:
        """Return the resolution that was entered."""
        return Resolution(
            body=self.cleaned_data["body"],
            document_number=self.cleaned_data["document_number"].strip(),
            decided_on=self.cleaned_data["decided_on"],
            reason=self.cleaned_data["reason"].strip(),
        )


class DecisionForm(ResolutionForm):
    """A body's resolution on an application."""

    verdict = forms.ChoiceField(
        choices=[("grant", "grant"), ("refuse", "refuse")],
        error_messages={"required": gettext_lazy("请选批准或者不批准。")},
    )


class ExemptionForm(ResolutionForm):
    """A body's resolution that forgives one watch until a day."""

    watch = forms.ChoiceField(label=gettext_lazy("免责的计时项"))
    until = _day(gettext_lazy("免责至"), missing=gettext_lazy("请填免责截止日期。"))

    def __init__(self, *args: Any, watches: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["watch"] = forms.ChoiceField(label=_("免责的计时项"), choices=watches)

    def until_at(self) -> datetime:
        """Return the close of the last day."""
        return desk_calendar().closing(self.cleaned_data["until"])
