"""What a cell looks like: a value, an ordinal, a name."""

import re
from typing import Literal

Look = Literal["empty", "ordinal", "value", "year", "name", "text"]
_YEARS = re.compile(
    r"(?:19|20)\d\d\s*年?\s*[-—－–~～至]+\s*(?:19|20)\d\d\s*年?|(?:19|20)\d\d\s*年?度?|\d{1,2}[-—－–~～至]?\d{0,2}月份?底?"
)
_ORDINAL = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、]?")
_OPENING = (
    r"(?:同比|累计|年均)?"
    r"(?:增长|下降|提高|减少|增加|控制在|保持在?|达到?|突破|[高低]于|不[低高少多]于|不超过|左右|[约近超]|第)?"
)
_VALUE = re.compile(rf"[≥≤＞＜><±+\-—－–▲△〔\[(（\s]*{_OPENING}\s*[+\-—－–]?\d[\d,，.\s]*[^，。；、]{{0,12}}")
NAME_LENGTH = 16


def look_of(text: str) -> Look:
    """Tell what a cell holds by its look alone; 2024 and 2021—2025 are years, 1 and 三 ordinals, 3% 左右 a value."""
    text = text.strip()
    if not text:
        return "empty"
    if _YEARS.fullmatch(text):
        return "year"
    if _ORDINAL.fullmatch(text) and not re.fullmatch(r"\d{3}", text):
        return "ordinal"
    if is_value(text):
        return "value"
    return "name" if len(text) <= NAME_LENGTH else "text"


def is_value(text: str) -> bool:
    """Tell whether a cell is a number with at most a unit and a bound; years and months alone are none."""
    bare = _YEARS.sub("", text.strip()).strip()
    return bool(bare) and len(bare) <= 24 and _VALUE.fullmatch(bare) is not None
