"""Lists of tasks: their titles, their entries, where they end."""

import re
from collections.abc import Sequence

from wenxiao.documents.layout import numbering_level
from wenxiao.reading.cleaning import Clean
from wenxiao.reading.parts import Part
from wenxiao.reading.tasks.words import turns

_CHINESE = r"[一二三四五六七八九十]{1,3}"
ITEM = re.compile(rf"(?:[（(]?\d{{1,3}}[）)]|\d{{1,3}}\s*[.．、](?!\d)|{_CHINESE}、|[（(]{_CHINESE}[）)])\s*[*＊★]?")
DEEP = 5  # headings of this rank and below are entries where nothing stands under them
_YEAR = re.compile(r"(20\d\d|19\d\d)\s*(?:年|[-—－–~～至]+\s*(20\d\d)年)")
_NUMBERED = re.compile(r"\d{1,2}[.．、]")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_MAX_TITLE, _MAX_GROUP = 45, 30


def year_in(text: str) -> str:
    """Return the year or years that a title names, "" where it names none."""
    match = _YEAR.search(text)
    return "" if match is None else f"{match[1]}-{match[2]}" if match[2] else match[1]


def list_title(block: Clean, part: Part) -> str | None:
    """Return a block's text where it is the title of a list of tasks."""
    text = block.text
    if block.block.kind == "cell" or ITEM.match(text) or _NUMBERED.match(text) or not _is_title(text):
        return None
    return text if year_in(text) or part.role in (None, "notes", "plan", "aims", "list") else None


def title_over(above: str, caption: str) -> str:
    """Return the title of a list of tasks among the last lines over a table and its caption."""
    lines = [re.sub(r"\s+", "", line) for line in above.split("\n") if line.strip()]
    return next((line for line in (*reversed(lines[-3:]), re.sub(r"\s+", "", caption)) if _is_title(line)), "")


def _is_title(text: str) -> bool:
    is_short = len(text) <= _MAX_TITLE and not re.search(r"[。；，：]|报告$|通知$", text)
    return is_short and bool(turns("list_titles").search(text))


def ends_list(block: Clean, *, is_open: bool) -> bool:
    """Tell a line after which no task follows: a glossary's heading, the next annex."""
    text = block.text
    if is_glossary(text):
        return True
    return is_open and bool(re.match(r"附件|附表|各位代表", text))


def is_glossary(text: str) -> bool:
    """Tell the heading of explanations of terms."""
    return len(text) < _MAX_GROUP and bool(turns("list_ends").search(text))


def is_group(blocks: Sequence[Clean], number: int) -> bool:
    """A short numbered line before another kind of numbering names a group of entries."""
    here, following = blocks[number].text, blocks[number + 1].text if number + 1 < len(blocks) else ""
    rank = numbering_level(here)
    return bool(rank) and len(here) <= _MAX_GROUP and numbering_level(following) > rank


def is_counted(blocks: Sequence[Clean], number: int) -> bool:
    """An entry of its own line stands between two bare numbers, or after the last of them."""
    before = blocks[number - 1].text if number else ""
    after = blocks[number + 1].text if number + 1 < len(blocks) else "0"
    is_last = bool(_BARE_NUMBER.fullmatch(after) or is_glossary(after))
    return bool(_BARE_NUMBER.fullmatch(before)) and is_last


def is_leaf(blocks: Sequence[Clean], number: int) -> bool:
    """A short numbered line with nothing under it is an entry, not a heading."""
    block = blocks[number].block
    following = blocks[number + 1].block if number + 1 < len(blocks) else None
    if block.level < DEEP and not (following and following.kind == "heading" and following.level == block.level):
        return False
    return following is None or (following.kind == "heading" and following.level <= block.level)
