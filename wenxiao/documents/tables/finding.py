"""Find the tables of a plain text: cells parted by bars or tabs, or one to a line."""

import re
from collections.abc import Callable, Iterator, Sequence

from wenxiao.documents.flow import Line, lines_of
from wenxiao.documents.model import Table
from wenxiao.documents.tables.aligning import Row, placed_rows
from wenxiao.documents.tables.captions import caption_of
from wenxiao.documents.tables.headers import with_headers
from wenxiao.documents.tables.listed import listed_rows
from wenxiao.documents.tables.piped import piped_rows
from wenxiao.documents.tables.tabbed import tabbed_rows
from wenxiao.documents.tables.valued import may_have_values, valued_rows

Way = Callable[[str, Sequence[Line], int], tuple[list[Row], int]]
_ORDINALS = re.compile(r"序\s*号"), re.compile(r"编\s*号")  # one by one, as a plain first character is found fast


def find_tables(text: str, lines: Sequence[Line] | None = None) -> tuple[Table, ...]:
    """Return the tables of a text, whose lines may be given, in order; a text without their signs is not gone over."""
    ways = tuple(_ways(text))
    lines = lines_of(text) if lines is None else lines
    return tuple(_found(text, lines, ways)) if ways or may_have_values(lines) else ()


def _ways(text: str) -> Iterator[Way]:
    """Give the ways in which a text may write tables, told by what stands in any such table.

    Each answers (rows, lines used) at a line; lines without rows are passed over.
    """
    if "|" in text or "｜" in text:
        yield piped_rows
    if "\t" in text:
        yield tabbed_rows
    if any(ordinal.search(text) for ordinal in _ORDINALS):
        yield listed_rows


def _found(text: str, lines: Sequence[Line], ways: Sequence[Way]) -> Iterator[Table]:
    place, after_last = 0, 0
    while place < len(lines):
        for way in ways:
            rows, used = way(text, lines, place)
            if rows:
                over = [line.text for line in lines[max(after_last, place - 2) : place]]
                yield _table(text, rows, caption_of(over), keeps_empty=way is piped_rows)
                after_last = place + used
            if used:
                place += used
                break
        else:
            cells, before, used = valued_rows(lines, place)
            if cells:
                first = place - before
                start = min(cell.start for row in cells for cell in row)
                over = [line.text for line in lines[max(after_last, first - 2) : first]]
                yield Table(start=start, end=lines[place + used - 1].end, rows=tuple(cells), caption=caption_of(over))
                after_last = place + used
            place += used or 1


def _table(text: str, rows: Sequence[Row], caption: str, *, keeps_empty: bool) -> Table:
    placed = placed_rows(text, rows, keeps_empty=keeps_empty)
    cells = [cell for row in placed for cell in row]
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    return with_headers(text, Table(start=start, end=end, rows=placed, caption=caption))
