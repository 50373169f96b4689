"""Shares as they are said: 75.2%, 百分之二点四, 七成六, 九五折, 打对折, 12个百分点; all in per cent."""

import re
from decimal import Decimal

from wenxiao.quantities.numbers import DECIMAL, GROUPED, WIDE, Number, number_value
from wenxiao.quantities.numerals import FULL_WIDTH, plain_forms

_TENTHS = r"[零一二两三四五六七八九\d]"
_ADDRESS = re.compile(r"https?://\S+")
_PERCENT = re.compile(
    rf"(?P<sign>负\s*|(?<![\d－~—-])-)?"
    rf"(?:(?<![一二三四五六七八九十两\d])(?P<below>[百千万][百千万\s]*)分\s*之\s*(?P<above>{DECIMAL}(?P<kilo>\s*[kK])?)"
    rf"|(?P<points>(?:{GROUPED})\s*[kK]?|{DECIMAL})\s*(?:%|‰|个\s*百\s*分\s*点)"
    rf"|(?P<tenths>{DECIMAL})\s*成(?:(?P<half>半)|\s*(?P<more>{_TENTHS})(?!\d|点|成))?"
    rf"|(?P<off>\d\s+\d|[一二三四五六七八九]\s*[一二三四五六七八九]|{DECIMAL})\s*折"
    rf"|(?P<part>半)(?P<whole>成|折)|(?<=打)(?P<even>对折))"
)
_APPROXIMATE = re.compile(r"[一二三四五六七八九][一二三四五六七八九]十|[几余多]")


def find_percents(text: str) -> tuple[Number, ...]:
    """Return the shares of a text in order, in per cent; 个百分点 counts as such, and 折 and 成 are tenths.

    Shares inside web addresses and such as 二三十个百分点, which name no one number, are left out.
    """
    plain = plain_forms(text.translate(FULL_WIDTH | WIDE)).replace("對", "对")
    addresses = [match.span() for match in _ADDRESS.finditer(plain)]
    found = []
    for match in _PERCENT.finditer(plain):
        if any(start <= match.start() < end for start, end in addresses) or _APPROXIMATE.search(match[0]):
            continue
        value = _value(match)
        if value is not None:
            value = -value if match["sign"] else value
            found.append(Number(start=match.start(), end=match.end(), value=value))
    return tuple(found)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["below"]:
        below = number_value(match["below"])
        above = _thousands(match["above"])
        return None if not below or above is None else above * 100 / below
    if match["points"]:
        value = _thousands(match["points"])
        return value / 10 if value is not None and "‰" in match[0] else value
    if match["tenths"]:
        value = number_value(match["tenths"])
        more = Decimal(5) if match["half"] else number_value(match["more"] or "零")
        return None if value is None or more is None else value * 10 + more
    if match["off"]:
        return _off("".join(match["off"].split()))
    return Decimal(50 if match["whole"] == "折" or match["even"] else 5)


def _thousands(text: str) -> Decimal | None:
    thousands = text.rstrip().endswith(("k", "K"))
    value = number_value(text.rstrip().rstrip("kK"))
    return value * 1000 if value is not None and thousands else value


def _off(text: str) -> Decimal | None:
    """Read what is still to be paid: 九折 is 90, 七五折 and 75折 are 75; 十折 is no discount and so no share."""
    if len(text) == 2 and not text.isdigit() and "十" not in text:
        tens, ones = number_value(text[0]), number_value(text[1])
        return None if tens is None or ones is None else tens * 10 + ones
    value = number_value(text)
    if value is None or value == 10:
        return None
    return value if value > 10 else value * 10
