"""Every number of a text, whether it measures something or not: 两千四百五, 负一又二分之一, 3万4000, 2.5e3."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from wenxiao.catalog import load
from wenxiao.quantities.numerals import FULL_WIDTH, LONGEST, plain_forms
from wenxiao.quantities.units import known_units

WORDS = "words/numbers.yaml"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_PLACES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}
_PREFIXES = {"k": 3, "K": 3, "M": 6, "m": 6, "G": 9, "T": 12}
GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_POWER = rf"(?:\d+(?:\.\d+)?)(?:[eE][+-]?\d+|\^(?:--|[+-])?\d+)|(?:{GROUPED})\s*[kKMmGT](?![A-Za-z])|(?<![\d.])\.\d+"
_CHAR = "零一二两三四五六七八九十百千万亿兆"
_ARABIC = rf"(?:{GROUPED})(?:\s*(?=[几余多]?\s*[十百千万亿兆]))?"
_SPAN = rf"(?:{_ARABIC}|(?!百\s*分\s*位)[{_CHAR}]\s*|[几余多]\s*(?=[十百千万亿兆]))+"
DECIMAL = rf"(?:{_SPAN})(?:点\s*(?:[零一二三四五六七八九]\s*)+)?"
_NUMBER = re.compile(
    rf"(?P<sign>负\s*|(?<![\d－~—-])-)?"
    rf"(?:(?P<power>{_POWER})"
    rf"|(?:(?P<whole>{DECIMAL})又\s*)?(?P<below>{DECIMAL})\s*分\s*之\s*(?P<above>负?(?:{DECIMAL}))"
    rf"|(?P<mixed>\d+(?=\s+\d+/\d))?\s*(?P<over>\d+)/(?P<under>\d+)(?!/?\d)"
    rf"|(?P<half>半百)|(?P<plain>{DECIMAL})(?P<dozen>打(?![造破击通响开好赢掉卡印包折下黑]))?)"
)
WIDE = {ord(wide): narrow for wide, narrow in zip("－／ｅＥ＾＋ｋＫ", "-/eE^+kK", strict=True)}
_DIGIT_LISTED = frozenset("零一二两三四五六七八九")


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number and where it stands."""

    start: int
    end: int
    value: Decimal


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order, Arabic, Chinese, capital (壹佰) and mixed (3万4千).

    A single Chinese digit counts where a measure word or the end of the phrase follows, so 一看 and 四川 are none.
    """
    plain = plain_forms(text.translate(FULL_WIDTH | WIDE))
    found = []
    position = 0
    while match := _NUMBER.search(plain, position):
        end = match.start() + len(match[0].rstrip())
        is_percent = match["below"] is not None and match["below"].strip() == "百"
        position = match.start("above") if is_percent else max(end, match.start() + 1)
        value = None if is_percent or _joined(plain, match.start()) else _value(match)
        if value is None or not _stands(text, plain, match.start(), end):
            continue
        found.append(Number(start=match.start(), end=end, value=value))
    return tuple(found)


def _joined(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return before.isascii() and (before.isalpha() or before == "_")


def _value(match: re.Match[str]) -> Decimal | None:
    sign = -1 if match["sign"] else 1
    found: Decimal | None
    if match["power"]:
        found = _power(match["power"])
    elif match["below"]:
        found = _fraction(match["whole"], match["below"], match["above"])
    elif match["under"]:
        under = Decimal(match["under"])
        found = Decimal(match["mixed"] or 0) + Decimal(match["over"]) / under if under else None
    elif match["half"]:
        found = Decimal(50)
    else:
        found = number_value(match["plain"])
        found = found * 12 if found is not None and match["dozen"] else found
    return None if found is None else sign * found


def _power(text: str) -> Decimal:
    text = text.replace(",", "")
    if text[-1] in _PREFIXES:
        return Decimal(text[:-1].strip()).scaleb(_PREFIXES[text[-1]])
    if "^" in text:
        base, exponent = text.split("^")
        return Decimal(base) ** int(exponent.replace("--", "").replace("+", ""))
    exponent = re.split(r"[eE]", text)[1] if re.search(r"[eE]", text) else "0"
    return Decimal(text) if abs(int(exponent)) <= 99 else Decimal(0)


def _fraction(whole: str | None, below: str, above: str) -> Decimal | None:
    sign = -1 if above.startswith("负") else 1
    low, high = number_value(below), number_value(above.lstrip("负"))
    base = number_value(whole) if whole else Decimal(0)
    if not low or high is None or base is None:
        return None
    return base + sign * high / low


def number_value(text: str) -> Decimal | None:
    """Add up one number written in digits and place words, spaces allowed; None where they form none."""
    text = "".join(text.split())
    if len(text) > LONGEST:
        return None
    body, _, decimals = text.partition("点")
    whole = _added(re.sub(r"[几余多]", "", body).rstrip("零") or "零" if len(body) > 1 else body)
    if whole is None or not decimals:
        return whole
    return whole + Decimal("0." + "".join(str(_DIGITS[c]) for c in decimals))


def _added(text: str) -> Decimal | None:
    for word in ("兆", "亿", "万"):
        head, found, tail = text.rpartition(word)
        if found:
            high = _added(head) if head else Decimal(1)
            low = _low(tail, _PLACES[word]) if tail else Decimal(0)
            return None if high is None or low is None else high.scaleb(_PLACES[word]) + low
    return _below(text)


def _low(text: str, place: int) -> Decimal | None:
    """Read what follows a place word: one bare digit stands a place lower, as in 九万四."""
    if len(text) == 1 and text in _DIGITS:
        return Decimal(_DIGITS[text]).scaleb(place - 1)
    return _added(text)


def _below(text: str) -> Decimal | None:
    """Add up what stays below ten thousand: 一千零五, 一百五, 4千6百."""
    total, number, last = Decimal(0), None, 4
    for piece in re.findall(rf"{GROUPED}|.", text):
        if piece in _PLACES:
            place = _PLACES[piece]
            if place >= last:
                return None
            total += (number or Decimal(1)).scaleb(place)
            number, last = None, place
        elif number and piece != "零":
            return _spelt(text)
        else:
            digit = Decimal(_DIGITS[piece]) if piece in _DIGITS else Decimal(piece.replace(",", ""))
            number = digit
    if number is None:
        return total
    spoken = last < 4 and last > 1 and len(text) > 1 and text[-1] in _DIGITS and text[-2] in _PLACES
    return total + (number.scaleb(last - 1) if spoken else number)


def _spelt(text: str) -> Decimal | None:
    """Read digits said one by one: 二〇二四."""
    if len(text) < 4 or any(c not in _DIGITS for c in text):
        return None
    return Decimal("".join(str(_DIGITS[c]) for c in text))


@cache
def _measures() -> re.Pattern[str]:
    """Match a measure word that a single Chinese digit may stand before; money has its own reader."""
    listed = [unit for unit in known_units() if not re.search("美元|欧元|港元|日元|分$", unit)]
    return re.compile("|".join(map(re.escape, sorted([*listed, *load(WORDS)["measures"]], key=len, reverse=True))))


@cache
def _pauses() -> re.Pattern[str]:
    return re.compile(rf"$|[^\u4e00-\u9fff]|(?:{'|'.join(load(WORDS)['pauses'])})")


def _stands(text: str, plain: str, start: int, end: int) -> bool:
    """Tell a number from the same character inside a word."""
    said = plain[start:end]
    if any(c.isdigit() for c in said) or len(set(said) & set("分半")) or len(said) > 2:
        return True
    if said in load(WORDS)["words"] or plain[start : end + 1] in load(WORDS)["words"]:
        return False
    if len(said) == 2:
        return said[0] != said[1] or not all(c in _DIGIT_LISTED for c in said)
    if said in "万亿兆千百零":
        return False
    if text[start] != plain[start] and text[start] not in load(WORDS)["traditional"]:
        before = text[start - 1 : start]
        return (not before or before in "是为" or not "\u4e00" <= before <= "\u9fff") and bool(
            _pauses().match(plain, end)
        )
    return bool(_pauses().match(plain, end) or _measures().match(plain, end))
