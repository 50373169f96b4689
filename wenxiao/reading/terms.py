"""Where a review turns from its year to a term of several years, and how far that reaches."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from wenxiao.catalog import load
from wenxiao.quantities import quantities_in
from wenxiao.reading.parts import Part, term_in
from wenxiao.reading.turns_of_phrase import turn

TERMS = "words/periods.yaml"
SALUTATION = 5  # characters that may stand before the sentence that opens a paragraph
_STOP = re.compile(r"[。！；]")
_COUNT = {"三": 3, "四": 4, "五": 5}


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """A place in a paragraph from which its figures are of `period`; "" goes back to the part's own."""

    start: int
    period: str


def turns_of(part: Part, text: str) -> tuple[Turn, ...]:
    """Return where the sentences of a review's paragraph turn to a term, or back to the year, in text order."""
    if part.role not in ("review", None) or not part.period[-4:].isdigit():
        return ()
    if "年" not in text and "五" not in text:
        return ()  # one of them stands in whatever a sentence turns by
    return _turns(part.period, text)


@lru_cache(maxsize=4)  # a paragraph is asked for its lead's term and for its own turns
def _turns(own: str, text: str) -> tuple[Turn, ...]:
    found: list[Turn] = []
    end = 0
    turning = _turning().match
    for start in [0, *[stop.end() for stop in _STOP.finditer(text)]]:
        match = turning(text, start) if start >= end else None
        if match is None:
            continue
        end, period = match.end(), _period(match, int(own[-4:]))
        if "-" in period or "-" in own or found:
            found.append(Turn(start=start, period=period))
    return tuple(found)


def turned(turns: Sequence[Turn], sentence_start: int) -> Turn | None:
    """Return the last turn at or before a sentence."""
    place = bisect_right(turns, sentence_start, key=lambda turn: turn.start)
    return turns[place - 1] if place else None


def lead_term(part: Part, text: str) -> str:
    """Return the term that a paragraph without figures, a lead, hands on to those under it; "" where it is none.

    It opens with the term, with figures too where the heading names the same term, or names the one that its heading
    names beside the year.
    """
    if part.role not in ("review", None) or "-" in part.period:
        return ""
    if turn("since_year_first").match(text) and text[:4] < part.period and not quantities_in(text):
        return f"{text[:4]}-{part.period}"
    turns = turns_of(part, text)
    if not turns and not _any_of("ended").search(text):
        return ""
    term = turns[-1].period if turns else ""
    headed = next(filter(None, map(term_in, part.path)), "")
    if term and headed == term and turns[0].start <= SALUTATION:
        return term
    if not turns and not opens_year(part, text):
        term = headed if headed[-4:] == part.period and headed == _term_named(text) else ""
    return term if "-" in term and not quantities_in(text) else ""


def opens_year(part: Part, text: str) -> bool:
    """Tell whether a paragraph opens the review of the part's year."""
    match = _any_of("yearly").match(text)
    return match is not None and match["year"] in (None, part.period[-4:])


def _term_named(text: str) -> str:
    named = re.search(r"[“]?(十?[一二三四五六七八九]五|十五)[”]", text)
    return term_in(named[1] + "时期") if named else ""


def _period(match: re.Match[str], last: int) -> str:
    if match["count"]:
        return f"{last - _COUNT[match['count']] + 1}-{last}"
    if match["since"]:
        return f"{int(match['since']) + 1}-{last}" if int(match["since"]) + 1 < last else str(last)
    term = term_in(match["term"] + "时期") if match["term"] else ""
    return term if term and int(term[-4:]) == last else str(last)


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(load(TERMS)[name]))


@cache
def _turning() -> re.Pattern[str]:
    words = load(TERMS)
    return re.compile(rf"(?:{'|'.join(words['before'])})*(?:{'|'.join(words['turns'])})")
