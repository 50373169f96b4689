"""What each part of a report is for and of which period it speaks."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

from wenxiao.catalog import load
from wenxiao.documents import Document, Head, Section, head_of, outline_of
from wenxiao.documents.outline import LEAD_LEVEL
from wenxiao.quantities.numerals import FULL_WIDTH

Role = Literal["review", "aims", "plan", "problems", "list", "notes"]
ROLES = "words/roles.yaml"
FIRST_TEXT = 1500  # characters in which a plan says that it is one
_BLANKS = re.compile(r"(?<=[\d一-龥])[ \u3000]+(?=[\d一-龥])")
OPENING = 40  # characters of a section, its heading included, in which a term names what it looks back on
_YEAR = re.compile(r"(20\d\d|19\d\d)\s*年")
_SPAN = re.compile(r"((?:19|20)\d\d)年?[-—－–~至到]+((?:19|20)\d\d)年?")
_TERM = re.compile(
    r"(?<![一二三四五六七八九])(十?[一二三四五六七八九]?)五(?=[”\"]|时期|规划|期间|以来)|第十([一二三四五六])个五年"
)
_SINCE = re.compile(r"([三四五])年来|过去[的]?([三四五])年|([三四五])年(?:工作)?回顾")
_DIGITS = {"": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


@dataclass(frozen=True, kw_only=True, slots=True)
class Years:
    """The year that a report looks back on and the year or years that it looks forward to."""

    review: int | None
    plan: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A section with its role and period."""

    start: int
    end: int
    section: Section | None
    role: Role | None
    period: str

    @property
    def path(self) -> tuple[str, ...]:
        return self.section.path if self.section else ()


def parts_of(document: Document) -> tuple[Part, ...]:
    """Return one part for each section in order, the text before the first heading first."""
    head, sections = head_of(document), outline_of(document)
    years = years_of(head, sections)
    if years.review is None and not years.plan:
        years = _years_said(document.text, sections)
    first = sections[0].start if sections else len(document.text)
    role = _first_role(head, sections) or ("plan" if _sets_out().search(document.text[:FIRST_TEXT]) else None)
    parts = [Part(start=0, end=first, section=None, role=role, period=_default_period(role, years))]
    held: list[tuple[Section, Role | None, str]] = []
    for section in sections:
        held = [entry for entry in held if entry[0].end > section.start and entry[0].level < section.level]
        above = held[-1] if held else (None, parts[-1].role, parts[-1].period)
        own = role_of(section.title) if section.level < LEAD_LEVEL else None
        inherits = own in (None, "list") or _is_point_of(own, above[1], section.level)
        now = above[1] if inherits and above[1] else own
        past = _past_term(document.text, section, years) if above[1] == "plan" and own in (None, "review") else ""
        if own in (None, "list") and section.level < LEAD_LEVEL:
            now = _role_by_year(section.title, years) or now
        period = _period_in(section.title, years, above[2]) if section.level < LEAD_LEVEL else ""
        if past:
            now, period = "review", past
        if not period:
            period = above[2] if now == above[1] else _default_period(now, years)
        held.append((section, now, period))
        parts.append(Part(start=section.start, end=section.end, section=section, role=now, period=period))
    return tuple(parts)


def years_of(head: Head, sections: tuple[Section, ...]) -> Years:
    """Tell review year and plan period from headings first, then the title, then the date."""
    term = term_in(head.title)
    if term and re.search(r"规划|纲要", head.title):
        return Years(review=int(term[:4]) - 1, plan=term)
    review = plan = None
    for section in sections:
        match, role = _YEAR.search(section.title.translate(FULL_WIDTH)), role_of(section.title)
        if match and section.level < 6:
            if role == "review":
                review = review or int(match[1])
            elif role in ("plan", "aims"):
                plan = plan or int(match[1])
    dated = head.dated_on
    if review is None and plan is None and dated:
        review = dated.year if dated.month >= 9 else dated.year - 1
    titled = _YEAR.search(head.title)
    if review is None and plan is None and titled:
        plan = int(titled[1])
    if review is None:
        review = plan - 1 if plan else None
    return Years(review=review, plan=str(plan or (review + 1 if review else "")))


def _years_said(text: str, sections: tuple[Section, ...]) -> Years:
    """Tell the years by a heading's term or the sentences that name them, where nothing at the document's head does."""
    text = _BLANKS.sub("", text.translate(FULL_WIDTH))
    reviewed = next((term for s in sections if role_of(s.title) == "review" and (term := term_in(s.title))), "")
    if reviewed:
        return Years(review=int(reviewed[-4:]), plan=str(int(reviewed[-4:]) + 1))
    for role, patterns in load(ROLES)["years"].items():
        for pattern in patterns:
            match = re.search(pattern, text)
            if match:
                review = int(match["year"]) - (role == "plan")
                return Years(review=review, plan=str(review + 1))
    roles = {role_of(section.title) for section in sections}
    return _years_named(text, is_plan=not roles.isdisjoint(("plan", "aims")) and "review" not in roles)


def _years_named(text: str, *, is_plan: bool) -> Years:
    """Take the last of the years that a text names most for the one that it looks back on, or that it plans."""
    counts = Counter(int(year) for year in _YEAR.findall(text))
    often = [year for year, count in counts.items() if count > 1 and 2 * count >= max(counts.values())]
    review = max(often, default=0) - is_plan
    return Years(review=review, plan=str(review + 1)) if often else Years(review=None, plan="")


def _is_point_of(own: Role | None, above: Role | None, level: int) -> bool:
    """Tell a heading that is only a point of the part above, whatever its words: ——美丽中国建设取得新进展."""
    if own == "review":
        return above in ("aims", "plan") and level > 4
    return own == "plan" and above in ("aims", "review") and level > 3


def _past_term(text: str, section: Section, years: Years) -> str:
    """Return the term before a plan's own that a section opens with: 一、发展基础。“十三五”时期，…"""
    if section.level >= LEAD_LEVEL or not _is_term(years.plan):
        return ""
    term = term_in(text[section.start : section.start + OPENING])
    return term if term and term[-4:] < years.plan[:4] else ""


def _is_term(period: str) -> bool:
    return "-" in period


def term_in(text: str) -> str:
    """Return the years of the five-year term that a text names: 十四五 is 2021-2025."""
    match = _TERM.search(text)
    if match is None:
        return ""
    number = 10 + _DIGITS[match[2]] if match[2] else _ordinal(match[1])
    first = 1951 + 5 * number
    return f"{first}-{first + 4}" if number >= 6 else ""


def _ordinal(word: str) -> int:
    return 10 + _DIGITS.get(word[1:], 0) if word.startswith("十") else _DIGITS[word]


@cache
def _role_words() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    listed = load(ROLES)["headings"].items()
    return tuple((role, re.compile("|".join(map(re.escape, words)))) for role, words in listed)


def role_of(title: str) -> Role | None:
    """Return the role that a heading's words give, the first of roles.yaml with a word in it."""
    return next((role for role, pattern in _role_words() if pattern.search(title)), None)


@cache
def plan_cues() -> re.Pattern[str]:
    """Match a sentence that opens the plan where no heading does."""
    return re.compile("|".join(load(ROLES)["cues"]["plan"]))


@cache
def _sets_out() -> re.Pattern[str]:
    """Match the sentence by which a text says of itself that it is a plan."""
    return re.compile("|".join(load(ROLES)["cues"]["whole_plan"]))


def _first_role(head: Head, sections: tuple[Section, ...]) -> Role | None:
    if any(role_of(s.title) == "review" for s in sections if s.level < LEAD_LEVEL):
        return "plan" if re.search(r"规划|纲要", head.title) else "review"
    return "plan" if re.search(r"规划|纲要|安排|计划|民生实事", head.title) else None


def _role_by_year(title: str, years: Years) -> Role | None:
    """A heading such as 专栏：2023年重点工程 is a plan or a review by its year."""
    match = _YEAR.search(title)
    if match is None or not years.plan:
        return None
    return "plan" if match[1] >= years.plan[:4] else "review"


def _default_period(role: Role | None, years: Years) -> str:
    if role in ("plan", "aims"):
        return years.plan
    return str(years.review or "")


def _period_in(title: str, years: Years, above: str) -> str:
    span = _SPAN.search(title)
    if span:
        return f"{span[1]}-{span[2]}"
    year = _YEAR.search(title)
    if year:
        return year[1]
    since = _SINCE.search(title)
    if since and years.review and "-" not in above:
        count = _DIGITS[since[1] or since[2] or since[3]]
        return f"{years.review - count + 1}-{years.review}"
    return term_in(title)
