"""Forms about matters; what a form accepts the action checks again."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.matters.actions import Progress
from wenxiao_web.matters.uploads import ACCEPTED


class ProgressForm(forms.Form):
    """What the lead unit reports."""

    amount = forms.DecimalField(
        label=gettext_lazy("累计完成"),
        min_value=Decimal(0),
        max_digits=15,
        decimal_places=4,
        error_messages={
            "required": gettext_lazy("请填累计完成数。"),
            "invalid": gettext_lazy("累计完成应是一个数，例如10。"),
        },
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal", "autocomplete": "off"}),
    )
    happened_on = forms.DateField(
        label=gettext_lazy("完成日期"),
        error_messages={
            "required": gettext_lazy("请填完成日期。"),
            "invalid": gettext_lazy("完成日期应如2025-09-24。"),
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    evidence = forms.CharField(
        label=gettext_lazy("佐证"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    evidence_file = forms.FileField(
        label=gettext_lazy("佐证文件"),
        required=False,
        max_length=150,
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
        error_messages={"empty": gettext_lazy("文件是空的。请重新选择。")},
    )
    note = forms.CharField(label=gettext_lazy("说明"), required=False, max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        self.calendar = desk_calendar()
        self.today = self.calendar.day_of(at)
        self.fields["happened_on"].widget.attrs["max"] = self.today.isoformat()

    def clean_happened_on(self) -> date:
        """Refuse a day that has not come."""
        on: date = self.cleaned_data["happened_on"]
        if on > self.today:
            raise forms.ValidationError(_("完成日期晚于今天。请填已经完成的日期。"))
        return on

    def progress(self) -> Progress:
        """Return what was reported: today's as of now, an earlier day's as of the close of that day."""
        on = self.cleaned_data["happened_on"]
        return Progress(
            amount=self.cleaned_data["amount"],
            happened_at=self.at if on == self.today else self.calendar.closing(on),
            evidence=self.cleaned_data["evidence"],
            file=self.cleaned_data["evidence_file"],
            note=self.cleaned_data["note"],
        )


class ReviewForm(forms.Form):
    """The verifying unit's word on a report."""

    verdict = forms.ChoiceField(choices=[("confirm", "confirm"), ("return", "return")])
    reason = forms.CharField(label=gettext_lazy("退回原因"), required=False, max_length=500)
