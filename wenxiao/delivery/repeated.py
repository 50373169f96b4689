"""Tasks without numbers: whether the next reports speak of them again, or are silent."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wenxiao.delivery.pairs import pairs_of
from wenxiao.delivery.rules import rules
from wenxiao.indicators import Report
from wenxiao.reading.tasks import Task

_CLAUSE = re.compile(r"[^。；;！？\n\r]+")
_LINE = re.compile(r"[^\n\r]+")
_PARTS = re.compile(r"[、，,和及与或]")
_MONTHS = 12


class EchoCode(StrEnum):
    """What became of a task that names no number."""

    REPORTED = "reported"
    SILENT = "silent"
    OPEN = "open"

    @property
    def chinese(self) -> str:
        """The Chinese term."""
        return {"reported": "再次提到", "silent": "没有再提", "open": "待定"}[self.value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Echo:
    """A task and the sentence of a later report that speaks of its object."""

    report: Report
    task: Task
    code: EchoCode
    found_in: Report | None
    start: int
    end: int
    """Where the later report speaks of it; 0 to 0 where none does."""
    share: float
    """How much of the object's wording the sentence holds, 0 to 1."""


def echoes_of(reports: Sequence[Report], at: date | None = None) -> tuple[Echo, ...]:
    """Look each task without a number up, by its object, in the reports of its place that follow within their time.

    reported: a sentence on what was done holds enough of the object's wording; silent: reports followed and none does;
    open: none followed yet. That a report speaks of a task does not say that it was done.
    """
    at = at or max((report.dated_on for report in reports), default=date.min)
    seen = [report for report in reports if report.dated_on <= at]
    indexes = {report.document: _Index(report) for report in seen}
    return tuple(echo for report in seen for echo in _echoes(report, seen, indexes))


def _echoes(report: Report, seen: Sequence[Report], indexes: dict[str, "_Index"]) -> Iterator[Echo]:
    later = [other for other in seen if other.place == report.place and _follows(other.dated_on, report.dated_on)]
    for task in report.tasks:
        object_pairs = _pairs_of_object(task.object)
        if task.figures or len(object_pairs) < rules().shortest_object - 1:
            continue
        yield _echo(report, task, object_pairs, [indexes[other.document] for other in later])


def _pairs_of_object(wording: str) -> frozenset[str]:
    """The pairs of what an object names, part by part, without the words that many objects begin or end with."""
    return frozenset(pair for part in _PARTS.split(wording) for pair in pairs_of(_core(part)))


def _core(part: str) -> str:
    least, changed = rules().shortest_object, True
    while changed:
        changed = False
        for word in rules().object_ends:
            if part.endswith(word) and len(part) - len(word) >= least:
                part, changed = part.removesuffix(word), True
        for word in rules().object_beginnings:
            if part.startswith(word) and len(part) - len(word) >= least:
                part, changed = part.removeprefix(word), True
    return part


def _follows(later: date, earlier: date) -> bool:
    months = (later.year - earlier.year) * _MONTHS + later.month - earlier.month
    return earlier < later and months <= rules().report_months


def _echo(report: Report, task: Task, pairs: frozenset[str], later: Sequence["_Index"]) -> Echo:
    best = max((index.best(pairs) for index in later), key=lambda hit: hit[0], default=None)
    if best is None or best[0] < rules().repeated_from:
        code = EchoCode.OPEN if not later else EchoCode.SILENT
        share = best[0] if best else 0.0
        return Echo(report=report, task=task, code=code, found_in=None, start=0, end=0, share=share)
    share, found_in, start, end = best
    return Echo(report=report, task=task, code=EchoCode.REPORTED, found_in=found_in, start=start, end=end, share=share)


class _Index:
    """The sentences of a report by the pairs of characters that they hold."""

    def __init__(self, report: Report) -> None:
        self.report = report
        stretches = report.review or ((0, len(report.text)),)
        self.spans = [
            hit.span()
            for start, end in stretches
            for line in _LINE.finditer(report.text, start, end)
            if not any(word in line[0] for word in rules().shortcomings)
            for hit in _CLAUSE.finditer(report.text, *line.span())
        ]
        self.holders: dict[str, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(self.spans):
            for pair in pairs_of(report.text[start:end]):
                self.holders[pair].append(number)

    def best(self, pairs: frozenset[str]) -> tuple[float, Report, int, int]:
        """The sentence that holds most of the pairs, and what share of them it holds."""
        counts: dict[int, int] = defaultdict(int)
        for pair in pairs:
            for number in self.holders.get(pair, ()):
                counts[number] += 1
        if not counts:
            return 0.0, self.report, 0, 0
        number = max(counts, key=lambda held: (counts[held], -held))
        return counts[number] / len(pairs), self.report, *self.spans[number]
