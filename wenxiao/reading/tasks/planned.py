"""Which blocks of a document promise: its plan parts and its lists of tasks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wenxiao.documents import Document, Table, head_of
from wenxiao.documents.layout import MAX_TITLE, numbering_level
from wenxiao.documents.outline import LEAD_LEVEL
from wenxiao.reading.cleaning import Clean, clean_blocks
from wenxiao.reading.parts import Part, parts_of, plan_cues, role_of
from wenxiao.reading.tasks.lists import (
    DEEP,
    ITEM,
    ends_list,
    is_counted,
    is_glossary,
    is_group,
    is_leaf,
    list_title,
    title_over,
    year_in,
)
from wenxiao.reading.tasks.words import listed, one_of, turns

_OPENING = re.compile(r"[^。；：！]{2,80}?[。：]")
_CHAPTER = 3  # the rank of 第一部分, 第一章 and 一、
_MIN_CELL, _FIRST_LINES = 6, 15
_OTHER_ROLES = ("review", "problems", "notes")


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """A block that promises something."""

    block: Clean
    path: tuple[str, ...]
    period: str
    is_item: bool  # one entry of a list: one task, whatever its clauses
    is_numbered: bool
    is_preamble: bool  # speaks before the sections under its heading, of why rather than what
    begins: int  # where the promises begin in the clean text, after numbering or a lead sentence


def planned_blocks(document: Document) -> Iterator[Planned]:
    """Yield the blocks of plan parts and of task lists, with their path and period."""
    parts, blocks = parts_of(document), clean_blocks(document)
    starts = [part.start for part in parts[1:]]
    with_role = _PlanTest(document, parts, blocks)
    is_notice = any(block.text.endswith(tuple(listed("notices"))) for block in blocks[:_FIRST_LINES])
    title, period, closed, closed_at = "", "", is_notice, -1
    for number, block in enumerate(blocks):
        place = bisect_right(starts, block.block.start)
        part = parts[place]
        listing = list_title(block, part) if number or not is_notice else None
        if listing is not None:
            title, period, closed = listing, year_in(listing) or period or part.period, False
            continue
        if ends_list(block, is_open=bool(title)):
            title = ""
            if is_glossary(block.text):
                closed, closed_at = True, block.block.start
        closed = closed and not _opens_plan(part, closed_at)
        part = with_role(part, block)
        if closed or (not title and part.role not in ("plan", "aims")) or not _can_promise(blocks, number, part):
            continue
        planned = _planned(block, part, title, period, is_counted=bool(title) and is_counted(blocks, number))
        yield replace(planned, is_preamble=not title and _is_preamble(block, parts, place))


def _can_promise(blocks: Sequence[Clean], number: int, part: Part) -> bool:
    """Leave out headings with something under them, headers of tables, and sections of spirit."""
    block = blocks[number]
    if is_group(blocks, number) or any(_is_spirit(step) for step in part.path):
        return False
    if block.block.kind == "cell":
        return len(block.text) >= _MIN_CELL
    return block.block.kind != "heading" or is_leaf(blocks, number)


def _is_spirit(title: str) -> bool:
    return bool(one_of("spirit").search(title)) and not one_of("works_too").search(title)


class _PlanTest:
    """Give a block's part the role plan where only the title, a turn of phrase or a chapter's place says so."""

    def __init__(self, document: Document, parts: Sequence[Part], blocks: Sequence[Clean]) -> None:
        first = blocks[:_FIRST_LINES]
        self._named = any(part.role in ("plan", "aims") for part in parts)
        self._all = bool(one_of("plan_titles").search(head_of(document).title)) or any(
            turns("plan_openings").search(block.text) for block in first
        )
        self._turned = False

    def __call__(self, part: Part, block: Clean) -> Part:
        if self._named and not (self._all and part.role is None):
            return part
        if self._all and part.role is None:
            return replace(part, role="plan")
        self._turned = self._turned or (part.role in (None, "review") and bool(plan_cues().search(block.text)))
        if self._turned or _follows_review(part):
            return replace(part, role="plan", period=str(int(part.period) + 1) if part.period.isdigit() else "")
        return part


def table_setting(document: Document, table: Table) -> tuple[tuple[str, ...], str]:
    """Return the path and the period of a table: from the title over it, else from the part that it stands in."""
    part = [part for part in parts_of(document) if part.start <= table.start][-1]
    title = title_over(document.text[max(0, table.start - 200) : table.start], table.caption)
    return ((title,) if title else part.path), year_in(title) or part.period


def _planned(block: Clean, part: Part, title: str, period: str, *, is_counted: bool) -> Planned:
    item = ITEM.match(block.text)
    in_list = bool(title) or any(turns("list_titles").search(step) for step in part.path[:-1] or part.path)
    path = part.path if not title or title in part.path else (title,)
    if item and part.section is not None and part.section.start == block.block.start and len(path) > 1:
        path = path[:-1]
    return Planned(
        block=block,
        path=path,
        period=(period if title else "") or part.period,
        is_numbered=bool(item),
        is_preamble=False,
        is_item=in_list and (bool(item) or is_counted),
        begins=item.end() if item and in_list else _after_lead(block, part),
    )


def _after_lead(block: Clean, part: Part) -> int:
    """Return where a paragraph's first sentence ends if it only names what the others say."""
    section, item = part.section, ITEM.match(block.text)
    begins = item.end() if item else 0
    is_titled = section is not None and section.start == block.block.start and section.level == LEAD_LEVEL
    opening = _OPENING.match(block.text, begins)
    if opening is None or block.block.kind == "heading" or not (item or is_titled):
        return begins
    if opening.end() - begins > MAX_TITLE or not re.match(r"[^（(]{6}", block.text[opening.end() :]):
        return begins
    return opening.end()


def _opens_plan(part: Part, closed_at: int) -> bool:
    """After a notice's preamble or a glossary, a numbered chapter that plans opens the promises again."""
    section = part.section
    if section is None or section.start <= closed_at or re.match("附件|附表", section.title):
        return False
    return part.role in ("plan", "aims", "list") and section.level < DEEP


def _follows_review(part: Part) -> bool:
    """A chapter beside the one that reviews says what is to be done, though its heading names no plan."""
    if part.section is None or part.role != "review" or not 1 <= numbering_level(part.path[0]) <= _CHAPTER:
        return False
    return not any(role_of(step) in _OTHER_ROLES for step in part.path)


def _is_preamble(block: Clean, parts: Sequence[Part], place: int) -> bool:
    """Tell the words before the first section under a heading; lead sentences count as sections if there are two."""
    section = parts[place].section
    if section is None or section.level >= LEAD_LEVEL or section.start == block.block.start:
        return False
    under = [p.section for p in parts[place + 1 : place + 4] if p.section and p.start < section.end]
    if not under or under[0].level <= section.level:
        return False
    return under[0].level < LEAD_LEVEL or len(under) > 1
