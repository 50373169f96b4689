"""How the desk writes amounts, codes and the values of the ledger."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from wenxiao_web.audit.chain import shortened
from wenxiao_web.audit.words import ACTIONS, FIELDS, SYSTEM_UNITS, VALUES
from wenxiao_web.language import in_english

register = template.Library()

_THIN_SPACE = "\u2009"
_STATUSES = {"achieved": gettext_lazy("实际"), "target": gettext_lazy("目标"), "baseline": gettext_lazy("基期")}
_STATUS_LETTERS = {"achieved": gettext_lazy("实"), "target": gettext_lazy("目"), "baseline": gettext_lazy("基")}
_BOUNDS = {
    "exact": gettext_lazy("等于"),
    "about": gettext_lazy("左右"),
    "at_least": gettext_lazy("以上"),
    "more_than": gettext_lazy("突破"),
    "at_most": gettext_lazy("以内"),
    "less_than": gettext_lazy("低于"),
    "between": gettext_lazy("区间"),
}
_BODIES = {
    "peoples_congress": gettext_lazy("区人民代表大会"),
    "higher_level": gettext_lazy("上级"),
    "commission": gettext_lazy("工作委员会"),
}


@register.filter
def unlocalized(number: float) -> str:
    """Write a coordinate with a point, whatever the language."""
    return f"{number:g}"


@register.filter
def minus_nine(number: float) -> float:
    """Move a coordinate left by half a glyph of 18."""
    return number - 9


@register.filter
def measure(value: Decimal | None) -> str:
    """Write a number: plain, minus as U+2212, five digits and more grouped by thin spaces."""
    if value is None:
        return ""
    text = f"{value:f}"
    sign, digits = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, dot, rest = digits.partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", _THIN_SPACE)
    return f"{sign}{whole}{dot}{rest}"


@register.filter
def status_name(status: str) -> str:
    """Name a figure's status."""
    return str(_STATUSES.get(status, status))


@register.filter
def status_letter(status: str) -> str:
    """Name a figure's status by one letter."""
    return str(_STATUS_LETTERS.get(status, ""))


@register.filter
def bound_name(bound: str) -> str:
    """Name a figure's bound."""
    return str(_BOUNDS.get(bound, bound))


@register.filter
def body_name(code: str) -> str:
    """Name the body that adopted a document."""
    return str(_BODIES.get(code, code))


@register.filter
def years(period: str) -> str:
    """Write a period: `2025年`, `2021～2025年`."""
    if not period:
        return gettext("未写明")
    return period.replace("-", "–") if in_english() else f"{period.replace('-', '～')}年"


@register.filter
def deadline_words(deadline: str) -> str:
    """Write a task's deadline as exactly as the text gives it: `2025年`, `2025年6月`, `2025-06-30`."""
    parts = deadline.split("-")
    if not deadline:
        return gettext("未写明")
    if in_english() or len(parts) == 3:
        return deadline
    return f"{parts[0]}年{int(parts[1])}月" if len(parts) == 2 else f"{deadline}年"


@register.filter
def action_name(code: str) -> str:
    """Name a ledger action."""
    return str(ACTIONS.get(code, code))


@register.filter
def unit_word(name: str) -> str:
    """Name a unit; only the system's own name is translated."""
    return str(SYSTEM_UNITS.get(name, name))


@register.filter
def short_hash(hash_: str) -> str:
    """Shorten a hash."""
    return shortened(hash_)


@register.filter
def ledger_values(values: Mapping[str, Any]) -> SafeString:
    """Write the values of one side of an entry, one a line."""
    texts = [_ledger_value(key, value) for key, value in values.items()]
    return format_html_join("", '<span class="{}">{}</span>', (("nw" if len(t) <= 20 else "", t) for t in texts))


def _ledger_value(key: str, value: Any) -> str:
    if isinstance(value, list):
        text = "、".join(map(str, value))
    elif key == "sha256":
        text = shortened(str(value))
    else:
        text = str(VALUES.get(str(value), value))
    label = str(FIELDS.get(key, key))
    return f"{label} {text}" if label and (label.isascii() or text[:1].isascii()) and in_english() else f"{label}{text}"


@register.simple_tag
def subject_link(subject: str) -> SafeString:
    """Link what an entry is about, where it has a page."""
    kind, _, key = subject.partition("/")
    if kind == "matter":
        return format_html('<a href="{}">{}</a>', reverse("matter", args=[key]), key)
    if kind == "document":
        return format_html('<a href="{}">{}</a>', reverse("document", args=[key]), gettext("文件%(n)s") % {"n": key})
    if kind == "calendar":
        return format_html('<a href="{}">{}</a>', reverse("calendar"), gettext("%(year)s年调休") % {"year": key})
    names = {"unit": gettext("单位"), "district": gettext("工作台")}
    return format_html("{}", names.get(kind, subject))
