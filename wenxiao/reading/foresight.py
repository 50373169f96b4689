"""Where a paper without parts says what is to be done: 报告提出，今年将…; 下半年，计划…; 各镇要…"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wenxiao.catalog import load
from wenxiao.quantities import Mention
from wenxiao.reading.hindsight import Look, looks_back, may_name_alone, years_alone
from wenxiao.reading.parts import Part, Role, term_in
from wenxiao.reading.turns_of_phrase import PERIODS
from wenxiao.reading.verbs import bidding

_STOP = re.compile("[。！]")


def looks_of(part: Part, text: str, mentions: Sequence[Mention]) -> tuple[Look, ...]:
    """Return the stretches of a paragraph that are of another part or year than the paragraph; the first holds."""
    back = looks_back(part, text, mentions)
    if may_name_alone(text):
        back = (*back, *years_alone(part, text, mentions))
    if part.earlier is None:
        return back if part.this_year is None else (*looks_ahead(part, text), *back)
    until = part.turns_at  # what stands before the sentence that opens the plan is of the part before it
    return (*looks_ahead(part.earlier, text[:until]), Look(start=0, end=until, part=part.earlier), *back)


def looks_ahead(part: Part, text: str) -> Iterator[Look]:
    """Yield the stretches of a paragraph that are of a plan, or of what has passed of this year, in text order.

    Only where no heading parts the paper. A stretch reaches to the next words of time or to the end of the paragraph,
    of the sentence where it opens without words of time.
    """
    if part.this_year is None or part.role is not None:
        return
    start, end, now = 0, len(text), part
    for turning in _turning().finditer(text):
        if now is not part and end <= turning.start():
            yield Look(start=start, end=end, part=now)
            now = part
        if (turned := _turned(part, now, turning)) is now:
            continue
        if now is not part:
            yield Look(start=start, end=turning.start(), part=now)
        start, end, now = turning.start(), len(text), turned
        if turning["bids"] and (stop := _STOP.search(text, turning.end())):
            end = stop.end()
    if now is not part:
        yield Look(start=start, end=end, part=now)


def _turned(part: Part, now: Part, turning: re.Match[str]) -> Part:
    """Return the part that words of time turn to: the paper's own, a plan, or what has passed of this year."""
    last, this = part.period[-4:], part.this_year or ""
    if turning["past"]:
        return _of(part, "review", _next(this, -1)) if this and this == last else part
    if turning["passed"] or turning["passed_then"]:
        is_new = turning["passed"] or now is not part
        return _of(part, "review", this) if is_new and this != last else part
    year = turning["year"] or turning["told"] or (term_in(turning["term"]) if turning["term"] else "")
    if year and (year[:4] <= last or not last):
        return part
    if turning["told"]:
        return _of(part, "plan", year) if turning["undone"] is not None else part
    if turning["bids"]:
        return now if now.role == "plan" else _of(part, "plan", _next(last))
    return _of(part, "plan", year or (_next(this) if turning["next"] else this))


def _of(part: Part, role: Role, period: str) -> Part:
    return replace(part, role=role, period=period)


def _next(year: str, steps: int = 1) -> str:
    return str(int(year) + steps) if year.isdigit() else ""


@cache
def _turning() -> re.Pattern[str]:
    """Match words of time at the head of a clause, or what bids one to do something."""
    words = load(PERIODS)
    listed = [*words["turning_ahead"], f"(?P<bids>{bidding().pattern})"]
    return re.compile(rf"(?:^|(?<=[，。；：！“])){words['before_turning']}(?:{'|'.join(listed)})")
