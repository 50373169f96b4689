"""Read every figure of a document: the ordered steps and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from wenxiao.documents import Document, head_of, in_simplified
from wenxiao.documents.uncollected import uncollected
from wenxiao.quantities import Mention, Quantity, quantities_in
from wenxiao.reading.basis import basis_of, is_expected, may_be_expected
from wenxiao.reading.cells import places_in
from wenxiao.reading.clauses import Clause, clauses_of
from wenxiao.reading.cleaning import Clean, clean_blocks
from wenxiao.reading.hindsight import Look, looked_back, looks_back
from wenxiao.reading.kinds import KindOf
from wenxiao.reading.labels import is_label, is_of_the_place, label_of, opens_with_value
from wenxiao.reading.memory import Memory, hear, through_brackets
from wenxiao.reading.model import Figure, OpenFigure, Price
from wenxiao.reading.parts import Part
from wenxiao.reading.periods import when_of
from wenxiao.reading.places import Place, places_of
from wenxiao.reading.placing import part_of_each
from wenxiao.reading.prices import may_name_price, price_of
from wenxiao.reading.runs import listed_from, may_list_from, noun_ahead, onward_of, runs_of, with_shared_bound
from wenxiao.reading.spans import paragraph_period
from wenxiao.reading.subjects import subject_of
from wenxiao.reading.tables import read_cell
from wenxiao.reading.terms import Turn, turned, turns_of
from wenxiao.reading.turns_of_phrase import turn
from wenxiao.reading.years import names_year


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


class _Setting(NamedTuple):
    document: Document
    block: Clean
    part: Part
    scope: str
    period: str
    turns: tuple[Turn, ...]
    is_priced: bool  # a price basis may be named
    is_foretold: bool  # 预计, 有望 or the like stands somewhere
    is_dated: bool  # a year is written somewhere
    is_listed: bool  # 分别 stands somewhere
    looks: tuple[Look, ...]

    def around(self, clause: Clause) -> "_Around":
        """Return what a clause and its sentence say for each of the clause's numbers."""
        text, turn = self.block.text, turned(self.turns, clause.whole_start) if self.turns else None
        past = looked_back(self.looks, clause.end - 1) if self.looks else None
        period = "" if past else self.period if turn is None else turn.period
        price = price_of(text[clause.start : clause.end]) if self.is_priced else None
        opening = text[clause.whole_start : clause.whole_start + 12] if self.is_foretold else ""
        return tuple.__new__(_Around, (past or self.part, period, opening, price))  # as its own, of C throughout


class _Around(NamedTuple):
    part: Part  # the block's own, or one of the year that the clause looks back on
    period: str  # that the paragraph has come to, "" where it is the part's own
    opening: str  # of the stretch from the last full stop, where something is foretold
    price: Price | None


def _setting_of(document: Document, block: Clean, part: Part, scope: str, mentions: Sequence[Mention]) -> _Setting:
    return _Setting(
        document=document,
        block=block,
        part=part,
        scope=scope,
        period=paragraph_period(part, block.text),
        turns=turns_of(part, block.text),
        is_priced=may_name_price(block.text),
        is_foretold=may_be_expected(block.text),
        is_dated=names_year(block.text),
        is_listed=may_list_from(block.text),
        looks=(*_looked_ahead(part), *looks_back(part, block.text, mentions)),
    )


def _looked_ahead(part: Part) -> Iterator[Look]:
    """Give what stands before the sentence that opens the plan to the part before it."""
    if part.earlier is not None:
        yield Look(start=0, end=part.turns_at, part=part.earlier)


def _figures_of(document: Document, block: Clean, part: Part, scope: str, lead: str = "") -> Iterator[Figure]:
    mentions = quantities_in(block.text)
    if part.role == "notes":
        mentions = tuple(m for m in mentions if is_of_the_place(block.text, m))
    if not mentions:
        return
    setting = _setting_of(document, block, part, scope, mentions)
    memory = Memory(lead=lead or label_of(block.text), heading=part.section.title if part.section else "")
    clauses = clauses_of(block.text, mentions)
    runs = runs_of(block.text, clauses)
    sentence, last, unheard, has_brackets = -1, None, list[str](), block.text.find("（", 1) > 0
    final = max([index for index, clause in enumerate(clauses) if clause.mentions])
    for index, clause in enumerate(clauses[: final + 1]):
        if not clause.mentions:
            unheard.append(block.text[clause.start : clause.end])
            continue
        if clause.sentence != sentence:
            memory.begin_sentence()
            sentence = clause.sentence
        hear(memory, unheard)
        unheard.clear()
        if has_brackets and (memory.outside or block.text[clause.start - 1] == "（"):
            through_brackets(memory, block.text[max(0, clause.start - 2) : clause.start])
        ahead, onward = noun_ahead(block.text, clauses, index), onward_of(block.text, clauses, index)
        around = setting.around(clause)
        for place in places_of(block.text, clause, ahead, onward):
            subject, found = subject_of(place, memory, runs[index])
            mention = with_shared_bound(place, clauses, index, runs[index])
            figure = _figure(setting, place, around, mention, subject, found)
            is_bare = clause.joint == "list" and not place.left and last is not None and last.kind == figure.kind
            if last is not None and (mention.part > 1 or is_bare or _is_aimed_with(last, figure, place)):
                figure = replace(figure, status=last.status, period=last.period)
            last = figure
            yield figure


def _is_aimed_with(last: Figure, figure: Figure, place: Place) -> bool:
    """Tell a further number of a list that began as an aim: 计划改造小区26个、惠及居民1.2万户."""
    is_further = place.joint == "list" and last.status == "target" and figure.status == "achieved"
    return is_further and not turn("done").search(place.left)


def _figure(setting: _Setting, place: Place, around: _Around, mention: Mention, subject: str, found: KindOf) -> Figure:
    block, part = setting.block, setting.part
    start, end = block.span(mention.start, mention.end)
    right = place.rest.lstrip("：") if mention.part else place.right
    number = block.text[mention.start : mention.end + 2]
    opened = listed_from(block.text, mention) if setting.is_listed else ""
    left, right = (opened, "到") if opened else (place.left, right)
    following = block.text[mention.after : mention.after + 16]
    when = when_of(
        around.part, around.period, place.before, left, right, number, found.kind, following, is_dated=setting.is_dated
    )
    quantity = mention.quantity if found.sign > 0 else _signed(mention.quantity)
    figure = OpenFigure(
        start=start,
        end=end,
        text=setting.document.text[start:end],
        subject=subject,
        kind=found.kind,
        value=quantity.value,
        high=quantity.high,
        unit=quantity.unit,
        bound=quantity.bound,
        status=when.status,
        expected=setting.is_foretold and is_expected(around.opening, place.left),
        period=when.period,
        basis=basis_of(found.kind, when.period, place.left),
        price=around.price or (price_of(place.before.rstrip("，").rpartition("，")[2]) if setting.is_priced else None),
        scope=setting.scope,
        section=part.path,
    )
    figure.__class__ = Figure
    return figure


def _signed(quantity: Quantity) -> Quantity:
    high = None if quantity.high is None else -quantity.high
    return quantity._replace(value=-quantity.value, high=high)
