"""What follows the digits: magnitude, inner bound word, unit."""

import re
from decimal import Decimal
from functools import cache

from wenxiao.quantities.bounds import inside_words
from wenxiao.quantities.numerals import parse_numeral
from wenxiao.quantities.units import known_units, magnitudes
from wenxiao.quantities.wording import turn, words

_NOUNS, _BARE_UNITS = words("nouns"), words("bare_units")
_BLANKS = frozenset((" ", "\u3000", "\u00a0"))
_TAIL = re.compile(r"[万亿]+$")


def measured(text: str, number: str, end: int) -> tuple[Decimal, str, str, int] | None:
    """Read what follows the digits: magnitude, inner bound word, unit; give value, unit, bound word, end."""
    word, value = "", None
    if number[0].isdigit():
        value = Decimal(number.replace(",", "") if "," in number else number)
    else:
        tail = _TAIL.search(number) if number.endswith(("万", "亿")) else None
        word = tail[0] if tail else ""
        number = number[: len(number) - len(word)]
        value = parse_numeral(number) if number else Decimal(1)
    if value is None:
        return None
    after, inside = text[end : end + 1], ""
    if after == "个" and (months := turn("cut_by_more").match(text, end)):
        return value, "个" + months["unit"], months["word"], months.end()
    if after in _before_inside():
        inside, end = _inside(text, end)
        after = text[end : end + 1]
    if not word:
        unit, unit_end = _unit(text, end, is_open=False)
        if len(unit) > 1:
            return value, unit, inside, unit_end
        if unit in _BARE_UNITS and not inside:
            inside, unit_end = _inside(text, unit_end)
            return value, unit, inside, unit_end
        first = end + 1 if after in _BLANKS else end
        magnitude = _magnitude().match(text, first) if text[first : first + 1] in _magnitude_starts() else None
        if magnitude is None:
            unit, unit_end = (unit, unit_end) if unit else _unit(text, end)
            return value, unit, inside, unit_end if unit else end
        word, end = magnitude[0], magnitude.end()
    may_follow = not inside and text[end : end + 1] in _before_inside()
    second, end = _inside(text, end) if may_follow else (inside, end)
    word, end = _goes_on(text, word, end) if second else (word, end)
    unit, unit_end = _unit(text, end)
    if unit and not second:
        second, unit_end = _inside(text, unit_end) if unit in _BARE_UNITS else ("", unit_end)
    return value, word + unit, second, unit_end if unit else end


def _goes_on(text: str, word: str, end: int) -> tuple[str, int]:
    """Take in the magnitude after an inner bound word: 1千余|万元."""
    is_more = word in ("十", "百", "千") and text[end : end + 1] in ("万", "亿")
    return (word + text[end], end + 1) if is_more else (word, end)


def _inside(text: str, end: int) -> tuple[str, int]:
    here = end + 1 if text[end : end + 1] in _BLANKS else end
    word = text[here : here + 1]
    return (word, here + 1) if word in inside_words() else ("", end)


@cache
def _before_inside() -> frozenset[str]:
    """Return the characters that an inner bound word can begin with, a blank before it included."""
    return _BLANKS | {word[0] for word in inside_words()}


@cache
def _magnitude_starts() -> frozenset[str]:
    return frozenset(word[0] for word in magnitudes())


@cache
def _magnitude() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, magnitudes())))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Return the units by their first character, longest first."""
    longest = sorted(known_units(), key=len, reverse=True)
    return {first: tuple(unit for unit in longest if unit[0] == first) for first in {unit[0] for unit in longest}}


def _unit(text: str, end: int, *, is_open: bool = True) -> tuple[str, int]:
    here = end + 1 if text[end : end + 1] in _BLANKS else end
    for known in _known().get(text[here : here + 1], ()):
        if text.startswith(known, here):
            break
    else:
        return _unknown(text, here, end) if is_open else ("", end)
    after = here + len(known)
    following = text[after : after + 1]
    if known + following in _NOUNS and not text.startswith(tuple(words("no_nouns")), here):
        return "", end
    per = turn("per").match(text, after) if following == "/" else None
    return (known + per[0], per.end()) if per else (known, after)


def _unknown(text: str, here: int, end: int) -> tuple[str, int]:
    """Take an unlisted measure word of one character for a unit: 36辑，"""
    match = turn("unknown").match(text, here)
    after_digit = text[end - 1 : end].isdigit()
    if match is None or not after_digit or match["unit"] in words("no_unknown"):
        return "", end
    return match["unit"], match.end()
