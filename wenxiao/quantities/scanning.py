"""Find every quantity that a text states; leave out what only looks like one."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from wenxiao.catalog import load
from wenxiao.quantities.bounds import bound_around
from wenxiao.quantities.measuring import measured
from wenxiao.quantities.model import Mention, Quantity
from wenxiao.quantities.numerals import CHINESE, DIGITS, FULL_WIDTH, parse_numeral
from wenxiao.quantities.searching import begun_by, spans_of
from wenxiao.quantities.small_change import with_small_change
from wenxiao.quantities.units import capacities, known_units, magnitudes, measure_of, split_unit

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
# 一百千瓦 is a hundred 千瓦; digits after 点 are decimals
SPOKEN = rf"(?:(?!(?<=[十百千万亿])千[瓦米克伏卡])[{CHINESE}])+(?:点[{''.join(DIGITS)}]+)?"
DASH = r"\s*(?:[-—–－~～]{1,2}|至|到)\s*"
_NUMBER = re.compile(
    rf"(?P<structure>(?:{ARABIC})(?:[：:∶](?:{ARABIC})){{2,}})"
    rf"|(?P<rank>(?:第|(?<!提)前)\s*(?P<place>\d+|[{CHINESE}]+)\s*(?P<order>位|名|强)?)"
    rf"|(?P<denominator>[{CHINESE}]+)分之(?P<numerator>{ARABIC}|{SPOKEN})"
    rf"|(?P<sign>(?<=[长为达是降升增到至幅速：；（\s])[-－](?=\d)|(?<!减)负(?=\d))?(?P<number>{ARABIC}|{SPOKEN})"
)
_START = re.compile(rf"[\d第前负{CHINESE}－-]")  # what a match of _NUMBER can begin with
_TRANSLATION = {code: plain for code, plain in FULL_WIDTH.items() if code != ord("，")}
_WIDE = re.compile(f"[{''.join(map(chr, _TRANSLATION))}]")
_SCOPE = re.compile(
    r"(?:全国|全省|全市|全区|全县|国内|世界|全球|东北|东部|西部|中部|区域|系统|各区县?|区县|全州|同类|地区|排名|排|位居|位列|名列|列|居|跃居|获|跃至|跻身|上升至|稳居|城市|省会|评价|总量|前列|蝉联)(?:省|市)?[由从]?$"
)
_NUMBERING = re.compile(r"\s*\d{1,3}\.(?P<number>\d{1,3})(?![\d.])")
_SLASH = re.compile(r"/(?P<below>\d{1,2})(?![\d/年月])")
_PART_OF = re.compile(r"[占的近约超达过][^，。；、\d]{0,8}$")  # 占全国1/5
_FROM = re.compile(r"[由从](?:(?:19|20)\d\d年的?)?$")
_TO = re.compile(r"[^，。；、\d]{1,6}[至到为](?:(?:19|20)\d\d年的?)?\d+(?:\.\d+)?(?=[，。；、）]|$)")
_FROM_VALUE = re.compile(
    r"[由从](?:(?:19|20)\d\d年的?)?\d+(?:\.\d+)?[^，。；、\d]{1,6}[至到为](?:(?:19|20)\d\d年的?)?$"
)
_OF_A_SCORE = re.compile(r"(?:系数|指数|倍差|之比|收入比|满意度|得分|容积率)[^，。；、\d]{0,6}[至到为达在]$")
_VALUE_ENDS = re.compile(r"[，。；、）]|左右|以[上内下]|$")
_SHARED_UNIT = re.compile(rf"(?:[、和与及](?:{ARABIC}))*[、和与及](?P<last>{ARABIC})(?!\d)")
_AT_LEAST = re.compile(r"至少[\u4e00-\u9fff]{0,6}$")  # 每个乡镇至少建成1所
_HALF = re.compile(r"半(?![径数年天月个导挂封岛成])")
_PAUSE = re.compile(r"\s*(?:[，。；、：！）)”\n]|$|的|水平|位次)")
_FREQUENCY = re.compile(r"(?:每[^，。；]{0,8}|至少|不少于)$")
_FOREIGN_MONEY = frozenset(("dollars", "euros", "hongkong_dollars", "yen"))
_PHYSICAL = frozenset(("mass", "area", "length", "volume"))
# Chinese digits join these into words (一面, 三道), so they need a number of two characters or more
_WORD_MEASURES = frozenset(
    "面道步路站节代轮分国城村县镇校园店单笔段根孔眼层类种起口间片块对组张方度里强集列双案例门位里米人片批单则"
)


def find_quantities(text: str) -> tuple[Mention, ...]:
    """Return the quantities of a text in order; `text[m.start:m.end]` is number, inner bound word and unit."""
    plain = text.translate(_TRANSLATION) if _WIDE.search(text) else text
    found: list[Mention] = []
    first = position = _numbering_end(plain)
    if not _START.search(plain, position):
        return ()
    masked = _masked(plain)
    while start := _START.search(plain, position):
        match = _NUMBER.match(plain, start.start())
        if match is None:
            position = start.end()
            continue
        position = match.end()
        if masked[match.start()] or (match.start() > first and _joined_to_latin(plain, match.start())):
            position = match.end() if not match["rank"] else match.start() + 1
            continue
        mentions = _mentions(plain, match)
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


def _numbering_end(text: str) -> int:
    """Return where the text begins behind its own number: 46.2所新校 is item 46, since schools come whole."""
    match = _NUMBERING.match(text)
    if match is None:
        return 0
    read = measured(text, match["number"], match.end())
    whole = read is not None and split_unit(read[1]) == ("", read[1]) and measure_of(read[1]).dimension == "count"
    return match.start("number") if whole else 0


class _Mask(NamedTuple):
    pattern: re.Pattern[str]
    needs: tuple[str, ...]  # one of these words stands wherever the pattern matches; without any, look everywhere
    firsts: frozenset[str]  # their first characters
    are_single: bool  # each is one character


@cache
def _masks() -> tuple[_Mask, ...]:
    found = []
    for entry in load("words/not_quantities.yaml")["patterns"]:
        needs = tuple(entry.get("needs", ()))
        pattern = begun_by(entry.get("begins", ""), entry["pattern"])
        single = all(len(word) == 1 for word in needs)
        found.append(_Mask(pattern, needs, frozenset(word[0] for word in needs), single))
    return tuple(found)


@cache
def _needed() -> re.Pattern[str]:
    firsts = sorted(frozenset().union(*(mask.firsts for mask in _masks())))
    return re.compile(f"[{re.escape(''.join(firsts))}]")


def _masked(text: str) -> bytearray:
    masked, characters = bytearray(len(text) + 1), frozenset(_needed().findall(text))
    for pattern, needs, firsts, are_single in _masks():
        if needs and (firsts.isdisjoint(characters) or not (are_single or any(word in text for word in needs))):
            continue
        for start, end in spans_of(pattern, text):
            masked[start:end] = b"\x01" * (end - start)
    return masked


def _mentions(text: str, match: re.Match[str]) -> list[Mention]:
    if match["structure"]:
        return list(_structure(match))
    read = _rank if match["rank"] else _fraction if match["denominator"] else _plain
    slash = _SLASH.match(text, match.end()) if match["number"] else None
    if slash and _PART_OF.search(text, max(0, match.start() - 9), match.start()):
        mention = _over(text, match, slash)
    else:
        mention = read(text, match)
    return [] if mention is None else [mention]


def _structure(match: re.Match[str]) -> Iterator[Mention]:
    for number, part in enumerate(re.finditer(ARABIC, match["structure"]), start=1):
        start, end = match.start() + part.start(), match.start() + part.end()
        value = parse_numeral(part[0])
        if value is not None:
            yield Mention(start=start, end=end, after=end, quantity=Quantity(value=value), part=number)


def _rank(text: str, match: re.Match[str]) -> Mention | None:
    value, end = parse_numeral(match["place"]), match.end()
    if value is None or value == 0:
        return None
    alone = match["order"] is None
    scoped = _SCOPE.search(text, max(0, match.start() - 8), match.start())
    if alone and not (scoped and _PAUSE.match(text, end)):
        return None
    if not alone and not _PAUSE.match(text, end) and not scoped:
        return None
    quantity = Quantity(value=value, unit=match["order"] or "")
    return Mention(start=match.start(), end=end, after=end, quantity=quantity, is_rank=True)


def _fraction(text: str, match: re.Match[str]) -> Mention | None:
    below, above = parse_numeral(match["denominator"]), parse_numeral(match["numerator"])
    if not below or above is None:
        return None
    unit = {100: "%", 1000: "‰"}.get(int(below), "")
    value = above if unit else _divided(above, below)
    bound, _, after = bound_around(text, match.start(), match.end())
    quantity = Quantity(value=value, unit=unit, bound=bound)
    return Mention(start=match.start(), end=match.end(), after=after, quantity=quantity)


def _over(text: str, match: re.Match[str], slash: re.Match[str]) -> Mention | None:
    """Read 1/5, a part of a whole."""
    above, below = parse_numeral(match["number"]), Decimal(slash["below"])
    if above is None or not 0 < above < below:
        return None
    bound, _, after = bound_around(text, match.start(), slash.end())
    quantity = Quantity(value=_divided(above, below), unit="", bound=bound)
    return Mention(start=match.start(), end=slash.end(), after=after, quantity=quantity)


def _divided(above: Decimal, below: Decimal) -> Decimal:
    exact = above / below
    return exact if abs(int(exact.as_tuple().exponent)) <= 4 else exact.quantize(Decimal("0.0001"))


def _plain(text: str, match: re.Match[str]) -> Mention | None:
    low = measured(text, match["number"], match.end())
    if low is None:
        return None
    value, unit, inside, end = low
    if not unit and not inside and match["number"][0].isdigit():
        unit = _unit_of_list(text, match)
    high = None
    if text[max(0, match.start() - 1) : match.start()] not in ("由", "从"):
        high = _range_end(text, match, unit)
    if high:
        high_value, unit, inside, end = high
    half = _HALF.match(text, end) if high is None and unit in known_units() else None
    if not half and not _is_measure(text, match, unit, end, is_range=high is not None):
        return None
    if half:
        value, end = value + Decimal("0.5"), half.end()
    elif high is None:
        value, end = with_small_change(text, value, unit, end)
    value = -value if match["sign"] else value
    bound, _, after = bound_around(text, match.start(), end, inside)
    if bound == "exact" and _AT_LEAST.search(text, max(0, match.start() - 8), match.start()):
        bound = "at_least"
    if high:
        quantity = Quantity(value=value, high=high_value, unit=unit, bound="between")
    else:
        quantity = Quantity(value=value, unit=unit, bound=bound)
    return Mention(start=match.start(), end=end, after=after, quantity=quantity)


def _unit_of_list(text: str, match: re.Match[str]) -> str:
    """Return the unit that a list after 分别 names only once, at its end: 分别由45、38、35个工作日."""
    listed = _SHARED_UNIT.match(text, match.end())
    if listed is None or "分别" not in re.split(r"[，。；]", text[max(0, match.start() - 40) : match.start()])[-1]:
        return ""
    last = measured(text, listed["last"], listed.end())
    return last[1] if last else ""


def _is_one(text: str, start: int, unit: str) -> bool:
    """Tell 一 that measures (近一吨, 一美元, 每月至少一次) from 一 in a turn of phrase."""
    if unit == "次":
        return bool(_FREQUENCY.search(text, max(0, start - 12), start))
    dimension = measure_of(unit).dimension
    if dimension in _FOREIGN_MONEY:
        return True
    return dimension in _PHYSICAL and text[max(0, start - 1) : start] in ("近", "约", "超", "逾")


def _is_bare_value(text: str, match: re.Match[str]) -> bool:
    """Tell a value without unit that moves from one to another: 倍差从1.96缩小至1.81."""
    start, end = match.start(), match.end()
    if _FROM.search(text, max(0, start - 8), start):
        return bool(_TO.match(text, end))
    if _OF_A_SCORE.search(text, max(0, start - 16), start):
        return bool(_VALUE_ENDS.match(text, end))
    return bool(_FROM_VALUE.search(text, max(0, start - 24), start)) and text[end : end + 1] in "，。；、）"


def _range_end(text: str, match: re.Match[str], unit: str) -> tuple[Decimal, str, str, int] | None:
    """Read the second half of 3—5家 or 6%-6.5%; the unit may stand once or twice."""
    dash = _dash_after(unit).match(text, match.end())
    if not dash:
        return None
    second = measured(text, dash["number"], dash.end())
    if second is None or (unit and second[1] != unit) or not second[1]:
        return None
    return second


@lru_cache(maxsize=1024)
def _dash_after(unit: str) -> re.Pattern[str]:
    own = rf"\s*{re.escape(unit)}" if unit else ""
    return re.compile(rf"(?:{own})?{DASH}(?P<number>{ARABIC}|[{CHINESE}]+)")


def _is_measure(text: str, match: re.Match[str], unit: str, end: int, *, is_range: bool) -> bool:
    """Tell whether number and unit measure something; a Chinese numeral needs a known unit."""
    arabic, number = match["number"][0].isdigit(), match["number"]
    if text[max(0, match.start() - 1) : match.start()] == "第":
        return False
    if unit in capacities() and re.match(r"[\u4e00-\u9fff]", text[end : end + 1]):
        return False
    if arabic:
        return bool(unit) or _is_bare_value(text, match)
    if number in ("一", "〇", "零") and unit not in ("倍", "番", "成"):
        return _is_one(text, match.start(), unit)
    if len(number) == 1 and unit in _WORD_MEASURES and not is_range:
        return False
    if not unit or (unit in magnitudes() and len(number) < 2):
        return False
    return not text[max(0, match.start() - 1) : match.start()].endswith(("其", "之", "统", "不"))
