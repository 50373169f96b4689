"""How the desk draws and names lights."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from wenxiao.clocks import Colour, Light
from wenxiao_web.language import in_english

register = template.Library()

_SYMBOLS = {"green": "g", "yellow": "y", "red": "r", "not_started": "n", "suspended": "p", "done": "b"}
_LETTERS = {
    "green": gettext_lazy("绿"),
    "yellow": gettext_lazy("黄"),
    "red": gettext_lazy("红"),
    "not_started": gettext_lazy("灰"),
    "suspended": gettext_lazy("停"),
    "done": gettext_lazy("蓝"),
}
_NAMES = {
    "green": gettext_lazy("绿灯"),
    "yellow": gettext_lazy("黄灯"),
    "red": gettext_lazy("红灯"),
    "not_started": gettext_lazy("未启动"),
    "suspended": gettext_lazy("中止"),
    "done": gettext_lazy("办结"),
}
_WORDS = {
    "done": gettext_lazy("已完成"),
    "ahead": gettext_lazy("超进度"),
    "on_pace": gettext_lazy("达到序时进度"),
    "behind": gettext_lazy("欠进度"),
    "not_begun": gettext_lazy("未启动"),
}


@register.simple_tag
def light(colour: str, was_late: bool = False, size: int = 16) -> SafeString:
    """Draw a light as glyph and letter."""
    symbol = symbol_of(colour, was_late)
    return format_html(
        '<span class="light lt-{}">{}<b>{}</b></span>', symbol, glyph(colour, was_late, size), _LETTERS[str(colour)]
    )


@register.simple_tag
def glyph(colour: str, was_late: bool = False, size: int = 16) -> SafeString:
    """Draw the glyph alone; its full word is there for readers that cannot see it."""
    name = gettext("办结（曾超时）") if was_late and colour == Colour.DONE else _NAMES[str(colour)]
    return format_html(
        '<svg class="gl" width="{0}" height="{0}" role="img" aria-label="{1}"><use href="#l-{2}"/></svg>',
        size,
        name,
        symbol_of(colour, was_late),
    )


@register.simple_tag
def lamp(colour: str, was_late: bool = False) -> SafeString:
    """Draw the light large, its letter inside where the glyph leaves room for one."""
    letter = _LETTERS[str(colour)] if str(colour) in ("green", "yellow", "red") and not in_english() else ""
    return format_html(
        '<svg class="gl" width="56" height="56" viewBox="0 0 28 28" role="img" aria-label="{0}">'
        '<use href="#l-{1}" width="28" height="28"/>'
        '<text x="14" y="{2}" class="in-{1}" text-anchor="middle">{3}</text></svg>',
        _NAMES[str(colour)],
        symbol_of(colour, was_late),
        "22.500" if colour == Colour.YELLOW else "18",
        letter,
    )


@register.simple_tag
def symbol_of(colour: str, was_late: bool = False) -> str:
    """Return the id of the light's symbol; done late has a corner cut off."""
    return "bl" if was_late and colour == Colour.DONE else _SYMBOLS[str(colour)]


@register.filter
def light_name(colour: str) -> str:
    """Name a light in full."""
    return str(_NAMES[str(colour)])


@register.filter
def light_letter(colour: str) -> str:
    """Name a light by its one letter."""
    return str(_LETTERS[str(colour)])


@register.filter
def word_name(word: str | None) -> str:
    """Say the word of a 督查通报; nothing of a matter that has left the list."""
    return str(_WORDS[str(word)]) if word else ""


@register.simple_tag
def estimated(is_provisional: bool) -> SafeString | str:
    """Mark a moment in a year whose arrangement is not published: `推算`."""
    if not is_provisional:
        return ""
    title = gettext("这一年的调休安排尚未发布，时限暂按周末和法定节假日推算，不发通知、不计分。")
    return format_html('<span class="tag est" title="{}">{}</span>', title, gettext("推算"))


@register.filter
def numbers_say_more(light_shown: Light) -> bool:
    """Tell whether the light's numbers add to its reason."""
    return str(light_shown.numbers) != str(light_shown.why)
