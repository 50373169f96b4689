"""Arabic and Chinese numerals to Decimal, with the precision that was written."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from wenxiao.catalog import load

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
PLACES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
CHINESE = "〇零○一二两三四五六七八九十百千万亿"
FULL_WIDTH = {0xFF10 + i: str(i) for i in range(10)} | {ord("．"): ".", ord("％"): "%", ord("，"): ","}
LONGEST = 60  # characters of a number; a longer run of numerals is no number
SHORT = 12  # characters of a numeral worth keeping
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@cache
def _forms() -> dict[int, str]:
    forms = load("words/numbers.yaml")["forms"]
    return {ord(form): plain for key, value in forms.items() for form, plain in zip(key, value, strict=True)}


def plain_forms(text: str) -> str:
    """Write capital and traditional numerals in the plain way, character by character: 壹佰萬 becomes 一百万."""
    return text.translate(_forms())


def parse_numeral(text: str) -> Decimal | None:
    """Read one Arabic or Chinese numeral; None if it is none. 两千 is Decimal("2E+3"), 1300 Decimal("1300")."""
    if text.isascii() and (text.isdigit() or _GROUPED.fullmatch(text)):
        return Decimal(text.replace(",", ""))
    return _spelled(text) if len(text) <= SHORT else _read(text)


def _read(text: str) -> Decimal | None:
    text = "".join(text.split()).translate(FULL_WIDTH)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    whole, _, decimals = text.partition("点")
    if (
        len(text) > LONGEST
        or not whole
        or any(c not in CHINESE for c in whole)
        or any(c not in DIGITS for c in decimals)
    ):
        return None
    value = _chinese(whole)
    if value is None or not decimals:
        return value
    return value + Decimal("0." + "".join(str(DIGITS[c]) for c in decimals))


_spelled = lru_cache(maxsize=2048)(_read)  # a report writes the same few numerals over and over


def write_chinese(number: int) -> str:
    """Write a whole number from 0 to below 10**16 in Chinese numerals, the inverse of `parse_numeral`."""
    if number == 0:
        return "零"
    for place, word in ((8, "亿"), (4, "万"), (3, "千"), (2, "百"), (1, "十")):
        unit = 10**place
        if number >= unit:
            head, tail = divmod(number, unit)
            gap = "零" if 0 < tail < unit // 10 else ""
            return write_chinese(head) + word + (gap + write_chinese(tail) if tail else "")
    return "〇一二三四五六七八九"[number]


def _chinese(text: str) -> Decimal | None:
    if all(c in DIGITS for c in text):  # 二〇二四, or one digit
        return Decimal("".join(str(DIGITS[c]) for c in text)) if len(text) == 1 or len(text) >= 4 else None
    total, lowest = _sum(text)
    return None if total is None else Decimal(total).scaleb(-lowest).quantize(Decimal(1)).scaleb(lowest)


def _sum(text: str) -> tuple[int | None, int]:
    """Return the sum and the place of the last digit written; (None, 0) if the words do not form a number."""
    for place, word in ((8, "亿"), (4, "万")):
        head, found, tail = text.rpartition(word)
        if found:
            high, high_place = _sum(head) if head else (1, 0)
            low, low_place = _sum(tail) if tail else (0, high_place + place)
            if high is None or low is None or low >= 10**place:
                return None, 0
            return high * 10**place + low, low_place
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> tuple[int | None, int]:
    total, digit, lowest, last_place = 0, None, 0, 4
    for char in text:
        if char in DIGITS:
            if digit:
                return None, 0
            digit, lowest = DIGITS[char], 0
        else:
            place = PLACES[char]
            if place >= last_place:
                return None, 0
            total += (1 if digit is None else digit) * 10**place
            digit, lowest, last_place = None, place, place
    if digit is not None:
        # 一百五 is 150, but 一百零五 is 105
        place = last_place - 1 if total and len(text) > 1 and text[-2] in PLACES and last_place > 1 else 0
        total, lowest = total + digit * 10**place, place
    return total, lowest
