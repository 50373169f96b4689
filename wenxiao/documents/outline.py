"""The outline: headings of their own line, headings that open a paragraph, and what stands under each."""

import re
from collections.abc import Iterator
from functools import cache

from wenxiao.catalog import load
from wenxiao.documents.layout import AMOUNT, MAX_TITLE, numbering_level
from wenxiao.documents.model import Block, Document, OpenSection, Section

_RUN_IN = re.compile(r"[^。；;！!]{2,60}?[。:：]")
_LEAD = re.compile(r"[^。；;，,！!？?：:\d]{4,24}。")  # a paragraph's first short sentence names what it is about
_BARE = re.compile(r"[^。；;！!？?，,.]{4,40}")
OUTLINE = "documents/outline.yaml"
LEAD_LEVEL, BARE_LEVEL, NOTES_LEVEL = 9, 2, 2
TITLE_BLOCKS = 3  # the first lines are the title, not headings


def outline_of(document: Document) -> tuple[Section, ...]:
    """Return the sections in order; they nest, and each ends where the next of its rank begins."""
    marks = list(_marks(document))
    sections: list[Section] = []
    open_titles: list[tuple[int, str]] = []
    for place, (start, level, title) in enumerate(marks, start=1):
        open_titles = [held for held in open_titles if held[0] < level] + [(level, title)]
        after = next((after for after in range(place, len(marks)) if marks[after][1] <= level), None)
        end = len(document.text) if after is None else marks[after][0]
        path = tuple(title for _, title in open_titles)
        section = OpenSection(start=start, end=end, level=level, title=title, path=path)
        section.__class__ = Section
        sections.append(section)
    return tuple(sections)


def _marks(document: Document) -> Iterator[tuple[int, int, str]]:
    for block in document.blocks:
        line = document.text[block.start : block.end]
        level, title = _mark(block, line)
        if level:
            yield block.start, level, _tidy(title)


def _mark(block: Block, line: str) -> tuple[int, str]:
    if block.kind == "heading":
        return block.level, line
    if block.kind == "cell":
        return 0, ""
    level = numbering_level(line)
    if level:
        opening = _RUN_IN.match(line)
        is_named = opening and len(opening[0]) <= MAX_TITLE and not AMOUNT.search(opening[0])  # 二、改造小区86个。
        return (level, opening[0]) if opening and is_named else (0, "")
    if len(line) <= MAX_TITLE and _named("notes").fullmatch(line):
        return NOTES_LEVEL, line
    if (
        len(line) <= MAX_TITLE
        and block.number > TITLE_BLOCKS
        and _BARE.fullmatch(line)
        and _named("about").search(line)
        and _named("times").search(line)
        and not _named("titles_end").search(line)
    ):
        return BARE_LEVEL, line
    opening = _LEAD.match(line) if "。" in line[:MAX_TITLE] else None
    if opening and len(line) > len(opening[0]) + 20:
        return LEAD_LEVEL, opening[0]
    return 0, ""


@cache
def _named(key: str) -> re.Pattern[str]:
    """Match one of the patterns that outline.yaml lists under a key."""
    return re.compile("|".join(load(OUTLINE)[key]))


def _tidy(title: str) -> str:
    return "".join(title.split()).rstrip("。：:")
