"""Where a plan, or the review of several years, looks back on the last year: 过去一年，…; 去年新增…，今年…"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from wenxiao.quantities import Mention
from wenxiao.quantities.searching import begun_by
from wenxiao.reading.parts import Part
from wenxiao.reading.turns_of_phrase import time_words, turn

_BEGINS = "这在其去过一近两三四五几今前12"  # whatever looks back begins with one of these
_SENTENCE = re.compile(r"[^。！]+[。！]?")
_NAMED = re.compile(r"((?:19|20)\d\d)年")
_ALONE = re.compile(r"((?:19|20)\d\d)年[底末]?，[^。！]*[。！](?=([^。！]+))")  # 2020年，X。|生产总值达到…
_OPENING = re.compile(r"(?:^|[。！])(?:[到至]|截[至止])?$")
_COUNT = {"一": 1, "两": 2, "三": 3, "四": 4, "五": 5}


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """A stretch of a paragraph that is of another part than the paragraph: of the year before."""

    start: int
    end: int
    part: Part


def looks_back(part: Part, text: str, mentions: Sequence[Mention]) -> tuple[Look, ...]:
    """Return the stretches of a paragraph that tell what was done in the year or years before, in text order.

    A stretch reaches to the words that turn to the year to come, or to the end of its sentence; a sentence without
    figures hands it on to the next.
    """
    is_review = _is_review(part)
    if (is_review and "-" not in part.period) or not _may_look_back(part, text):
        return ()
    looking_back = _back(_may_tell_of_year(text))
    found: list[Look] = []
    handed: Part | None = None
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        held, position = handed, start
        handed = None
        while True:
            back = looking_back.search(text, position, end)
            forward = turn("looking_forward").search(text, position, back.start() if back else end) if held else None
            turning = forward or back
            stop = turning.start() if turning else end
            if held and stop > position:
                found.append(Look(start=position, end=stop, part=held))
            if turning is None:
                break
            position = turning.end() if forward else turning.end(1)
            if forward or _tells_of_past(part, turning):
                held = None if forward else _past(part, turning)
        if held and (text.startswith("其中", end) or not any(start <= mention.start < end for mention in mentions)):
            handed = held
    return tuple(found)


def may_name_alone(text: str) -> bool:
    """Tell whether a text has a year before a pause, without which `years_alone` yields nothing."""
    return "年，" in text or "年底，" in text or "年末，" in text


def years_alone(part: Part, text: str, mentions: Sequence[Mention]) -> Iterator[Look]:
    """Yield the sentences right after one that only names a year and tells no figure: 2020年，X。生产总值达到…"""
    is_ahead = part.role in ("plan", "aims")
    if not is_ahead and "-" not in part.period:
        return
    first, last = part.period[:4], part.period[-4:]
    for named in _ALONE.finditer(text):
        year, (start, end) = named[1], named.span(2)
        is_other = first < year != last if is_ahead else first <= year <= last
        if not is_other or not _OPENING.search(text[max(0, named.start() - 3) : named.start()]):
            continue
        if not turn("over_years").search(named[2]) and not any(named.start() <= m.start < start for m in mentions):
            yield Look(start=start, end=end, part=replace(part, period=year))


def looked_back(looks: Sequence[Look], place: int) -> Part | None:
    """Return the part that a place of the paragraph is of where it looks back."""
    return next((look.part for look in looks if look.start <= place < look.end), None)


def _is_review(part: Part) -> bool:
    return part.role in (None, "review", "problems")


def _may_look_back(part: Part, text: str) -> bool:
    if any(map(text.__contains__, time_words("looking_back_needs"))) or _may_tell_of_year(text):
        return True
    return not _is_review(part) and any(year < part.period[:4] for year in _NAMED.findall(text))


def _may_tell_of_year(text: str) -> bool:
    return any(map(text.__contains__, time_words("passed_of_year_needs")))


def _tells_of_past(part: Part, back: re.Match[str]) -> bool:
    """Tell words that say something new in a part: not 近年来 in a review, in a plan only a year before its own."""
    if back["named"]:
        return not _is_review(part) and back["named"] < part.period[:4]
    if _is_of_year(back):
        return not _is_review(part)
    return not (_is_review(part) and back["vaguely"])


def _past(part: Part, back: re.Match[str]) -> Part:
    if _is_of_year(back):
        return replace(part, role="review")
    last = back["named"] or (part.period[-4:] if _is_review(part) else _before(part.period))
    count = _COUNT.get(back["count"] or "", 1)
    several = f"{int(last) - count + 1}-{last}" if count > 1 and last else last
    return replace(part, role="review", period=several)


def _is_of_year(back: re.Match[str]) -> bool:
    """Tell words for what has passed of the plan's own year."""
    return "passed" in back.re.groupindex and back["passed"] is not None


def _before(period: str) -> str:
    return str(int(period[:4]) - 1) if period[:4].isdigit() else ""


@cache
def _back(of_year: bool) -> re.Pattern[str]:
    names = ("looking_back", "passed_of_year") if of_year else ("looking_back",)
    return begun_by(_BEGINS, "|".join(turn(name).pattern for name in names))
