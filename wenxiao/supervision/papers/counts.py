"""Matters counted for a 督查通报: the five words by unit, and what is late."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wenxiao.clocks import Colour, MatterFacts, ProgressWord, Watch, colour_of_watch, progress_word, watches_of

WORDS: Mapping[ProgressWord, str] = {
    ProgressWord.DONE: "已完成",
    ProgressWord.AHEAD: "超进度",
    ProgressWord.ON_PACE: "达到序时进度",
    ProgressWord.BEHIND: "欠进度",
    ProgressWord.NOT_BEGUN: "未启动",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SupervisedMatter:
    """What a paper says of a matter, as the ledger has it."""

    number: str
    title: str
    lead_unit: str
    responsible_leader: str
    facts: MatterFacts
    support_units: tuple[str, ...] = ()
    basis: str = ""
    """The document that promised it, with its words; empty: not from a document."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitCount:
    """The matters of one lead unit by the five words."""

    unit: str
    counts: Mapping[ProgressWord, int]

    @property
    def total(self) -> int:
        """How many matters count."""
        return sum(self.counts.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class LateWatch:
    """A watch whose time was up at the moment asked, unreached and unforgiven."""

    matter: SupervisedMatter
    watch: Watch
    late_working_days: int


def counts_by_unit(matters: Iterable[SupervisedMatter], at: datetime) -> tuple[UnitCount, ...]:
    """Count matters by lead unit and word at a moment, units in the order they come; what has left is in no count."""
    counts: dict[str, Counter[ProgressWord]] = {}
    for matter in matters:
        word = progress_word(matter.facts, at, at)
        if word is not None:
            counts.setdefault(matter.lead_unit, Counter())[word] += 1
    return tuple(UnitCount(unit=unit, counts=words) for unit, words in counts.items())


def summed(units: Sequence[UnitCount], name: str = "合计") -> UnitCount:
    """The counts of several units as one."""
    return UnitCount(unit=name, counts={word: sum(unit.counts.get(word, 0) for unit in units) for word in WORDS})


def late_watches(matters: Iterable[SupervisedMatter], at: datetime) -> tuple[LateWatch, ...]:
    """All that is red at a moment, the longest late first; nothing exempt or on a provisional calendar."""
    late = [
        LateWatch(matter=matter, watch=watch, late_working_days=_days_late(matter, watch, at))
        for matter in matters
        if progress_word(matter.facts, at, at) is not None
        for watch in watches_of(matter.facts, at, at)
        if colour_of_watch(watch, at) is Colour.RED
        and not watch.is_provisional
        and (watch.exempt_until is None or watch.exempt_until <= at)
    ]
    return tuple(sorted(late, key=lambda row: (-row.late_working_days, row.matter.number, row.watch.code)))


def _days_late(matter: SupervisedMatter, watch: Watch, at: datetime) -> int:
    calendar = matter.facts.calendar
    since = watch.due_at or watch.red_at or at
    return max(calendar.working_days_after(calendar.day_of(since), calendar.day_of(at)), 0)
