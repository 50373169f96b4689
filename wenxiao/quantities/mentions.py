"""What one number expression states: a structure, a rank, a fraction, or a number with its unit."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from wenxiao.quantities.bounds import bound_around
from wenxiao.quantities.expressions import ARABIC, DASH, RANGE_BEGINS
from wenxiao.quantities.judging import is_measure
from wenxiao.quantities.measuring import measured
from wenxiao.quantities.model import Mention, Quantity
from wenxiao.quantities.numerals import CHINESE, parse_numeral
from wenxiao.quantities.small_change import SMALL, with_small_change
from wenxiao.quantities.units import known_units, magnitudes
from wenxiao.quantities.wording import turn, words

_SLASH = re.compile(r"/(?P<below>\d{1,2})(?![\d/年月千万亿])")
_COLONS = frozenset("：:∶")
_SECOND_PART = re.compile(r"[：:∶]([0-9]{1,2})(?![\d.：:∶])")
_SHARED_UNIT = re.compile(rf"(?:[、和与及](?:{ARABIC}))*[、和与及](?P<last>{ARABIC})(?!\d)")
_JOINTS = frozenset("、和与及")


def mentions_of(text: str, match: re.Match[str]) -> Sequence[Mention]:
    """Return what a match of NUMBER states: the parts of a structure, one mention, or nothing."""
    number, end = match["number"], match.end()
    if number:
        after = text[end : end + 1]
        if after in _COLONS and (parts := _two_parts(text, match)):
            return parts
        is_part = number == "一" or after == "/"
        mention = _part_of_whole(text, match) if is_part else None
        mention = mention or mention_of(text, match.start(), end, number, is_negative=match["sign"] is not None)
    elif match["structure"]:
        return tuple(_structure(match))
    else:
        mention = _rank(text, match) if match["rank"] else _fraction(text, match)
    return () if mention is None else (mention,)


def _two_parts(text: str, match: re.Match[str]) -> Sequence[Mention]:
    """Read two whole parts that make up a hundred as a structure: 轻重工业比例为42：58."""
    second = _SECOND_PART.match(text, match.end())
    if second is None or not match["number"].isdigit() or int(match["number"]) + int(second[1]) != 100:
        return ()
    spans = ((match.start(), match.end()), second.span(1))
    values = (Quantity(value=Decimal(text[start:end])) for start, end in spans)
    numbered = enumerate(zip(spans, values, strict=True), start=1)
    return [Mention(start, end, end, quantity, part=part) for part, ((start, end), quantity) in numbered]


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
    scoped = turn("rank_field").search(text, max(0, match.start() - 8), match.start())
    if alone and not (scoped and turn("rank_pause").match(text, end)):
        return None
    if not alone and not turn("rank_pause").match(text, end) and not scoped:
        return None
    quantity = Quantity(value=value, unit=match["order"] or "")
    return Mention(start=match.start(), end=end, after=end, quantity=quantity, is_rank=True)


def _fraction(text: str, match: re.Match[str]) -> Mention | None:
    below, above = parse_numeral(match["denominator"]), parse_numeral(match["numerator"])
    if not below or above is None:
        return None
    unit = {100: "%", 1000: "‰"}.get(int(below), "")
    value = above if unit else _divided(above, below)
    bound, after = bound_around(text, match.start(), match.end())
    quantity = Quantity(value=value, unit=unit, bound=bound)
    return Mention(start=match.start(), end=match.end(), after=after, quantity=quantity)


def _part_of_whole(text: str, match: re.Match[str]) -> Mention | None:
    """Read 1/5 and 一半 where they are said of a whole."""
    slash = _SLASH.match(text, match.end())
    is_half = slash is None and match["number"] == "一" and text[match.end() : match.end() + 1] == "半"
    is_said = is_half and turn("half_said").match(text, match.end() + 1)
    if not (slash or is_half):
        return None
    if not is_said and not turn("part_of").search(text, max(0, match.start() - 9), match.start()):
        return None
    above = parse_numeral(match["number"])
    below = Decimal(slash["below"]) if slash else Decimal(2)
    if above is None or not 0 < above < below:
        return None
    end = slash.end() if slash else match.end() + 1
    bound, after = bound_around(text, match.start(), end)
    quantity = Quantity(value=_divided(above, below), unit="", bound=bound)
    return Mention(start=match.start(), end=end, after=after, quantity=quantity)


def _divided(above: Decimal, below: Decimal) -> Decimal:
    exact = above / below
    return exact if abs(int(exact.as_tuple().exponent)) <= 4 else exact.quantize(Decimal("0.0001"))


def mention_of(text: str, start: int, digits_end: int, number: str, *, is_negative: bool = False) -> Mention | None:
    """Return what the number at `text[start:digits_end]` measures with what follows it; None where it is nothing."""
    before = text[start - 1 : start]
    low = measured(text, number, digits_end)
    if low is None:
        return None
    value, unit, inside, end = low
    if not inside and (unit in ("", "个") or unit in magnitudes()) and number[0].isdigit():
        unit = _unit_of_list(text, start, digits_end + len(unit), unit) or unit
    behind = digits_end + len(unit)
    goes_on = text[digits_end : digits_end + 1] in RANGE_BEGINS or text[behind : behind + 1] in RANGE_BEGINS
    high = _range_end(text, digits_end, unit) if goes_on and before not in ("由", "从") else None
    if high:
        high_value, unit, inside, end = high
    is_half = text[end : end + 1] == "半" and high is None and unit in known_units()
    half = turn("half").match(text, end) if is_half else None
    digits = start, digits_end
    if not half and (before == "第" or not is_measure(text, digits, number, unit, end, is_range=high is not None)):
        return None
    if half:
        value, end = value + Decimal("0.5"), half.end()
    elif high is None and unit in SMALL:
        value, end = with_small_change(text, value, unit, end)
    value = -value if is_negative else value
    bound, after = bound_around(text, start, end, inside)
    after += 0 if unit else _to_one(text, after)
    if high:
        return Mention(start, end, after, Quantity(value, high_value, unit, "between"))
    if unit == "位" and (
        turn("rank_field").search(text, max(0, start - 8), start)
        or turn("ranked").search(text, max(0, start - 24), start)
    ):
        return Mention(start, end, after, Quantity(value, None, unit, bound), is_rank=True)  # 位列|17位
    return Mention(start, end, after, Quantity(value, None, unit, bound))


def mention_alone(text: str, found: re.Match[str]) -> Mention | None:
    """Return what `mention_of` does for digits that stand alone; `found` ends them in its group `alone`."""
    start, end = found.span()
    digits_end, unit = found.end("alone"), found["unit"]
    number = text[start:digits_end]
    if not unit or text[start - 1 : start] == "第":
        return mention_of(text, start, digits_end, number)
    bound, after = bound_around(text, start, end)
    quantity = tuple.__new__(Quantity, (Decimal(number), None, unit, bound))  # as its own __new__, of C throughout
    return tuple.__new__(Mention, (start, end, after, quantity, False, 0))


def _to_one(text: str, after: int) -> int:
    """Count the characters of what a ratio is to: 收入比从2.78|：1|缩小到."""
    return 2 if text[after : after + 1] in _COLONS and text[after + 1 : after + 2] == "1" else 0


def _unit_of_list(text: str, start: int, after: int, written: str) -> str:
    """Return the unit that a list after 分别 names only once, at its end: 分别由45、38、35个工作日."""
    listed = _SHARED_UNIT.match(text, after) if text[after : after + 1] in _JOINTS else None
    if listed is None:
        return ""
    last = measured(text, listed["last"], listed.end())
    if last is None or not last[1].startswith(written):
        return ""
    is_cut = last[1] in words("named_once")  # 高于全国、全省1个、0.2个百分点; 提高0.9和0.1个百分点
    told = is_cut or "分别" in re.split(r"[，。；]", text[max(0, start - 40) : start])[-1]
    return last[1] if told else ""


def _range_end(text: str, end: int, unit: str) -> tuple[Decimal, str, str, int] | None:
    """Read the second half of 3—5家 or 6%-6.5%; the unit may stand once or twice."""
    dash = _dash_after(unit).match(text, end)
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
