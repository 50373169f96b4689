"""Labels: what a paragraph, or the line before it, says that its figures are of."""

import re

from wenxiao.quantities import Mention
from wenxiao.reading.turns_of_phrase import turn

_LABEL = re.compile(r"(?:([^，。；：\d年]{2,12})：|([^，。；：\d年]{2,6})，)")
_LINE, LONGEST = re.compile(r"[^，。；：！？、\d|]{3,16}"), 16


def label_of(text: str) -> str:
    """Name what a paragraph is about by its label: 旅游业，… or 老旧小区改造：…; "" without one."""
    label = _LABEL.match(text)
    return label[1] or label[2] if label else ""


def is_label(line: str) -> bool:
    """Tell a line that only names what the next one says: 地区生产总值, then 突破1000亿元."""
    return len(line) <= LONGEST and bool(_LINE.fullmatch(line))


def opens_with_value(text: str) -> bool:
    """Tell a line that begins with a number and names nothing before it."""
    return bool(turn("value_first").match(text))


def is_of_the_place(text: str, mention: Mention) -> bool:
    """Tell a fact of the place in a glossary from a general definition."""
    start, end = text.rfind("。", 0, mention.start) + 1, text.find("。", mention.end)
    return bool(turn("this_place").search(text[start : end if end >= 0 else len(text)]))
