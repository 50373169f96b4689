"""Reads about verdicts: those asked for, how many there are of each kind, and where each quote stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from wenxiao.cli.checking.page import WORST_FIRST
from wenxiao.cli.checking.page_plots import Aim, Plot, plots_of
from wenxiao.cli.checking.telling import told
from wenxiao.delivery import Verdict, VerdictCode
from wenxiao.indicators import Statement
from wenxiao_web.delivery.judging import Judged
from wenxiao_web.library.models import FigureRow

ROWS = 200
QUOTES = 3
"""Quotes of one outcome in a row; its derivation names all numbers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Which verdicts: of one kind, of one indicator, of one year; "" and 0 where all are meant."""

    verdict: str = ""
    indicator: str = ""
    year: int = 0

    def takes(self, verdict: Verdict, *, any_code: bool = False) -> bool:
        """Whether a verdict is among them; `any_code` leaves its kind out of account."""
        said = verdict.target
        of_kind = any_code or self.verdict in ("", verdict.code.value)
        return of_kind and self.indicator in ("", said.key) and self.year in (0, said.period.last_year)


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """What a document says, with the address of the place where it says so."""

    said: Statement
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """What one document says of a promise."""

    title: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One promise: what was said, what was done, and the verdict."""

    verdict: Verdict
    said: Quoted
    done: tuple[Quoted, ...]


def asked_from(given: Mapping[str, str], verdicts: Sequence[Verdict]) -> Asked:
    """Read the question of an address; what no verdict answers to counts as not asked."""
    codes = {code.value for code in VerdictCode}
    keys = {verdict.target.key for verdict in verdicts}
    year, named = given.get("year", ""), {str(verdict.target.period.last_year) for verdict in verdicts}
    return Asked(
        verdict=given.get("verdict", "") if given.get("verdict") in codes else "",
        indicator=given.get("indicator", "") if given.get("indicator") in keys else "",
        year=int(year) if year in named else 0,
    )


def counts_of(verdicts: Iterable[Verdict], asked: Asked) -> tuple[int, tuple[tuple[VerdictCode, int], ...]]:
    """Count what was asked for, whatever its kind: all of it, and each kind there is, what went wrong first."""
    counts = Counter(verdict.code for verdict in verdicts if asked.takes(verdict, any_code=True))
    if asked.verdict:
        counts.setdefault(VerdictCode(asked.verdict), 0)
    return counts.total(), tuple((code, counts[code]) for code in WORST_FIRST if code in counts)


def indicators_in(verdicts: Iterable[Verdict]) -> list[tuple[str, str, int]]:
    """Name every thing that was promised: its key, its name, how many promises; the most promised first."""
    names = {verdict.target.key: verdict.target.name for verdict in verdicts}
    counts = Counter(verdict.target.key for verdict in verdicts)
    return [(key, names[key], count) for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def years_in(verdicts: Iterable[Verdict]) -> list[int]:
    """The years in which promises fall due, newest first."""
    return sorted({verdict.target.period.last_year for verdict in verdicts}, reverse=True)


def plots_asked(verdicts: Sequence[Verdict], asked: Asked) -> list[Plot]:
    """Plot what is listed, with all years of it; what was judged most often first."""
    keys = {verdict.target.key for verdict in verdicts if asked.takes(verdict)}
    return list(plots_of([verdict for verdict in verdicts if verdict.target.key in keys]))


def aims_told(plot: Plot, asked: Asked) -> list[Aim]:
    """The targets of a plot: of the year asked for, then those with an outcome, newest first."""
    return sorted(plot.aims, key=lambda aim: (aim.year != asked.year, aim.verdict.outcome is None, -aim.year))


def rows_of(verdicts: Sequence[Verdict], found: Judged, document_page: str) -> list[Row]:
    """Lay out verdicts with the place of each quote; `document_page` names the address of a document."""
    rows = [(verdict, verdict.target, _once(told(verdict).done)) for verdict in verdicts]
    addresses = _addresses([said for _, target, done in rows for said in (target, *done)], found, document_page)

    def quoted(document: str, statements: Iterable[Statement]) -> Quoted:
        quotes = tuple(Quote(said=said, address=addresses[said]) for said in statements)
        return Quoted(title=found.sources[document].title, quotes=quotes)

    return [
        Row(
            verdict=verdict,
            said=quoted(target.document, [target]),
            done=tuple(quoted(*group) for group in groupby(done, key=lambda said: said.document)),
        )
        for verdict, target, done in rows
    ]


def _once(done: Sequence[Statement]) -> list[Statement]:
    """One of the statements that stand in one clause, in their order."""
    first = {(said.document, said.quote): said for said in reversed(done)}
    return [said for said in done if first[(said.document, said.quote)] is said][:QUOTES]


def _addresses(statements: Sequence[Statement], found: Judged, document_page: str) -> dict[Statement, str]:
    """Where each statement stands: its figure's mark in the document's page."""
    keys = {said: (found.sources[said.document].pk, said.figure.start) for said in statements}
    held = FigureRow.objects.filter(
        document__in={pk for pk, _ in keys.values()}, start__in={at for _, at in keys.values()}
    )
    numbers = {(pk, start): number for pk, start, number in held.values_list("document_id", "start", "number")}
    return {
        said: reverse(document_page, args=[key[0]]) + (f"#f{numbers[key]}" if key in numbers else "")
        for said, key in keys.items()
    }
