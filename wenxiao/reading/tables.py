"""Figures from tables: what a cell's headers say of the number in it.

A cell that holds a number is read by the grammar of sentences, as the sentence that row and column would make
(地区生产总值 | 2025年目标增长（%） | 5.5 is 地区生产总值增长5.5%); what the headers say outright then stands. A cell
that holds a sentence is read as one, with status and period of its column.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wenxiao.catalog import load
from wenxiao.documents import Block, Cell, Document
from wenxiao.documents.tables.looks import is_value
from wenxiao.quantities.numerals import FULL_WIDTH
from wenxiao.reading.cells import Place
from wenxiao.reading.cleaning import Clean
from wenxiao.reading.columns import WORDS, is_share, is_unit, label_name, link, pattern_of
from wenxiao.reading.model import Figure
from wenxiao.reading.parts import Part, Role
from wenxiao.reading.phrases import strip_verbs

ReadSentence = Callable[[Clean, Part, str], Iterator[Figure]]
_DATE = re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?")
_MARKS = str.maketrans(dict.fromkeys("[]〔〕【】＊*", ""))
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_SAYS_UNIT = re.compile(r"[一-龥%％‰㎡]")
_SIGN = re.compile(r"[-－—–−▲△]+(?=\d)")
_UNITLESS = "个"  # stands in for a unit, so that the grammar takes a bare number


def read_cell(document: Document, place: Place, clean: Clean, part: Part, read: ReadSentence) -> Iterator[Figure]:
    """Yield the figures of one cell in text order; `read` reads a sentence as of a part, under a lead."""
    text = document.text[place.cell.start : place.cell.end]
    if is_unit("".join(text.split())):
        return
    part = _part(part, place)
    named = _named(document, place, part, read)
    aims = _aims(document, place, part, read)
    if aims:
        named = replace(named, subject=strip_verbs(aims[0].subject), unit=named.unit or aims[0].unit)
    yield from answered(_read_cell(place, clean, part, read, text, named), aims)


def _read_cell(
    place: Place, clean: Clean, part: Part, read: ReadSentence, text: str, named: "_Named"
) -> Iterator[Figure]:
    if (is_value(text) and not _DATE.search(text)) or _is_count(text, place, named):
        if not place.column.is_silent:
            yield from _values(place, named, part, read, text)
    else:
        yield from read(clean, part, named.subject)


def _aims(document: Document, place: Place, part: Part, read: ReadSentence) -> list[Figure]:
    """Return the figures of the row's aim, which name what a bare figure of its outcome is of."""
    text = document.text[place.aim.start : place.aim.end] if place.aim else ""
    if place.aim is None or place.aim in place.labels or is_value(text):
        return []
    pairs = [(char, place.aim.start + i) for i, char in enumerate(text) if not char.isspace()]
    return list(read(_sentence(place.aim, "", pairs), part, ""))


def answered(figures: Iterable[Figure], aims: Sequence[Figure]) -> Iterator[Figure]:
    """Give a figure of an outcome the kind of the aim that it answers: the next one of its unit and name."""
    left = [aim for aim in aims if aim.kind == "change"]
    for figure in figures:
        aim = next((aim for aim in left if aim.unit == figure.unit and _is_of(aim, figure)), None)
        if aim is None or figure.kind != "level":
            yield figure
        else:
            left.remove(aim)
            yield replace(figure, kind=aim.kind, value=figure.value.copy_sign(aim.value))


def _is_of(aim: Figure, outcome: Figure) -> bool:
    return aim.subject[-2:] in outcome.subject or outcome.subject[-2:] in aim.subject


def _is_count(text: str, place: Place, named: "_Named") -> bool:
    """Tell 2000 under 新增就业（人）, which by its look is a year."""
    return bool(_YEAR_LIKE.fullmatch(text.strip())) and bool(_unit(place, named))


def _part(part: Part, place: Place) -> Part:
    """Give a part the role and the period that the table says; years of a header tell done from planned."""
    period = place.period or part.period
    if place.column.is_last_year and part.period[:4].isdigit() and not place.column.period:
        period = str(int(part.period[:4]) - 1)
    role = place.role or (part.role if part.role in ("aims", "plan") else "review")
    if not place.column.status and place.column.period and part.period[-4:].isdigit():
        turn = int(part.period[:4]) if part.role in ("aims", "plan") else int(part.period[-4:]) + 1
        role = "plan" if int(period[-4:]) >= turn else "review"
    told: Role = "plan" if role in ("aims", "plan") else "review"
    return part if (told, period) == (part.role, part.period) else replace(part, role=told, period=period)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    subject: str
    unit: str = ""
    scope: str = ""


def _named(document: Document, place: Place, part: Part, read: ReadSentence) -> _Named:
    """Say what a row is of: its labels, or what the one number in its label is of."""
    written = [document.text[label.start : label.end] for label in place.labels]
    if not written:
        return _Named(subject="")
    if place.is_place_row:
        name = label_name(written[-1])
        return _Named(subject="", scope="" if pattern_of("sums").search(name) else name)
    figures = list(read(_sentence(place.labels[-1], label_name(written[-1]), []), part, ""))
    if len(figures) == 1 and not re.search(r"[（(]", figures[0].text):
        return _Named(subject=figures[0].subject, unit=figures[0].unit)
    names = [label_name(text) for text in written]
    return _Named(subject=names[-1])


def _values(place: Place, named: _Named, part: Part, read: ReadSentence, text: str) -> Iterator[Figure]:
    column = place.column
    unit = _unit(place, named)
    if not unit and not (column.status or column.period) and not _SAYS_UNIT.search(text):
        return
    subject = named.subject + column.name if named.subject not in column.name else column.name
    pairs = [(char, place.cell.start + i) for i, char in enumerate(text.translate(FULL_WIDTH)) if _is_kept(char)]
    plain = "".join(char for char, _ in pairs)
    sign = _SIGN.match(plain)
    if sign:
        pairs = pairs[sign.end() :]
    subject, word = _frame(subject, column.lead_word or link("level"), unit)
    if re.match(r"[^\d≥≤＞＜><±\-－—–−▲△]", plain):
        word = ""
    sentence = _sentence(place.cell, subject + word, _with_unit(pairs, unit))
    for figure in read(sentence, part, named.subject):
        if figure.start >= place.cell.start:
            yield _told(figure, place, named, subject, part, is_negative=sign is not None, unit=unit)


def _frame(subject: str, word: str, unit: str) -> tuple[str, str]:
    """Return subject and link; a label such as 生产总值增速（%） gives its growth to the link."""
    if word == link("level") and unit and is_share(unit) and pattern_of("growth").search(subject):
        return pattern_of("growth").sub("", subject).rstrip(link("rate")), link("growth")
    return subject, word


def _unit(place: Place, named: _Named) -> str:
    column = place.column
    if column.lead_word == link("rank"):
        return "位"
    return column.unit or place.unit or named.unit


def _with_unit(pairs: Sequence[tuple[str, int]], unit: str) -> list[tuple[str, int]]:
    """Put the unit of the headers after a number that is written without one: 7.5左右 becomes 7.5%左右."""
    last = max((place for place, (char, _) in enumerate(pairs) if char.isdigit()), default=-1)
    after = "".join(char for char, _ in pairs[last + 1 :])
    if last < 0 or not pattern_of("after_value").fullmatch(after):
        return list(pairs)
    stand_in = [(char, pairs[last][1]) for char in unit or _UNITLESS]
    return [*pairs[: last + 1], *stand_in, *pairs[last + 1 :]]


def _is_kept(char: str) -> bool:
    return not char.isspace() and char.translate(_MARKS) != "" and not "\ue000" <= char <= "\uf8ff" and char != "\ufffd"


def _sentence(cell: Cell, before: str, pairs: Sequence[tuple[str, int]]) -> Clean:
    """Write the sentence that a cell would make; what is not of the cell itself stands at -1."""
    written, origin = [before], [-1] * len(before)
    for char, at in pairs:
        words = load(WORDS)["signs"].get(char, char)
        written.append(words)
        origin.extend([at if words == char else -1] * len(words))
    return Clean(Block(number=1, start=cell.start, end=cell.end, kind="cell"), "".join(written), array("l", origin))


def _told(
    figure: Figure, place: Place, named: _Named, subject: str, part: Part, *, is_negative: bool, unit: str
) -> Figure:
    """Let stand what the headers say outright."""
    kind = figure.kind
    if is_negative and kind not in ("growth", "change"):
        kind = "change"
    return replace(
        figure,
        subject=subject or figure.subject,
        kind=kind,
        value=-abs(figure.value) if is_negative else figure.value,
        high=-abs(figure.high) if is_negative and figure.high is not None else figure.high,
        unit="" if figure.unit == _UNITLESS and not unit and not figure.text.endswith(_UNITLESS) else figure.unit,
        status="target" if part.role == "plan" else "achieved",
        expected=figure.expected or place.column.is_expected,
        period=part.period,
        basis=place.column.basis if kind == "growth" and place.column.basis else figure.basis,
        scope=named.scope or figure.scope,
    )
