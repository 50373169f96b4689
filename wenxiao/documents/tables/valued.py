"""Tables of values that lost their rules: a name on a line, then its values, one to a line.

Nothing is left of such a table but the order of its cells. Its columns are told by headers that repeat (目标, 完成
under each indicator). Where a row lacks values, a share that fits its target and what was reached tells which are
there; rows that stay doubtful are left out.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from wenxiao.documents.flow import Line
from wenxiao.documents.layout import numbering_level
from wenxiao.documents.model import Cell
from wenxiao.documents.tables.looks import NAME_LENGTH

_NUMBER = re.compile(r"[-－]?\d[\d,]*(?:\.\d+)?[%％]?")
_MEASURED = re.compile(r".*[（(][^（()）]{1,8}[）)]")
_SHARE = re.compile(r"[%％]|比例|占比")
MIN_VALUES, MIN_GROUPS, MAX_PERIOD, MAX_HEADER = 4, 2, 6, 80
NEAR = Decimal("0.006")  # of a share; rounding of its parts included
CellRow = tuple[Cell, ...]


def may_have_values(lines: Sequence[Line]) -> bool:
    """Tell whether so many lines in a row end as numbers do that `valued_rows` may find a table among them."""
    lasts = [line.text[-1] for line in lines]
    return "1" * MIN_VALUES in "".join(["1" if last.isdigit() or last in "%％" else "0" for last in lasts])


def valued_rows(lines: Sequence[Line], place: int) -> tuple[list[CellRow], int, int]:
    """Return header and value rows of the table whose first named row is this line, and its lines before and after."""
    if not _begins_row(lines, place):
        return [], 0, 0
    rows, used = _value_lines(lines, place)
    header = _header_before(lines, place)
    period, repeats = _repetition(header)
    names = [line for line in header[: len(header) - period * repeats] if _MEASURED.fullmatch(line.text)]
    width = -(-max(len(values) for _, values in rows) // repeats) if repeats else 0
    if len(names) != repeats or repeats < MIN_GROUPS or not 1 < width <= period:
        return [], 0, used
    subheaders = _merged(header[len(header) - period * repeats :], period, width)
    has_share = bool(_SHARE.search(subheaders[width - 1][2])) and width >= 3
    table = [_group_row(names, width), _subheader_row(subheaders)]
    for name, values in rows:
        columns = _columns(values, repeats, width, has_share=has_share)
        if columns:
            table.append(_row(len(table), name, values, columns))
    return (table, len(header), used) if len(table) > MIN_GROUPS else ([], 0, used)


def _is_number(line: Line) -> bool:
    return bool(_NUMBER.fullmatch(line.text))


def _is_name(line: Line) -> bool:
    return len(line.text) <= NAME_LENGTH and not _is_number(line) and not re.search(r"[。；：，]", line.text)


def _begins_row(lines: Sequence[Line], place: int) -> bool:
    last = lines[place + 1].text[-1] if place + MIN_VALUES < len(lines) else ""
    if not (last.isdigit() or last in ("%", "％")):
        return False  # told at one look for nearly every line
    following = lines[place + 1 : place + 1 + MIN_VALUES]
    return all(map(_is_number, following)) and _is_name(lines[place])


def _header_before(lines: Sequence[Line], place: int) -> list[Line]:
    first = place
    while first > max(0, place - MAX_HEADER) and len(lines[first - 1].text) <= 2 * NAME_LENGTH:
        if re.search(r"表$|[。；]", lines[first - 1].text) or numbering_level(lines[first - 1].text):
            break
        first -= 1
    return list(lines[first:place])


def _repetition(header: Sequence[Line]) -> tuple[int, int]:
    """Return how many header lines repeat at the end, and how often; (0, 0) where none do."""
    texts = [line.text for line in header]
    for period in range(2, MAX_PERIOD + 1):
        repeats = 1
        while period * (repeats + 1) <= len(texts) and texts[-period:] == _group(texts, period, repeats):
            repeats += 1
        if repeats >= MIN_GROUPS:
            return period, repeats
    return 0, 0


def _group(texts: Sequence[str], period: int, back: int) -> Sequence[str]:
    return texts[len(texts) - period * (back + 1) : len(texts) - period * back]


def _value_lines(lines: Sequence[Line], place: int) -> tuple[list[tuple[Line, list[Line]]], int]:
    rows: list[tuple[Line, list[Line]]] = []
    at = place
    while at < len(lines) and _is_name(lines[at]):
        end = at + 1
        while end < len(lines) and _is_number(lines[end]):
            end += 1
        rows.append((lines[at], list(lines[at + 1 : end])))
        at = end
    return rows, at - place


def _merged(lines: Sequence[Line], period: int, width: int) -> list[tuple[int, int, str]]:
    """Join header words that were broken over lines, so that each group has as many as it has columns."""
    found = []
    for first in range(0, len(lines), period):
        group = lines[first : first + period]
        extra = period - width
        found.append((group[0].start, group[extra].end, "".join(line.text for line in group[: extra + 1])))
        found.extend((line.start, line.end, line.text) for line in group[extra + 1 :])
    return found


def _columns(values: Sequence[Line], groups: int, width: int, *, has_share: bool) -> list[int]:
    """Return the column of each value; [] for a row of which this cannot be told."""
    if len(values) == groups * width:
        return list(range(1, len(values) + 1))
    if not has_share or len(values) <= groups:
        return []
    numbers = [Decimal(line.text.strip("%％").replace(",", "").replace("－", "-")) for line in values]
    columns: list[int] = []
    at = 0
    for group in range(groups):
        taken = width if _fits(numbers[at : at + width], width) else width - 1
        columns.extend(range(1 + group * width, 1 + group * width + taken))
        at += taken
    return columns if at == len(values) else []


def _fits(numbers: Sequence[Decimal], width: int) -> bool:
    """Tell whether the last of a group is the share that the one before has of the first."""
    if len(numbers) < width or not numbers[0]:
        return False
    share = numbers[-2] / numbers[0] * 100
    return abs(share - numbers[-1]) <= max(abs(share) * NEAR, Decimal("0.1"))


def _group_row(names: Sequence[Line], width: int) -> CellRow:
    return tuple(
        Cell(start=n.start, end=n.end, row=0, column=1 + place * width, column_span=width, is_header=True)
        for place, n in enumerate(names)
    )


def _subheader_row(subheaders: Sequence[tuple[int, int, str]]) -> CellRow:
    return tuple(
        Cell(start=start, end=end, row=1, column=column, is_header=True)
        for column, (start, end, _) in enumerate(subheaders, start=1)
    )


def _row(number: int, name: Line, values: Sequence[Line], columns: Sequence[int]) -> CellRow:
    def cells() -> Iterator[Cell]:
        yield Cell(start=name.start, end=name.end, row=number, column=0, is_header=True)
        for line, column in zip(values, columns, strict=True):
            yield Cell(start=line.start, end=line.end, row=number, column=column)

    return tuple(cells())
