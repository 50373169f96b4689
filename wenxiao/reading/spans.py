"""Periods that no sentence names outright: of a paragraph's opening, of a term, of some years up to now."""

import re
from functools import cache

from wenxiao.reading.lexicon import listed
from wenxiao.reading.parts import Part, term_in
from wenxiao.reading.turns_of_phrase import turn

_IN_A_ROW = listed("in_a_row")

_FEW_YEARS = re.compile(r"[二两三四五六2-6]年")  # stands in whatever `_recent` matches
_COUNT = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9} | {
    str(count): count for count in range(2, 10)
}
_RUNNING = re.compile(r"([2-9二两三四五六七八九])年")
_RUN_IN = re.compile(r"（[一二三四五六七八九十]{1,3}）[^。；]{4,40}。")  # a heading in the paragraph's own line
_FIRST = re.compile(r"[。；]")


def paragraph_period(part: Part, text: str) -> str:
    """Return the period that a paragraph's opening sets for all of it, "" where it sets none."""
    if headed := _RUN_IN.match(text):
        text = text[headed.end() :]
    stop = _FIRST.search(text, 0, 80)
    opening = text[: stop.start() if stop else 80]
    term = term_in(opening[:16])
    if term and turn("opening_term").match(opening):
        return term
    since = turn("opening_since").search(opening)
    if since and part.period:
        return f"{since[1]}-{part.period[-4:]}"
    whole = turn("opening_year").match(opening)
    if whole and part.role in ("review", None):
        return str(whole["year"])
    recent = turn("opening_years").match(opening)
    if recent and part.period and "-" not in part.period:
        return f"{int(part.period) - _COUNT[recent['count']] + 1}-{part.period}"
    return ""


def period_of(part: Part, paragraph: str, sentence: str, left: str, number: str) -> str:
    """Return the period where the sentence names no year: of a term, of some years up to now, else the part's."""
    period = paragraph or part.period
    if "五" in left and (own := turn("own_term").match(left)) and (term := term_in(own[0])):
        period = term
    said = sentence + number if "年" in sentence or "年" in number else ""
    recent = _recent().search(said) if said and _FEW_YEARS.search(said) else None
    if recent:
        period = _several(recent, period)
    running = _RUNNING.match(number) if "-" in period and left.endswith(_IN_A_ROW) else None
    if running:
        period = f"{int(period[-4:]) - _COUNT.get(running[1], 1) + 1}-{period[-4:]}"
    return period


def _several(match: re.Match[str], period: str) -> str:
    count = _COUNT[next(group for group in match.groups() if group in _COUNT)]
    if "-" in period and match["years_of_late"] and count < int(period[-4:]) - int(period[:4]) + 1:
        return f"{int(period[-4:]) - count + 1}-{period[-4:]}"
    if "-" in period or not period:
        return period
    year = int(period)
    if match["years_to_come"]:
        return f"{year}-{year + count - 1}"
    return f"{year - count + 1}-{year}"


@cache
def _recent() -> re.Pattern[str]:
    """Match some years up to now or from now on; the first group with a number is their count."""
    kinds = ("years_of_late", "years_up_to_now", "years_to_come")
    return re.compile("|".join(f"(?P<{kind}>{turn(kind).pattern})" for kind in kinds))


def year_before(period: str) -> str:
    first = period[:4]
    return str(int(first) - 1) if first.isdigit() else ""
