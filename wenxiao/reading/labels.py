"""Labels: what a paragraph, or the line before it, says that its figures are of."""

import re

from wenxiao.quantities import Mention

_LABEL = re.compile(r"(?:([^，。；：\d年]{2,12})：|([^，。；：\d年]{2,6})，)")
_LINE, LONGEST = re.compile(r"[^，。；：！？、\d|]{3,16}"), 16
_VALUE = re.compile(r"(?:预计|约|达到?|突破|超过?|增长|下降|完成|实现|提高|降低|为)*\d")
_THE_PLACE = re.compile(r"[我全][国省市区县旗州镇]|辖区|本[市区县]")


def label_of(text: str) -> str:
    """Name what a paragraph is about by its label: 旅游业，… or 老旧小区改造：…; "" without one."""
    label = _LABEL.match(text)
    return label[1] or label[2] if label else ""


def is_label(line: str) -> bool:
    """Tell a line that only names what the next one says: 地区生产总值, then 突破1000亿元."""
    return len(line) <= LONGEST and bool(_LINE.fullmatch(line))


def opens_with_value(text: str) -> bool:
    """Tell a line that begins with a number and names nothing before it."""
    return bool(_VALUE.match(text))


def is_of_the_place(text: str, mention: Mention) -> bool:
    """Tell a fact of the place in a glossary from a general definition."""
    start, end = text.rfind("。", 0, mention.start) + 1, text.find("。", mention.end)
    return bool(_THE_PLACE.search(text[start : end if end >= 0 else len(text)]))
