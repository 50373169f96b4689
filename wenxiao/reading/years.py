"""Which years a report looks back on and forward to."""

import re
from collections import Counter
from dataclasses import dataclass

from wenxiao.catalog import load
from wenxiao.documents import Head, Section
from wenxiao.quantities.numerals import FULL_WIDTH
from wenxiao.reading.lexicon import remembered
from wenxiao.reading.roles import (
    ROLES,
    is_long_plan,
    may_look_back,
    part_of_year,
    role_of,
    titled_role,
    without_far_off,
)
from wenxiao.reading.turns_of_phrase import turn

YEAR = re.compile(r"(20\d\d|19\d\d)\s*年")
_NOT_AIMED_AT = re.compile(rf"(?<![，,。；;]到){YEAR.pattern}")  # 年均增长6%，到2030年
DIGITS = {"": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_YEAR_WRITTEN = re.compile(r"(?:19|20)\d\d")
_NAMED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FIRST_TEXT = 300  # characters in which a text that names no year twice says which it is of
FIRST = 400  # characters in which a text says that it tells of a year still running
_BLANKS = re.compile(r"(?<=[\d一-龥])[ \u3000]+(?=[\d一-龥])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Years:
    """The year that a report looks back on and the year or years that it looks forward to."""

    review: int | None
    plan: str
    is_part: bool = False  # the review is of a part of its year, and the plan of the rest


def years_of(head: Head, sections: tuple[Section, ...]) -> Years:
    """Tell review year and plan period from headings first, then the title, then the date."""
    term = term_in(head.title)
    if term and is_long_plan(head.title) and titled_role(head.title) != "review":
        return Years(review=int(term[:4]) - 1, plan=term)
    review = plan = None
    for section in sections:
        title, role = without_far_off(section.title), role_of(section.title)
        match = YEAR.search(title.translate(FULL_WIDTH)) if "年" in title else None
        if match and section.level < 6:
            year = int(match[1])
            if role == "review" or is_past_work(title, year, head, sections):
                review = review or year
            elif role in ("plan", "aims"):
                plan = plan or year
    dated, titled = head.dated_on, YEAR.search(head.title)
    says_its_year = titled is not None and titled_role(head.title) is not None  # …年民生实事, whenever published
    if review is None and plan is None and dated and not says_its_year:
        is_running = part_of_year().search(head.title) or turn("still_running").search(head.title)
        review = dated.year if dated.month >= 9 or is_running else dated.year - 1
    if review is None and plan is None and titled:
        review, plan = (int(titled[1]), None) if _is_reviewed(head.title) else (None, int(titled[1]))
    if review is None:
        review = plan - 1 if plan else None
    is_part = bool(part_of_year().search(head.title))
    return Years(review=review, plan=str(plan or (review + 1 if review else "")), is_part=is_part)


def is_past_work(title: str, year: int, head: Head, sections: tuple[Section, ...]) -> bool:
    """Tell what was done in a year (2023年主要工作) from a plan called so, by the date or by a later year's heading."""
    if not may_look_back(title):
        return False
    if head.dated_on:
        return year < head.dated_on.year and head.dated_on.month < 9
    later = f"{year + 1}年"
    return any(later in section.title and section.level < 6 for section in sections)


def year_told(text: str, sections: tuple[Section, ...], years: Years) -> Years | None:
    """Return the years of a report whose title names the year that its review then opens with; None for any other."""
    review = next((section for section in sections if role_of(section.title) == "review"), None)
    if review is None or not years.plan.isdigit() or any(years.plan in section.title for section in sections):
        return None
    opened = turn("opened_by_year").search(text, review.start, review.start + FIRST_TEXT)
    if opened is None or opened["year"] != years.plan:
        return None
    return Years(review=int(years.plan), plan=str(int(years.plan) + 1), is_part=years.is_part)


def _is_reviewed(title: str) -> bool:
    if "review" in (role_of(title), titled_role(title)):
        return True
    return any(re.search(pattern, title) for pattern in load(ROLES)["years"]["review"])


def years_said(text: str, sections: tuple[Section, ...], name: str = "") -> Years:
    """Tell the years by a heading's term or the sentences that name them, where nothing at the document's head does.

    Else the year in the file's name is the one that it plans, unless the text names only others; else the commonest.
    """
    text = _BLANKS.sub("", _narrow(text))
    reviewed = next((term for s in sections if role_of(s.title) == "review" and (term := term_in(s.title))), "")
    if reviewed:
        return Years(review=int(reviewed[-4:]), plan=str(int(reviewed[-4:]) + 1))
    for role, patterns in load(ROLES)["years"].items():
        for pattern in patterns:
            match = re.search(pattern, text)
            if match:
                review = int(match["year"]) - (role == "plan")
                return Years(review=review, plan=str(review + 1))
    if (named := _NAMED.search(name)) and _fits(int(named[0]), text):
        if turn("still_running").search(text, 0, FIRST):
            return Years(review=int(named[0]), plan=named[0])
        return Years(review=int(named[0]) - 1, plan=named[0])
    roles = {role_of(section.title) for section in sections}
    return _years_named(text, is_plan=not roles.isdisjoint(("plan", "aims")) and "review" not in roles)


def _fits(year: int, text: str) -> bool:
    said = set(map(int, YEAR.findall(text)))
    return not said or not said.isdisjoint((year - 1, year))


def _years_named(text: str, *, is_plan: bool) -> Years:
    """Take the last of the years that a text names most for the one that it looks back on, or that it plans."""
    counts = Counter(int(year) for year in _NOT_AIMED_AT.findall(text))
    often = [year for year, count in counts.items() if count > 1 and 2 * count >= max(counts.values())]
    if not often and (first := YEAR.search(text, 0, FIRST_TEXT)):
        often = [int(first[1])]
    review = max(often, default=0) - is_plan
    return Years(review=review, plan=str(review + 1)) if often else Years(review=None, plan="")


def _narrow(text: str) -> str:
    """Write full-width digits and signs the narrow way; over a whole text this is much faster than `translate`."""
    for wide, narrow in FULL_WIDTH.items():
        text = text.replace(chr(wide), narrow)
    return text


def names_year(text: str) -> bool:
    """Tell whether a text writes a year in digits, without which none is named or compared with."""
    return bool(_YEAR_WRITTEN.search(text))


@remembered
def term_in(text: str) -> str:
    """Return the years of the five-year term that a text names: 十四五 is 2021-2025."""
    match = turn("term_named").search(text) if "五" in text else None
    if match is None:
        return ""
    number = 10 + DIGITS[match[2]] if match[2] else _ordinal(match[1])
    first = 1951 + 5 * number
    return f"{first}-{first + 4}" if number >= 6 else ""


def term_after(named: str, sentence: str) -> str:
    """Return the term that opens a clause after the one that names the year (到2020年…，“十三五”时期…); "" if none."""
    said = list(turn("term_said").finditer(sentence))
    if not said or turn("year_to_come").search(sentence, said[-1].end()):
        return ""
    if named and sentence.rfind(named[-4:]) > said[-1].start():
        return ""
    return term_in(said[-1][0])


def _ordinal(word: str) -> int:
    return 10 + DIGITS.get(word[1:], 0) if word.startswith("十") else DIGITS[word]
