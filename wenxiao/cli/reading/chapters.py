"""The headings that a reader finds their way by, and what stands under each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from wenxiao.documents import Document, outline_of
from wenxiao.documents.outline import LEAD_LEVEL
from wenxiao.reading import Figure
from wenxiao.reading.tasks import Task

MOST_CHAPTERS = 20  # rows of a chart that can be taken in at a glance
SHORT = 26  # characters of a title in a list
_Thing = TypeVar("_Thing", Figure, Task)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A stretch of the document under one heading; `depth` counts from 0."""

    start: int
    end: int
    title: str
    depth: int

    @property
    def short(self) -> str:
        """The title up to its first pause, cut to what a list has room for."""
        head = re.split(r"[，。；：]", self.title, maxsplit=1)[0]
        return (head if len(head) >= 4 else self.title)[:SHORT]


def chapters_of(document: Document) -> tuple[Chapter, ...]:
    """Return the document's headings of their own line in order."""
    sections = [section for section in outline_of(document) if section.level < LEAD_LEVEL]
    return tuple(
        Chapter(start=section.start, end=section.end, title=section.title, depth=len(section.path) - 1)
        for section in sections
    )


def charted(chapters: Sequence[Chapter], starts: Iterable[int]) -> tuple[Chapter, ...]:
    """Choose the finest cut of a document into chapters that still fits a chart.

    Chapters hold at least one of `starts`; what stands before a chapter's first subchapter is under the chapter itself.
    """
    held = sorted(starts)
    chosen: tuple[Chapter, ...] = ()
    for depth in range(1 + max((chapter.depth for chapter in chapters), default=-1)):
        finer = [chapter for chapter in chapters if chapter.depth <= depth]
        filled = tuple(chapter for chapter, things in zip(finer, _under(finer, held), strict=True) if things)
        if chosen and len(filled) > MOST_CHAPTERS:
            break
        chosen = filled[:MOST_CHAPTERS]
    return chosen


def grouped(chapters: Sequence[Chapter], things: Sequence[_Thing]) -> list[list[_Thing]]:
    """Sort things into the innermost of the chapters that holds each."""
    groups: list[list[_Thing]] = [[] for _ in chapters]
    for thing in things:
        place = _innermost(chapters, thing.start)
        if place is not None:
            groups[place].append(thing)
    return groups


def _under(chapters: Sequence[Chapter], starts: Iterable[int]) -> list[int]:
    counts = [0] * len(chapters)
    for start in starts:
        place = _innermost(chapters, start)
        if place is not None:
            counts[place] += 1
    return counts


def _innermost(chapters: Sequence[Chapter], start: int) -> int | None:
    holding = (place for place, chapter in enumerate(chapters) if chapter.start <= start < chapter.end)
    return max(holding, default=None)
