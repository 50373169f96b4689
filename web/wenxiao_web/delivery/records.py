"""A place's record: of each document's promises by the time they fall due, how many came to what."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from wenxiao.delivery import Verdict, VerdictCode
from wenxiao.indicators import Statement
from wenxiao_web.delivery.judging import Judged

FEWEST = 30
"""Verdicts below which a rate says too little."""
BAR = 240
COLUMNS = (
    ("full", gettext_lazy("兑现"), (VerdictCode.KEPT,)),
    ("early", gettext_lazy("提前"), (VerdictCode.REACHED_EARLY,)),
    ("part", gettext_lazy("部分"), (VerdictCode.PARTLY,)),
    ("frame", gettext_lazy("未兑现"), (VerdictCode.MISSED, VerdictCode.OUT_OF_REACH)),
    (
        "hatched",
        gettext_lazy("缩水、口径变化、不可比"),
        (VerdictCode.WEAKENED, VerdictCode.REDEFINED, VerdictCode.NOT_COMPARABLE),
    ),
    ("unsure", gettext_lazy("无法判定"), (VerdictCode.UNDECIDED,)),
    ("silent", gettext_lazy("未提及"), (VerdictCode.UNREPORTED,)),
    ("waiting", gettext_lazy("待定"), (VerdictCode.OPEN,)),
)
_GOOD = (VerdictCode.KEPT, VerdictCode.REACHED_EARLY)
_DECIDED = (*_GOOD, VerdictCode.PARTLY, VerdictCode.MISSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """The promises of one document that fall due at one time."""

    title: str
    said: Statement
    codes: Counter[VerdictCode]

    @property
    def total(self) -> int:
        """How many promises."""
        return self.codes.total()

    @property
    def counts(self) -> list[int]:
        """How many in each column."""
        return [sum(self.codes[code] for code in codes) for _, _, codes in COLUMNS]

    @property
    def rate(self) -> int | None:
        """Kept or reached early, in per cent of what is decided; None where too little is."""
        decided = sum(self.codes[code] for code in _DECIDED)
        return round(sum(self.codes[code] for code in _GOOD) * 100 / decided) if decided >= FEWEST else None

    @property
    def parts(self) -> Iterator[tuple[str, str, str]]:
        """The parts of its bar: kind, left edge and width."""
        edge = 0.5
        for (kind, _, _), count in zip(COLUMNS, self.counts, strict=True):
            width = count * (BAR - 1) / self.total
            if count:
                yield kind, f"{edge:.1f}", f"{max(width - 1, 1):.1f}"
            edge += width


def records_of(found: Judged) -> list[Record]:
    """Count the promises of each document by the time they fall due, oldest document first."""
    groups: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in sorted(found.verdicts, key=lambda verdict: verdict.target.dated_on):
        groups.setdefault((verdict.target.document, str(verdict.target.period)), []).append(verdict)
    return [
        Record(
            title=found.sources[document].title,
            said=verdicts[0].target,
            codes=Counter(verdict.code for verdict in verdicts),
        )
        for (document, _), verdicts in groups.items()
    ]
