"""Tasks from entries: a numbered item, a stretch closed by the units that answer for it, a row of a table."""

import re
from collections.abc import Iterator

from wenxiao.reading.tasks.actions import Action
from wenxiao.reading.tasks.counting import quantities_in
from wenxiao.reading.tasks.objects import object_of
from wenxiao.reading.tasks.prose import actions_of
from wenxiao.reading.tasks.units import NOBODY, Assignment, Units, assignments
from wenxiao.reading.tasks.words import turns


def stretches(text: str, begins: int) -> Iterator[tuple[int, int, Units]]:
    """Cut a clean text at the places that name units: (start, end, units); the rest has nobody named."""
    position = begins
    for found in assignments(text):
        if found.start > position:
            yield (*_trimmed(text, position, found.start), found.units)
        position = _past(text, found)
    if position < len(text):
        yield (*_trimmed(text, position, len(text)), NOBODY)


def _past(text: str, found: Assignment) -> int:
    end = found.end
    while end < len(text) and text[end] in "。；，":
        end += 1
    return end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "。；，、：*":
        start += 1
    while end > start and text[end - 1] in "。；，、":
        end -= 1
    return start, end


def entry_action(text: str) -> Action:
    """Name what an entry is about: its first action, else what it measures, else all of it."""
    found = next(actions_of(text, 0, len(text)), None)
    if found is not None and not _measures_first(text, found.start):
        return found.action
    mentions = quantities_in(text)
    before = text[: mentions[0].start] if mentions else ""
    said = turns("says_how_much").search(before)
    if said and len(said["what"]) > 1:
        return Action(verb=said["verb"], object=object_of(said["what"]), is_result=False)
    if found is not None:
        return found.action
    first = re.split(r"[。；]", text, maxsplit=1)[0]
    return Action(verb="", object=object_of(first) or first, is_result=False)


def _measures_first(text: str, action_start: int) -> bool:
    """An entry that begins with an indicator and its number is about the indicator."""
    mentions = quantities_in(text[:action_start])
    return bool(mentions) and turns("says_how_much").search(text[: mentions[0].start]) is not None
