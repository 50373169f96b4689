"""Read every figure of a document: the ordered steps and nothing else."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from wenxiao.documents import Document, head_of
from wenxiao.quantities import Bound, Mention, Quantity, find_quantities, measure_of
from wenxiao.reading.cells import places_in
from wenxiao.reading.clauses import Clause, Place, clauses_of, places_of
from wenxiao.reading.cleaning import Clean, clean_blocks
from wenxiao.reading.durations import TIMES
from wenxiao.reading.kinds import KindOf
from wenxiao.reading.lexicon import becoming
from wenxiao.reading.memory import Memory, hear
from wenxiao.reading.model import Figure
from wenxiao.reading.parts import Part
from wenxiao.reading.periods import basis_of, is_expected, paragraph_period, price_of, when_of
from wenxiao.reading.placing import part_of_each
from wenxiao.reading.subjects import subject_of
from wenxiao.reading.tables import read_cell
from wenxiao.reading.terms import Turn, turned, turns_of

_LABEL = re.compile(r"(?:([^，。；：\d年]{2,12})：|([^，。；：\d年]{2,6})，)")
MAX_RUN = 8  # numbers of a bare list that are looked back over for a bound
_LISTED_FROM = re.compile(r"分别[^，。；]{0,12}[由从][^，。；]*$")
_LISTED = re.compile(r"(?:[、和与及]\d[\d.]*[^，。；、\d]{0,6})*[^，。；、\d]{0,6}\d")
_THE_PLACE = re.compile(r"[我全][国省市区县旗州镇]|辖区|本[市区县]")


def read_figures(document: Document) -> tuple[Figure, ...]:
    """Return every figure that the document states, in text order; `document.text[f.start:f.end] == f.text`."""
    scope = head_of(document).place
    blocks = clean_blocks(document)
    figures: list[Figure] = []
    cells = places_in(document)

    def read(sentence: Clean, part: Part, lead: str) -> Iterator[Figure]:
        return _figures_of(document, sentence, part, scope, lead)

    for block, part in zip(blocks, part_of_each(document, blocks), strict=True):
        if block.block.kind != "heading":
            cell = cells.get(block.block.start)
            if cell is None:
                figures.extend(_figures_of(document, block, part, scope))
            else:
                figures.extend(read_cell(document, cell, block, part, read))
    return tuple(figures)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Setting:
    document: Document
    block: Clean
    part: Part
    scope: str
    period: str
    turns: tuple[Turn, ...]

    def period_at(self, sentence_start: int) -> str:
        """Return the period that the paragraph has come to at a sentence, "" where it is the part's own."""
        turn = turned(self.turns, sentence_start)
        return self.period if turn is None else turn.period


def _figures_of(document: Document, block: Clean, part: Part, scope: str, lead: str = "") -> Iterator[Figure]:
    mentions = find_quantities(block.text)
    if part.role == "notes":
        mentions = tuple(m for m in mentions if _is_of_the_place(block.text, m))
    if not mentions:
        return
    setting = _Setting(
        document=document,
        block=block,
        part=part,
        scope=scope,
        period=paragraph_period(part, block.text),
        turns=turns_of(part, block.text),
    )
    memory = Memory(lead=lead or _lead(block.text))
    clauses = clauses_of(block.text, mentions)
    sentence, last = -1, None
    unheard: list[str] = []
    final = max(index for index, clause in enumerate(clauses) if clause.mentions)
    for index, clause in enumerate(clauses[: final + 1]):
        if clause.sentence != sentence:
            memory.begin_sentence()
            sentence = clause.sentence
        if not clause.mentions:
            unheard.append(block.text[clause.start : clause.end])
            continue
        hear(memory, unheard)
        unheard.clear()
        run = _run(block.text, clauses, index)
        ahead, onward = _ahead(block.text, clauses, index), _onward(block.text, clauses, index)
        for place in places_of(block.text, clause, index, ahead, onward):
            subject, found = subject_of(place, memory, run)
            mention = _with_shared_bound(place, clauses, index, block.text)
            figure = _figure(setting, place, clause, mention, subject, found)
            if mention.part > 1 and last is not None:
                figure = replace(figure, status=last.status, period=last.period)
            last = figure
            yield figure


def _is_of_the_place(text: str, mention: Mention) -> bool:
    """Tell a fact of the place in a glossary from a general definition."""
    start, end = text.rfind("。", 0, mention.start) + 1, text.find("。", mention.end)
    return bool(_THE_PLACE.search(text[start : end if end >= 0 else len(text)]))


def _lead(text: str) -> str:
    """Name what a paragraph is about by its label: 旅游业，… or 老旧小区改造：…"""
    label = _LABEL.match(text)
    return label[1] or label[2] if label else ""


def _ahead(text: str, clauses: tuple[Clause, ...], index: int) -> str:
    """Return the noun after the next number of a list: 新建103个、修缮60个幸福院."""
    if index + 1 >= len(clauses) or clauses[index + 1].joint != "list" or len(clauses[index + 1].mentions) != 1:
        return ""
    noun = ""
    for following in itertools.takewhile(lambda clause: clause.joint == "list", clauses[index + 1 : index + MAX_RUN]):
        noun = text[following.mentions[0].after : following.end].strip("，的") if following.mentions else noun
        if noun and not noun.endswith("级"):
            break
    return noun


def _onward(text: str, clauses: tuple[Clause, ...], index: int) -> str:
    """Return the next clause of the sentence, where it has no number; what a time is taken for may have some."""
    if index + 1 >= len(clauses) or clauses[index + 1].sentence != clauses[index].sentence:
        return ""
    following = clauses[index + 1]
    own = clauses[index].mentions[-1]
    if following.mentions and measure_of(own.quantity.unit).dimension not in TIMES:
        return ""
    ends = [*((m.start, m.after) for m in following.mentions), (following.end, following.end)]
    starts = [following.start, *(after for _, after in ends)]
    return "".join(text[start:end] for start, (end, _) in zip(starts, ends, strict=False))


def _run(text: str, clauses: tuple[Clause, ...], index: int) -> int:
    """Count the numbers that follow one another with nothing of their own before them: 40%、52%、75%."""
    if clauses[index].joint == "list" and not text[clauses[index].start : clauses[index].mentions[0].start]:
        return 1
    count = 1
    for later in range(index + 1, len(clauses)):
        clause = clauses[later]
        if clause.joint != "list" or clause.mentions[0].start > clause.start + 1:
            break
        if _turns_to(text, clause):
            return count + 1
        if len(clause.mentions) != 1:
            break
        if text[clause.mentions[0].after : clause.end].strip("，。"):
            break
        count += 1
    return count


def _turns_to(text: str, clause: Clause) -> bool:
    """Tell the last of the values that several things had before: 分别从209元、280元|提高到217元、290元."""
    if len(clause.mentions) != 2:
        return False
    return bool(becoming().fullmatch(text[clause.mentions[0].after : clause.mentions[1].start]))


def _is_listed_from(text: str, mention: Mention) -> bool:
    """Tell a value that several things had before, where 从 stands only before the first of them."""
    before = _LISTED_FROM.search(text, max(0, mention.start - 48), mention.start)
    if before is None or becoming().search(before[0]):
        return False
    after = _LISTED.match(text, mention.after)
    return after is not None and bool(becoming().search(after[0].rstrip("0123456789.")))


def _with_shared_bound(place: Place, clauses: tuple[Clause, ...], index: int, text: str) -> Mention:
    """Give a number of a bare list the bound that follows the list's last: 3%、2%左右."""
    run = _run(text, clauses, index)
    if place.mention.quantity.bound != "exact":
        return place.mention
    if opened := _bound_before(clauses, index, place):
        return replace(place.mention, quantity=replace(place.mention.quantity, bound=opened))
    later = [c for c in clauses[index + 1 : index + 5] if c.joint == "list" and c.mentions]
    bare = [c for c in later if c.mentions[0].start <= c.start + 1]
    if not bare or (run == 1 and not _in_run(clauses[index])):
        return place.mention
    last = bare[-1].mentions[0]
    if last.after > last.end and last.quantity.unit == place.mention.quantity.unit and last.quantity.bound == "about":
        return replace(place.mention, quantity=replace(place.mention.quantity, bound="about"))
    return place.mention


def _bound_before(clauses: tuple[Clause, ...], index: int, place: Place) -> Bound | None:
    """Return the bound said before the first number of a bare list: 分别超过8万元、4.5万元."""
    first = index
    while first > max(0, index - MAX_RUN) and _in_run(clauses[first]):
        first -= 1
    head = clauses[first].mentions[-1:]
    if (
        first == index
        or not head
        or head[0].after > head[0].end
        or head[0].quantity.unit != place.mention.quantity.unit
    ):
        return None
    return head[0].quantity.bound if head[0].quantity.bound in ("more_than", "less_than") else None


def _in_run(clause: Clause) -> bool:
    return clause.joint == "list" and clause.mentions[0].start <= clause.start + 1


def _figure(setting: _Setting, place: Place, clause: Clause, mention: Mention, subject: str, found: KindOf) -> Figure:
    block, part = setting.block, setting.part
    start, end = block.span(mention.start, mention.end)
    right = place.rest.lstrip("：") if mention.part else place.right
    number = block.text[mention.start : mention.end + 2]
    left, right = ("由", "提高到") if _is_listed_from(block.text, mention) else (place.left, right)
    when = when_of(part, setting.period_at(clause.whole_start), place.before, left, right, number, found.kind)
    quantity = _signed(mention.quantity, found.sign)
    text = block.text
    around = text[clause.start : clause.end]
    return Figure(
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
        expected=is_expected(text[clause.whole_start : clause.whole_start + 12], place.left),
        period=when.period,
        basis=basis_of(found.kind, when.period, place.left),
        price=price_of(around) or price_of(_clause_before(place.before)),
        scope=setting.scope,
        section=part.path,
    )


def _clause_before(before: str) -> str:
    """Return the clause before a number's own: 按可比价格计算，增长8%."""
    return before.rstrip("，").rpartition("，")[2]


def _signed(quantity: Quantity, sign: int) -> Quantity:
    if sign > 0:
        return quantity
    high = None if quantity.high is None else -quantity.high
    return replace(quantity, value=-quantity.value, high=high)
