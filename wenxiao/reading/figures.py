"""Read every figure of a document: the ordered steps and nothing else."""

from collections.abc import Iterator
from dataclasses import replace

from wenxiao.documents import Document, head_of, in_simplified
from wenxiao.documents.uncollected import uncollected
from wenxiao.quantities import Mention, Quantity, quantities_in
from wenxiao.reading.basis import basis_of, is_expected
from wenxiao.reading.cells import places_in
from wenxiao.reading.clauses import Clause, clauses_of
from wenxiao.reading.cleaning import Clean, clean_blocks
from wenxiao.reading.kinds import KindOf
from wenxiao.reading.labels import is_label, is_of_the_place, label_of, opens_with_value
from wenxiao.reading.memory import Memory, hear, through_brackets
from wenxiao.reading.model import Figure, Kind, OpenFigure, Status
from wenxiao.reading.parts import Part
from wenxiao.reading.periods import when_of
from wenxiao.reading.places import Place, places_of
from wenxiao.reading.placing import part_of_each
from wenxiao.reading.prices import price_of
from wenxiao.reading.runs import beyond, listed_from, runs_of, with_shared_bound
from wenxiao.reading.settings import Setting, setting_of
from wenxiao.reading.subjects import subject_of
from wenxiao.reading.tables import read_cell
from wenxiao.reading.turns_of_phrase import turn


@uncollected
def read_figures(document: Document) -> tuple[Figure, ...]:
    """Return every figure that the document states, in text order; `document.text[f.start:f.end] == f.text`.

    What names a figure of a document in traditional characters is given in simplified ones.
    """
    plain = in_simplified(document)
    found = _read(plain)
    if plain is document:
        return found
    return tuple(replace(figure, text=document.text[figure.start : figure.end]) for figure in found)


def _read(document: Document) -> tuple[Figure, ...]:
    scope = head_of(document).place
    blocks = clean_blocks(document)
    figures: list[Figure] = []
    cells = places_in(document)

    def read(sentence: Clean, part: Part, lead: str) -> Iterator[Figure]:
        return _figures_of(document, sentence, part, scope, lead)

    label = ""
    for block, part in zip(blocks, part_of_each(document, blocks), strict=True):
        if block.block.kind != "heading":
            cell = cells.get(block.block.start)
            if cell is None:
                lead = label if label and opens_with_value(block.text) else ""
                figures.extend(_figures_of(document, block, part, scope, lead))
            else:
                figures.extend(read_cell(document, cell, block, part, read))
        label = block.text if is_label(block.text) else ""
    return tuple(figures)


def _figures_of(document: Document, block: Clean, part: Part, scope: str, lead: str = "") -> Iterator[Figure]:
    text = block.text
    mentions = quantities_in(text)
    if part.role == "notes":
        mentions = tuple(m for m in mentions if is_of_the_place(text, m))
    if not mentions:
        return
    setting = setting_of(document, block, part, scope, mentions)
    memory = Memory(lead=lead or label_of(text), heading=part.section.title if part.section else "")
    clauses = clauses_of(text, mentions)
    runs = runs_of(text, clauses)
    sentence, last, unheard, has_brackets = -1, None, list[str](), text.find("（", 1) > 0
    for index, clause in enumerate(clauses):
        if not clause.mentions:
            unheard.append(text[clause.start : clause.end])
            continue
        if clause.sentence != sentence:
            memory.begin_sentence()
            sentence = clause.sentence
        hear(memory, unheard)
        unheard.clear()
        if has_brackets and (memory.outside or text[clause.start - 1] == "（"):
            through_brackets(memory, text[max(0, clause.start - 2) : clause.start])
        ahead, onward = beyond(text, clauses, index)
        for place in places_of(text, clause, ahead, onward):
            subject, found = subject_of(place, memory, runs[index])
            is_listed = runs[index] > 1 or clause.joint == "list"
            mention = with_shared_bound(place, clauses, index, runs[index]) if is_listed else place.mention
            last = _figure(setting, clause, place, mention, subject, found, last)
            yield last


def _goes_with(last: Figure, place: Place, mention: Mention, kind: Kind, status: Status, *, is_list: bool) -> bool:
    """Tell a number that is of the same time as the one before, with which it makes a list or a structure."""
    if mention.part > 1 or (is_list and not place.left and last.kind == kind):
        return True
    return place.joint == "list" and _is_aimed_with(last, status, place)


def _is_aimed_with(last: Figure, status: Status, place: Place) -> bool:
    """Tell a further number of a list that began as an aim: 计划改造小区26个、惠及居民1.2万户."""
    return last.status == "target" and status == "achieved" and not turn("done").search(place.left)


def _figure(
    setting: Setting,
    clause: Clause,
    place: Place,
    mention: Mention,
    subject: str,
    found: KindOf,
    last: Figure | None,
) -> Figure:
    block, around, kind = setting.block, setting.around(clause), found.kind
    text = block.text
    first, last_place, after, quantity, _, of_structure = mention
    right = place.rest.lstrip("：") if of_structure else place.right
    opened = listed_from(text, mention) if setting.is_listed else ""
    left, right = (opened, "到") if opened else (place.left, right)
    number, following = text[first : last_place + 2], text[after : after + 16]
    status, period = when_of(
        around.part, around.period, place.before, left, right, number, kind, following, is_dated=setting.is_dated
    )
    basis = basis_of(kind, period, place.left)
    if last is not None and _goes_with(last, place, mention, kind, status, is_list=clause.joint == "list"):
        status, period = last.status, last.period
    value, high, unit, bound = quantity if found.sign > 0 else _signed(quantity)
    expected = setting.is_foretold and is_expected(around.opening, place.left)
    price = around.price or (price_of(place.before.rstrip("，").rpartition("，")[2]) if setting.is_priced else None)
    start, end = block.span(first, last_place)
    written, scope, path = setting.document.text[start:end], setting.scope, setting.part.path
    figure = OpenFigure(  # in the order of Figure's fields
        start,
        end,
        written,
        subject,
        kind,
        value,
        high,
        unit,
        bound,
        status,
        expected,
        period,
        basis,
        price,
        scope,
        path,
    )
    figure.__class__ = Figure
    return figure


def _signed(quantity: Quantity) -> Quantity:
    high = None if quantity.high is None else -quantity.high
    return quantity._replace(value=-quantity.value, high=high)
