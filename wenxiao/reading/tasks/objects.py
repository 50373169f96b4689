"""What an action acts on: a phrase without its numbers."""

import re

from wenxiao.quantities import Mention
from wenxiao.reading.changes import growing, linking
from wenxiao.reading.tasks.counting import quantities_in
from wenxiao.reading.tasks.words import turns

_ASIDE = re.compile(r"（[^（）]*）")
_EDGES = re.compile(r"^[，、：；。的了*]+|[，、：；。的了*]+$")


def object_of(text: str) -> str:
    """Return a phrase without its numbers, the words that link them, and closing brackets."""
    return _tidy(_without_numbers(_ASIDE.sub("", text) if _ASIDE.search(text) else text))


def _without_numbers(text: str) -> str:
    kept, position = [], 0
    for mention in _outside_quotes(text):
        before = text[position : mention.start]
        position = max(position, mention.after)
        if text[position : position + 1] == "的" and turns("described").search(before):
            before, position = turns("described").sub("", before), position + 1
        kept.append(unlinked(growing().sub("", unlinked(before))))
    kept.append(text[position:])
    return "".join(kept)


def _outside_quotes(text: str) -> list[Mention]:
    return [m for m in quantities_in(text) if text.count("“", 0, m.start) == text.count("”", 0, m.start)]


def unlinked(text: str) -> str:
    """Take the words that link a thing to its number off its end: 达到, 不少于, 保持."""
    while found := linking().search(text):
        text = text[: found.start()]
    return text


def _tidy(text: str) -> str:
    return _EDGES.sub("", re.sub(r"、[、*]+|、(?=，)", "、", text))
