"""Forms about papers; what a form accepts the action checks again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wenxiao.supervision import Action, Rung
from wenxiao_web.supervision.words import ASKS

_LONGEST = 500
_REASONS = {
    Action.SEND_BACK: _("退回理由"),
    Action.WITHHOLD: _("不发理由"),
    Action.VOID: _("作废理由"),
}


class StepForm(forms.Form):
    """What one step asks for: nothing, a reason, an answer, or what only the drafter can say."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, step: Action, rung: Rung, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id=f"id_{step}_%s")
        self.step, self.asks = step, tuple(rung.document.asks) if step is Action.DRAFT else ()
        for key in self.asks:
            label = ASKS.get(key, rung.document.asks[key])
            self.fields[key] = forms.CharField(label=label, max_length=100)
        if step in _REASONS:
            self.fields["words"] = forms.CharField(label=_REASONS[step], max_length=_LONGEST)
        if step is Action.ANSWER:
            box = forms.Textarea(attrs={"rows": 4})
            self.fields["words"] = forms.CharField(label=_("回复内容"), max_length=4 * _LONGEST, widget=box)
        for field in self.fields.values():
            field.error_messages["required"] = _("请填这一项。")

    def said(self) -> dict[str, str]:
        """Return what the drafter said, by key."""
        return {key: self.cleaned_data[key] for key in self.asks}


class RequestForm(forms.Form):
    """Which paper is asked for about a matter: its kind and the code of the watch that it is about."""

    paper = forms.CharField(max_length=120)

    def chosen(self) -> tuple[str, str]:
        """Return the kind of paper and the code of the watch; the latter empty: the matter as a whole."""
        kind, _slash, watch = self.cleaned_data["paper"].partition("/")
        return kind, watch
