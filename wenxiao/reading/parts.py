"""What each part of a report is for and of which period it speaks."""

import re
from dataclasses import dataclass, replace

from wenxiao.documents import Document, Head, Section, head_of, outline_of
from wenxiao.documents.outline import LEAD_LEVEL
from wenxiao.quantities.numerals import FULL_WIDTH
from wenxiao.reading.roles import (
    Role,
    bids,
    coming_years,
    is_aim_too,
    is_long_plan,
    may_look_back,
    plan_cues,
    rest_of_year,
    role_of,
    sets_out,
    titled_role,
    without_far_off,
    years_in_heading,
)
from wenxiao.reading.turns_of_phrase import time_words, turn
from wenxiao.reading.years import DIGITS, YEAR, Years, term_in, year_told, years_of, years_said

__all__ = ["Part", "Role", "parts_of", "plan_cues", "role_of", "term_in"]
FIRST_TEXT = 1500  # characters in which a plan says that it is one
OPENING = 40  # characters of a section, its heading included, in which a term names what it looks back on
_SPAN = re.compile(r"((?:19|20)\d\d)年?[-—－–~至到]+((?:19|20)\d\d)年?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A section with its role and period."""

    start: int
    end: int
    section: Section | None
    role: Role | None
    period: str
    turns_at: int = 0  # in the clean text of its block, where that turns to this part
    earlier: "Part | None" = None  # what the block tells of up to there
    this_year: str | None = None  # what 今年 is where neither title nor headings tell what is done from what is not

    @property
    def path(self) -> tuple[str, ...]:
        return self.section.path if self.section else ()


def parts_of(document: Document) -> tuple[Part, ...]:
    """Return one part for each section in order, the text before the first heading first."""
    head, sections = head_of(document), outline_of(document)
    years = years_of(head, sections)
    if years.review is None and not years.plan:
        years = years_said(document.text, sections, document.name)
    if head.dated_on is None and (told := year_told(document.text, sections, years)):
        years = told
    first = sections[0].start if sections else len(document.text)
    role = _first_role(head, sections, document.text[:FIRST_TEXT])
    parts = [Part(start=0, end=first, section=None, role=role, period=_default_period(role, years))]
    held: list[tuple[Section, Role | None, str]] = []
    bidden = _bidden(sections)
    for section in sections:
        held = [entry for entry in held if entry[0].end > section.start and entry[0].level < section.level]
        above = held[-1] if held else (None, parts[-1].role, parts[-1].period)
        own = role_of(section.title) if section.level < LEAD_LEVEL else None
        if own == "plan" and years.review and may_look_back(section.title) and f"{years.review}年" in section.title:
            own = "review"
        is_aim = own == "review" and above[0] is not None and above[1] in ("aims", "plan") and is_aim_too(section.title)
        names_plan = above[0] is None and bool(years.plan) and years.plan in section.title  # （二）2024年工作安排
        is_point = _is_point_of(own, above[1], section.level) and not names_plan
        inherits = own in (None, "list") or is_aim or is_point
        now = above[1] if inherits and above[1] else own
        past = _past_term(document.text, section, years, own) if above[1] == "plan" and own in (None, "review") else ""
        if own in (None, "list") and section.level < LEAD_LEVEL:
            now = "plan" if section is bidden else _role_by_year(section.title, years) or now
        period = _period_in(section.title, years, above[2]) if section.level < LEAD_LEVEL else ""
        if past:
            now, period = "review", past
        if not period:
            period = above[2] if now == above[1] else _default_period(now, years)
        held.append((section, now, period))
        parts.append(Part(start=section.start, end=section.end, section=section, role=now, period=period))
    if any(part.role is not None for part in parts):
        return tuple(parts)
    this_year = _this_year(document.text, head, years)
    return tuple(replace(part, this_year=this_year) for part in parts)


def _this_year(text: str, head: Head, years: Years) -> str:
    """Return the year that a paper calls 今年: of its date, else the one reviewed, or the next if it tells of both."""
    if head.dated_on:
        return str(head.dated_on.year)
    looks_on, tells_of_both = (any(word in text for word in time_words(name)) for name in ("next_year", "this_or_last"))
    is_reviewed = years.is_part or looks_on or not tells_of_both
    return str(years.review or "") if is_reviewed else years.plan


def _bidden(sections: tuple[Section, ...]) -> Section | None:
    """Return the first section of the review's rank that bids (二、继续扩大内需), where none is called a plan."""
    roles = ((section, role_of(section.title)) for section in sections if section.level < LEAD_LEVEL)
    review = next((section for section, role in roles if role == "review"), None)
    if review is None:
        return None
    peers = [section for section in sections if section.level <= review.level and section is not review]
    if any(role_of(section.title) in ("plan", "aims") for section in peers):
        return None
    return next((peer for peer in peers if peer.start >= review.end and bids().match(peer.title)), None)


def _is_point_of(own: Role | None, above: Role | None, level: int) -> bool:
    """Tell a heading that is only a point of the part above, whatever its words: ——美丽中国建设取得新进展."""
    if own == "review":
        return above in ("aims", "plan") and level > 4
    if own == "aims" and above == "review":
        return level > 5  # ——就业超过预期目标
    return own == "plan" and above in ("aims", "review") and level > 3


def _past_term(text: str, section: Section, years: Years, own: Role | None) -> str:
    """Return the term before a plan's own that a section opens with: 一、发展基础。“十三五”时期，…"""
    if section.level >= LEAD_LEVEL or not (_is_term(years.plan) or own == "review"):
        return ""
    term = term_in(text[section.start : section.start + OPENING] if _is_term(years.plan) else section.title)
    return term if term and term[-4:] < years.plan[:4] else ""


def _is_term(period: str) -> bool:
    return "-" in period


def _first_role(head: Head, sections: tuple[Section, ...], opening: str) -> Role | None:
    titled = titled_role(head.title)
    if any(role_of(s.title) == "review" for s in sections if s.level < LEAD_LEVEL):
        return "plan" if titled == "plan" and is_long_plan(head.title) else "review"
    if titled == "review":
        return None  # done as a whole, but for what is said to be aimed at
    return "plan" if titled or sets_out().search(opening) else None


def _role_by_year(title: str, years: Years) -> Role | None:
    """Take a heading such as 专栏：2023年重点工程 for a plan or a review by its year, “十五”期间情况 by its term."""
    match = YEAR.search(title)
    if match is None or not years.plan:
        term = term_in(title) if years.plan else ""
        return "review" if term and term[-4:] < years.plan[:4] else None
    return "plan" if match[1] >= years.plan[:4] else "review"


def _default_period(role: Role | None, years: Years) -> str:
    if role in ("plan", "aims"):
        return years.plan
    return str(years.review or "")


def _period_in(title: str, years: Years, above: str) -> str:
    title = without_far_off(title)
    span = _SPAN.search(title)
    if span:
        return f"{span[1]}-{span[2]}"
    year = YEAR.search(title.translate(FULL_WIDTH)) if "年" in title else None
    if year:
        return year[1]
    since = years_in_heading().search(title)
    if since and years.review and "-" not in above:
        count = DIGITS[next(filter(None, since.groups()))]
        return f"{years.review - count + 1}-{years.review}"
    if years.is_part and years.review and rest_of_year().search(title):
        return str(years.review)
    ahead = coming_years().search(title)
    if ahead and years.plan and not _is_term(years.plan):
        return f"{years.plan}-{int(years.plan) + DIGITS[ahead[1]] - 1}"
    return _year_of_term(title) or term_in(title)


def _year_of_term(title: str) -> str:
    """Return the year that a heading names by its place in a term: “十二五”开局之年工作 is 2011."""
    if turn("first_year_of_term").search(title):
        return term_in(title)[:4]
    return term_in(title)[-4:] if turn("last_year_of_term").search(title) else ""
