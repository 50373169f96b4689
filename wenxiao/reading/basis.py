"""What a growth is measured against, and whether a value is only expected."""

import re
from functools import cache

from wenxiao.reading.model import Basis
from wenxiao.reading.turns_of_phrase import turn


def may_be_expected(text: str) -> bool:
    """Tell whether a text has a word without which `is_expected` is false, whatever stands around the word."""
    return bool(_expecting().search(text))


@cache
def _expecting() -> re.Pattern[str]:
    return re.compile(re.sub(r"\(\?<?[!=][^()]*\)", "", turn("expected").pattern))


def is_expected(sentence_start: str, left: str) -> bool:
    """Tell whether a value is said with 预计 or 有望, in its own words or at the head of its sentence."""
    return bool(turn("expected").search(left) or _beginning_with_expected().match(sentence_start))


@cache
def _beginning_with_expected() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{turn('before_expected').pattern})[，]?)?+(?:{turn('expected').pattern})")


def basis_of(kind: str, period: str, words: str) -> Basis | None:
    """Tell what a growth is measured against."""
    if kind not in ("growth", "change"):
        return None
    over_years = _over_years().search(words)  # most say nothing of the kind
    if over_years and turn("yearly_average").search(words):
        return "annual_average"
    if over_years or "-" in period:
        return "cumulative"
    if kind == "growth" or turn("since_last_year").search(words):
        return "yoy"
    return None


@cache
def _over_years() -> re.Pattern[str]:
    return re.compile(f"{turn('yearly_average').pattern}|{turn('summed').pattern}")
