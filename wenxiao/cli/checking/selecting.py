"""Reports to answers: what was asked for, of the place and the indicator that was asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from wenxiao.cli.checking.asking import is_of, place_called, say_what_there_is
from wenxiao.delivery import Echo, Finding, Verdict, echoes_of, findings_of, in_one_name, is_called, verdicts_of
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
    """Every statement of the place asked for; of all where none was. Raise click.UsageError for an unknown one."""
    known = list(in_one_name(said for report in reports for said in report.statements))
    place = _place(known, asked)
    return [said for said in known if not place or said.scope == place]


def _place(known: Sequence[Statement], asked: Asked) -> str:
    """The place that was asked for, "" for all; where nothing was read there is nothing to say."""
    return place_called(asked.place, (said.scope for said in known)) if asked.place and known else ""


def verdicts(reports: Sequence[Report], asked: Asked) -> tuple[Verdict, ...]:
    """Verdicts as of the date asked for, else of the newest document of all."""
    said = statements_in(reports, asked)
    found = verdicts_of(said, asked.at or (max(report.dated_on for report in reports) if reports else None))
    if asked.indicator and said:
        say_what_there_is(asked.indicator, said)
    return tuple(verdict for verdict in found if not asked.indicator or is_of(verdict.target, asked.indicator))


def findings(reports: Sequence[Report], asked: Asked) -> tuple[Finding, ...]:
    """What does not fit, of the indicator asked for."""
    seen = [report for report in reports if asked.at is None or report.dated_on <= asked.at]
    found, key = findings_of(statements_in(seen, asked)), asked.key
    return tuple(one for one in found if not key or any(said.key == key for said in one.statements))


def echoes(reports: Sequence[Report], asked: Asked) -> tuple[Echo, ...]:
    """What became of tasks without numbers."""
    place = _place([said for report in reports for said in report.statements], asked)
    return echoes_of([report for report in reports if not place or is_called(report.place, place)], asked.at)


def aims_unlinked(reports: Sequence[Report], asked: Asked) -> Iterator[dict[str, object]]:
    """The targets in passages of aims that the catalogue does not know."""
    place = _place([said for report in reports for said in report.statements], asked)
    for report in reports:
        for said in report.statements:
            known = said.indicator is not None or said.figure.status != "target"
            inside = any(start <= said.figure.start < end for start, end in report.aims)
            if inside and not known and (not place or is_called(said.scope, place)):
                yield {
                    "document": said.document,
                    "start": said.figure.start,
                    "end": said.figure.end,
                    "subject": said.figure.subject,
                    "quote": said.quote,
                    "key": said.key,
                    "reason": said.link.reason,
                }
