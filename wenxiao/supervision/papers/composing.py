"""Composing a paper: the words of its kind, filled from the notice, the matter and counts."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wenxiao.catalog import load
from wenxiao.clocks import Watch, knowledge_of, light_at, watches_of
from wenxiao.clocks.explaining import explanation
from wenxiao.errors import NoticeStateError
from wenxiao.supervision.kinds import Form, Part, TableKind
from wenxiao.supervision.notices import Notice, NoticeState, word_of
from wenxiao.supervision.papers.counts import WORDS, SupervisedMatter, counts_by_unit, late_watches, summed
from wenxiao.supervision.papers.layout import official_layout
from wenxiao.supervision.papers.model import Block, Heading, OfficialPaper, Paragraph, Table, title_lines, with_ordinals
from wenxiao.supervision.steps import reply_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Letterhead:
    """Who issues: the organ's name as signed, whom it copies its papers to, and who prints them."""

    organ: str
    printed_by: str
    copied_to: tuple[str, ...] = ()


def letterhead_of(place: str) -> Letterhead:
    """Return the letterhead of a district's supervising organ, as the catalogue words it."""
    words = load("documents/official/letterhead.yaml")
    organ = words["organ"].format(place=place)
    return Letterhead(organ=organ, printed_by=organ, copied_to=tuple(words["copied_to"]))


def compose(
    notice: Notice,
    letterhead: Letterhead,
    matters: Sequence[SupervisedMatter],
    *,
    at: datetime,
    before: Collection[Notice] = (),
) -> OfficialPaper:
    """Return the paper of a drafted or issued notice, as things stood at a moment.

    `matters` hold the notice's own and, for a paper over several, all that its tables list; `before` the notices of
    which it may name those that were issued earlier about the same watch. Every fact comes from these. Raise
    NoticeStateError for a notice that is not drafted, a message that has no paper, and where its matter is missing.
    """
    kind = notice.rung.document
    if kind.form is Form.MESSAGE:
        raise NoticeStateError(f"{kind.name}是短信息，没有正式文书的版式。")
    if notice.state in (NoticeState.DUE, NoticeState.WITHHELD):
        raise NoticeStateError(f"{kind.name}现在是“{notice.state.chinese}”，还没有文稿。请先拟稿。")
    own = next((matter for matter in matters if matter.number == notice.matter), None)
    if own is None:
        raise NoticeStateError(f"给出的事项里没有{notice.matter}，不能成文。请把它一并给出。")
    facts = dict(_facts(notice, own, matters, at, before)) | dict(notice.said)
    title = kind.title.format(**facts)
    issued_at = notice.issued_at
    year = (issued_at or at).year
    return OfficialPaper(
        form=kind.form,
        mark=f"{letterhead.organ}文件" if kind.form is Form.DOCUMENT else letterhead.organ,
        number=notice.number or f"{kind.series}〔{year}〕　　号",
        title=title_lines(f"{letterhead.organ}{title}", official_layout().title_characters),
        addressees=_addressees(notice, matters),
        blocks=tuple(_blocks(kind.body, facts, matters, at)),
        organ=letterhead.organ,
        dated_on=issued_at.date() if issued_at else None,
        copied_to=letterhead.copied_to,
        printed_by=letterhead.printed_by,
    )


def _addressees(notice: Notice, matters: Sequence[SupervisedMatter]) -> tuple[str, ...]:
    is_for_all = "all_units" in notice.rung.hearers or notice.rung.code == "supervision_notice"
    return tuple(dict.fromkeys(matter.lead_unit for matter in matters)) if is_for_all else (notice.unit,)


def _facts(
    notice: Notice,
    own: SupervisedMatter,
    matters: Sequence[SupervisedMatter],
    at: datetime,
    before: Collection[Notice],
) -> Iterator[tuple[str, str]]:
    watch = _watch_of(notice, own, at)
    yield from {
        "unit": notice.unit,
        "matter": own.title,
        "matter_number": own.number,
        "lead_unit": own.lead_unit,
        "support_units": "、".join(own.support_units),
        "leader": own.responsible_leader or "未登记",
        "basis": own.basis,
        "what": word_of(watch) if watch else "",
        "milestone": watch.title if watch else "",
        "due": _dated(watch.due_at) if watch and watch.due_at else "未定",
        "progress": str(explanation(knowledge_of(own.facts, at, at), watch, at).why) if watch else "",
        "reply": f"在{_dated(notice.reply_by)}前" if notice.reply_by else reply_words(notice),
        "as_of": f"{at.year}年{at.month}月{at.day}日",
        "effects": "；".join(effect.words for effect in notice.rung.effects),
        "before": "、".join(_earlier(notice, before)),
    }.items()
    count = summed(counts_by_unit(matters, at))
    yield "total", str(count.total)
    yield "counts", "、".join(f"{word}{count.counts[code]}项" for code, word in WORDS.items() if count.counts[code])
    late = len(late_watches(matters, at))
    yield "late", str(late) if late else ""


def _watch_of(notice: Notice, own: SupervisedMatter, at: datetime) -> Watch | None:
    """What the notice is about; for one about the whole matter the watch that decides its light."""
    code = notice.watch or light_at(own.facts, at, at).watch
    return next((watch for watch in watches_of(own.facts, at, at) if watch.code == code), None)


def _earlier(notice: Notice, before: Collection[Notice]) -> Iterator[str]:
    for other in sorted(before, key=lambda other: other.due_at):
        same = (other.matter, other.watch) == (notice.matter, notice.watch) and other.rung.code != notice.rung.code
        if same and other.issued_at is not None and other.state is not NoticeState.VOID:
            on = other.issued_at
            yield f"{other.rung.title}{other.number or ''}（{on.year}年{on.month}月{on.day}日）"


def _dated(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日{moment:%H:%M}"


def _blocks(
    parts: Sequence[Part], facts: Mapping[str, str], matters: Sequence[SupervisedMatter], at: datetime
) -> Iterator[Block]:
    wanted = [part for part in parts if part.needs is None or facts[part.needs]]
    headings = iter(with_ordinals((part.level, part.text.format(**facts)) for part in wanted if part.level))
    for part in wanted:
        if part.table:
            table = _TABLES[part.table](matters, at)
            if table.rows:
                yield table
        elif part.level:
            yield Heading(level=part.level, text=next(headings))
        else:
            yield Paragraph(text=part.text.format(**facts))


def _matters_table(matters: Sequence[SupervisedMatter], at: datetime) -> Table:
    rows = (
        (str(n), matter.title, matter.lead_unit, matter.responsible_leader, "；".join(_planned(matter, at)))
        for n, matter in enumerate(matters, 1)
    )
    return Table(
        head=("序号", "事项", "牵头单位", "责任领导", "节点和时限"), rows=tuple(rows), shares=(8, 22, 14, 16, 30)
    )


def _planned(matter: SupervisedMatter, at: datetime) -> Iterator[str]:
    for watch in watches_of(matter.facts, at, at):
        if watch.due_at is not None and watch.done_at is None:
            yield f"{watch.due_at.year}年{watch.due_at.month}月{watch.due_at.day}日前{watch.title}"


def _words_table(matters: Sequence[SupervisedMatter], at: datetime) -> Table:
    units = counts_by_unit(matters, at)
    rows = [
        (unit.unit, str(unit.total), *(str(unit.counts.get(word, 0)) for word in WORDS))
        for unit in (*units, *([summed(units)] if units else []))
    ]
    return Table(head=("单位", "事项数", *WORDS.values()), rows=tuple(rows), shares=(18, 10, 10, 10, 16, 10, 10))


def _late_table(matters: Sequence[SupervisedMatter], at: datetime) -> Table:
    rows = (
        (
            str(n),
            late.matter.title,
            late.matter.lead_unit,
            late.watch.title,
            *_lateness(late.watch, late.late_working_days),
        )
        for n, late in enumerate(late_watches(matters, at), 1)
    )
    return Table(
        head=("序号", "事项", "牵头单位", "节点", "时限", "超期工作日"),
        rows=tuple(rows),
        shares=(8, 24, 14, 17, 11, 16),
    )


def _lateness(watch: Watch, days: int) -> tuple[str, str]:
    due = f"{watch.due_at.month}月{watch.due_at.day}日" if watch.due_at else ""
    return due, str(days)


_TABLES: Mapping[TableKind, Callable[[Sequence[SupervisedMatter], datetime], Table]] = {
    TableKind.MATTERS: _matters_table,
    TableKind.WORDS_BY_UNIT: _words_table,
    TableKind.LATE: _late_table,
}
