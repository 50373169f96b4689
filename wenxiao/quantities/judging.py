"""Whether a number with what follows it measures anything."""

import re
from functools import cache

from wenxiao.quantities.units import capacities, known_units, magnitudes, measure_of, split_unit
from wenxiao.quantities.wording import turn, words

ONES = "一〇零"  # these measure only before a few units
_TO_ONE = "(?:[：:∶]1(?![\\d.]))?"  # a ratio to one: 收入比降至1.81:1
_FROM = re.compile(r"[由从](?:(?:19|20)\d\d年的?)?$")
_TO = re.compile(
    rf"{_TO_ONE}[^，。；、\d]{{1,6}}[至到为](?:(?:19|20)\d\d年的?)?\d+(?:\.\d+)?{_TO_ONE}(?=[，。；、）]|$)"
)
_FROM_VALUE = re.compile(
    rf"[由从](?:(?:19|20)\d\d年的?)?\d+(?:\.\d+)?{_TO_ONE}[^，。；、\d]{{1,6}}[至到为](?:(?:19|20)\d\d年的?)?$"
)
# what these end with
_BEFORE_FROM, _BEFORE_SCORE, _BEFORE_VALUE = map(frozenset, ("由从年的", "至到为达在", "至到为年的"))
_VALUE_ENDS = re.compile(rf"{_TO_ONE}(?:[，。；、）]|左右|以[上内下]|$)")
_LETTER = re.compile(r"[\u4e00-\u9fff]")
_FOREIGN_MONEY = frozenset(("dollars", "euros", "hongkong_dollars", "yen"))
_PHYSICAL = frozenset(("mass", "area", "length", "volume"))


def is_measure(text: str, digits: tuple[int, int], number: str, unit: str, end: int, *, is_range: bool) -> bool:
    """Tell whether a number, its digits at `digits`, and its unit measure something; Chinese ones need a known unit."""
    start, digits_end = digits
    if unit in capacities() and _LETTER.match(text, end):
        return False
    if number[0] in magnitudes() and split_unit(unit)[1] in capacities() and _LETTER.match(text, end):
        return False  # 世界最大百万千瓦|机组
    if number[0].isdigit():
        return bool(unit) or _is_bare_value(text, start, digits_end)
    if number in ONES and unit not in words("bare_units"):
        return _is_one(text, start, unit)
    if len(number) == 1 and unit in words("in_words") and not is_range:
        return False
    if not unit or (unit in magnitudes() and (len(number) < 2 or _is_size(text, start, number, end))):
        return False
    if text[start - 1 : start] == "、" and len(number) == 1 and text[end : end + 1].isdigit():
        return False  # 太乙、子午、五台3个街道
    return text[start - 1 : start] not in words("ends_of_words")


def _is_size(text: str, start: int, number: str, end: int) -> bool:
    """Tell magnitude words that only say how large a thing is (引流百万|消费力) from what is reached (达千亿|规模)."""
    if number[0] not in magnitudes() or not _LETTER.match(text, end):
        return False
    return text[start - 1 : start] not in words("reached")


@cache
def units_of_one() -> frozenset[str]:
    """Return the units that 一 can measure: 一倍, 近一吨, 一美元, 每月一次."""
    measuring = _FOREIGN_MONEY | _PHYSICAL
    return frozenset((*words("of_one"), *(u for u, m in known_units().items() if m.dimension in measuring)))


def _is_one(text: str, start: int, unit: str) -> bool:
    """Tell 一 that measures (近一吨, 一美元, 每月至少一次) from 一 in a turn of phrase."""
    if unit in words("early_by"):
        return text.endswith(tuple(words("how_early")), 0, start)
    if unit == "次":
        return bool(turn("how_often").search(text, max(0, start - 12), start))
    dimension = measure_of(unit).dimension
    if dimension in _FOREIGN_MONEY:
        return True
    return dimension in _PHYSICAL and text[start - 1 : start] in words("about_one")


def _is_bare_value(text: str, start: int, end: int) -> bool:
    """Tell a value without unit that moves from one to another: 倍差从1.96缩小至1.81."""
    before = text[start - 1 : start]
    if before in _BEFORE_FROM and _FROM.search(text, max(0, start - 8), start):
        return bool(_TO.match(text, end))
    if before in _BEFORE_SCORE and turn("of_a_score").search(text, max(0, start - 16), start):
        return bool(_VALUE_ENDS.match(text, end))
    if text.endswith(tuple(words("indexes")), 0, start):
        return bool(_VALUE_ENDS.match(text, end))  # 居民消费价格指数|103左右
    moved = before in _BEFORE_VALUE and _FROM_VALUE.search(text, max(0, start - 24), start)
    return bool(moved) and bool(_VALUE_ENDS.match(text, end))
