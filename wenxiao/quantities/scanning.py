"""Find every quantity that a text states; leave out what only looks like one."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from wenxiao.catalog import load
from wenxiao.quantities.bounds import bound_around
from wenxiao.quantities.measuring import measured
from wenxiao.quantities.model import Mention, Quantity
from wenxiao.quantities.numerals import CHINESE, FULL_WIDTH, parse_numeral
from wenxiao.quantities.units import capacities, magnitudes

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
DASH = r"\s*(?:[-—–－~～]{1,2}|至|到)\s*"
_NUMBER = re.compile(
    rf"(?P<structure>(?:{ARABIC})(?:[：:∶](?:{ARABIC})){{2,}})"
    rf"|(?P<rank>(?:第|前)\s*(?P<place>\d+|[{CHINESE}]+)\s*(?P<order>位|名|强)?)"
    rf"|(?P<denominator>[{CHINESE}]+)分之(?P<numerator>{ARABIC}|[{CHINESE}]+)"
    rf"|(?P<number>{ARABIC}|[{CHINESE}]+)"
)
_SCOPE = re.compile(
    r"(?:全国|全省|全市|全区|全县|国内|世界|全球|东北|东部|西部|中部|区域|系统|各区县?|区县|全州|同类|地区|排名|排|位居|位列|名列|列|居|跃居|获|跃至|跻身|上升至|稳居|评价|总量|前列|蝉联)(?:省|市)?$"
)
_PAUSE = re.compile(r"\s*(?:[，。；、：！）)”\n]|$|的|水平|位次)")
_FREQUENCY = re.compile(r"(?:每[^，。；]{0,8}|至少|不少于)$")
# Chinese digits join these into words (一面, 三道), so they need a number of two characters or more
_WORD_MEASURES = frozenset(
    "面道步路站节代轮分国城村县镇校园店单笔段根孔眼层类种起口间片块对组张方度里强集列双案例门位里米人片批单则"
)


def find_quantities(text: str) -> tuple[Mention, ...]:
    """Return the quantities of a text in order; `text[m.start:m.end]` is number, inner bound word and unit."""
    plain = text.translate(FULL_WIDTH | {ord("，"): "，"})
    masked = _masked(plain)
    found: list[Mention] = []
    position = 0
    while match := _NUMBER.search(plain, position):
        position = match.end()
        if masked[match.start()] or _joined_to_latin(plain, match.start()):
            position = match.end() if not match["rank"] else match.start() + 1
            continue
        mentions = list(_mentions(plain, match))
        if match["rank"] and not mentions:
            position = match.end() if match["rank"][0] == "第" else match.start() + 1
        found.extend(mentions)
        if mentions:
            position = max(position, mentions[-1].end)
    return tuple(found)


def parse_quantity(text: str) -> Quantity | None:
    """Read a text that is one quantity with its bound words; None if it holds none or several."""
    found = find_quantities(text)
    return found[0].quantity if len(found) == 1 else None


def _joined_to_latin(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return before.isascii() and (before.isalpha() or before in "._/") and before != ""


@cache
def _mask_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["pattern"]) for entry in load("words/not_quantities.yaml")["patterns"])


def _masked(text: str) -> bytearray:
    masked = bytearray(len(text) + 1)
    for pattern in _mask_patterns():
        for match in pattern.finditer(text):
            masked[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return masked


def _mentions(text: str, match: re.Match[str]) -> Iterator[Mention]:
    if match["structure"]:
        yield from _structure(match)
    elif match["rank"]:
        yield from _rank(text, match)
    elif match["denominator"]:
        yield from _fraction(text, match)
    else:
        yield from _plain(text, match)


def _structure(match: re.Match[str]) -> Iterator[Mention]:
    for number, part in enumerate(re.finditer(ARABIC, match["structure"]), start=1):
        start, end = match.start() + part.start(), match.start() + part.end()
        value = parse_numeral(part[0])
        if value is not None:
            yield Mention(start=start, end=end, after=end, quantity=Quantity(value=value), part=number)


def _rank(text: str, match: re.Match[str]) -> Iterator[Mention]:
    value, end = parse_numeral(match["place"]), match.end()
    if value is None or value == 0:
        return
    alone = match["order"] is None
    if alone and match["rank"][0] == "前":
        return
    scoped = _SCOPE.search(text, max(0, match.start() - 8), match.start())
    if alone and not (scoped and _PAUSE.match(text, end)):
        return
    if not alone and not _PAUSE.match(text, end) and not scoped:
        return
    quantity = Quantity(value=value, unit=match["order"] or "")
    yield Mention(start=match.start(), end=end, after=end, quantity=quantity, is_rank=True)


def _fraction(text: str, match: re.Match[str]) -> Iterator[Mention]:
    below, above = parse_numeral(match["denominator"]), parse_numeral(match["numerator"])
    if not below or above is None:
        return
    unit = {100: "%", 1000: "‰"}.get(int(below), "")
    value = above if unit else _divided(above, below)
    bound, _, after = bound_around(text, match.start(), match.end())
    quantity = Quantity(value=value, unit=unit, bound=bound)
    yield Mention(start=match.start(), end=match.end(), after=after, quantity=quantity)


def _divided(above: Decimal, below: Decimal) -> Decimal:
    exact = above / below
    return exact if abs(int(exact.as_tuple().exponent)) <= 4 else exact.quantize(Decimal("0.0001"))


def _plain(text: str, match: re.Match[str]) -> Iterator[Mention]:
    low = measured(text, match["number"], match.end())
    if low is None:
        return
    value, unit, inside, end = low
    high = None
    if text[max(0, match.start() - 1) : match.start()] not in ("由", "从"):
        high = _range_end(text, match, unit)
    if high:
        high_value, unit, inside, end = high
    if not _is_measure(text, match, unit, end, is_range=high is not None):
        return
    bound, _, after = bound_around(text, match.start(), end, inside)
    if bound == "exact" and unit == "次" and "至少" in text[max(0, match.start() - 8) : match.start()]:
        bound = "at_least"
    if high:
        quantity = Quantity(value=value, high=high_value, unit=unit, bound="between")
    else:
        quantity = Quantity(value=value, unit=unit, bound=bound)
    yield Mention(start=match.start(), end=end, after=after, quantity=quantity)


def _range_end(text: str, match: re.Match[str], unit: str) -> tuple[Decimal, str, str, int] | None:
    """Read the second half of 3—5家 or 6%-6.5%; the unit may stand once or twice."""
    own = rf"\s*{re.escape(unit)}" if unit else ""
    dash = re.compile(rf"(?:{own})?{DASH}(?P<number>{ARABIC}|[{CHINESE}]+)").match(text, match.end())
    if not dash:
        return None
    second = measured(text, dash["number"], dash.end())
    if second is None or (unit and second[1] != unit) or not second[1]:
        return None
    return second


def _is_measure(text: str, match: re.Match[str], unit: str, end: int, *, is_range: bool) -> bool:
    """Tell whether number and unit measure something; a Chinese numeral needs a known unit."""
    arabic, number = match["number"][0].isdigit(), match["number"]
    if unit in capacities() and re.match(r"[\u4e00-\u9fff]", text[end : end + 1]):
        return False
    if arabic:
        return bool(unit)
    if number in ("一", "〇", "零") and unit not in ("倍", "番", "成"):
        return unit == "次" and bool(_FREQUENCY.search(text, max(0, match.start() - 12), match.start()))
    if len(number) == 1 and unit in _WORD_MEASURES and not is_range:
        return False
    if not unit or (unit in magnitudes() and len(number) < 2):
        return False
    return not text[: match.start()].endswith(("第", "其", "之", "统", "不"))
