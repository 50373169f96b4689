"""Stretches of a text that are no part of it: addresses, advertisements, remains of a page's code."""

import re
from dataclasses import replace
from functools import cache

from wenxiao.catalog import load
from wenxiao.documents.model import Block
from wenxiao.quantities.searching import begun_by, spans_of

WORDS = "documents/dirt.yaml"


def without_dirt(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Name in each block what is to be left out of its sentences; the text and its offsets stay as they are."""
    found = spans_of(_dirt(), text)
    if not found:
        return blocks
    cleaned, place = [], 0
    for block in blocks:
        while place < len(found) and found[place][1] <= block.start:
            place += 1
        held, at = [], place
        while at < len(found) and found[at][0] < block.end:
            held.append((max(found[at][0], block.start), min(found[at][1], block.end)))
            at += 1
        cleaned.append(replace(block, left_out=tuple(sorted((*block.left_out, *held)))) if held else block)
    return tuple(cleaned)


@cache
def _dirt() -> re.Pattern[str]:
    listed = load(WORDS)
    spaced = (r"\s*".join(map(re.escape, name)) for name in listed["spaced"])
    begins = listed["begins"] + "".join(re.escape(name[0]) for name in listed["spaced"])
    return begun_by(begins, "|".join((*listed["patterns"], *spaced)))
