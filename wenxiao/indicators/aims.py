"""The aims of a report: the passages that set out its main targets, and which of their figures the catalogue knows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from wenxiao.catalog import load
from wenxiao.documents import Document, outline_of
from wenxiao.indicators.linking import Link, link_of
from wenxiao.reading import Figure

SHORT_SECTION = 1500  # characters; a longer section under 目标 goes on to the works of the year
_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """A target in a passage of aims, and what its subject was taken for."""

    figure: Figure
    link: Link


def aims_of(document: Document, figures: Iterable[Figure]) -> tuple[Aim, ...]:
    """Return the targets that stand in the document's passages of aims, in text order, each linked."""
    passages = tuple(passages_of_aims(document))
    return tuple(
        Aim(figure=figure, link=link_of(figure.subject))
        for figure in figures
        if figure.status == "target" and any(start <= figure.start < end for start, end in passages)
    )


@cache
def _cue() -> re.Pattern[str]:
    return re.compile("|".join(load("indicators/linking.yaml")["aims"]))


def passages_of_aims(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the sentences that name aims, with the next paragraph after a colon, and short sections of aims."""
    text = document.text
    for section in outline_of(document):
        if _cue().search(section.title) and section.end - section.start <= SHORT_SECTION:
            yield section.start, section.end
    after_colon = False
    for block in document.blocks:
        if block.kind == "heading":
            continue
        if after_colon:
            yield block.start, block.end
        after_colon = False
        for sentence in _SENTENCE.finditer(text, block.start, block.end):
            if _cue().search(sentence[0]):
                yield sentence.start(), sentence.end()
                after_colon = text[block.start : block.end].rstrip().endswith(("：", ":"))
