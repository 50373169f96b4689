"""Reports to answers: what was asked for, of the place and the indicator that was asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from wenxiao.delivery import Echo, Finding, Verdict, echoes_of, findings_of, verdicts_of
from wenxiao.indicators import Report, Rulings, Statement, link_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a command was asked for."""

    place: str = ""
    indicator: str = ""
    """A name, an alias or a code."""
    at: date | None = None
    rulings: Rulings = field(default_factory=Rulings)
    jobs: int | None = None
    engine: str = "local"

    @property
    def key(self) -> str:
        """The key of the indicator, "" where none was asked for."""
        return link_of(self.indicator).key if self.indicator else ""


def statements_in(reports: Iterable[Report], asked: Asked) -> list[Statement]:
    """Every statement of the place asked for; of all places where none was."""
    return [said for report in reports for said in report.statements if not asked.place or said.scope == asked.place]


def verdicts(reports: Sequence[Report], asked: Asked) -> tuple[Verdict, ...]:
    """Verdicts as of the date asked for, else of the newest document of all."""
    said = statements_in(reports, asked)
    found = verdicts_of(said, asked.at or (max(report.dated_on for report in reports) if reports else None))
    key = asked.key
    return tuple(verdict for verdict in found if not key or verdict.target.key == key)


def findings(reports: Sequence[Report], asked: Asked) -> tuple[Finding, ...]:
    """What does not fit, of the indicator asked for."""
    seen = [report for report in reports if asked.at is None or report.dated_on <= asked.at]
    found, key = findings_of(statements_in(seen, asked)), asked.key
    return tuple(one for one in found if not key or any(said.key == key for said in one.statements))


def echoes(reports: Sequence[Report], asked: Asked) -> tuple[Echo, ...]:
    """What became of tasks without numbers."""
    return echoes_of([report for report in reports if not asked.place or report.place == asked.place], asked.at)


def aims_unlinked(reports: Iterable[Report], asked: Asked) -> Iterator[dict[str, object]]:
    """The targets in passages of aims that the catalogue does not know."""
    for report in reports:
        for said in report.statements:
            known = said.indicator is not None or said.figure.status != "target"
            inside = any(start <= said.figure.start < end for start, end in report.aims)
            if inside and not known and (not asked.place or said.scope == asked.place):
                yield {
                    "document": said.document,
                    "start": said.figure.start,
                    "end": said.figure.end,
                    "subject": said.figure.subject,
                    "quote": said.quote,
                    "key": said.key,
                    "reason": said.link.reason,
                }
