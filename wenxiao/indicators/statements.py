"""Statements: a figure with the document that states it and that document's date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wenxiao.calendars import Period
from wenxiao.indicators.catalogue import Indicator
from wenxiao.indicators.linking import Link, overruled, plain_subject
from wenxiao.indicators.rulings import Rulings
from wenxiao.reading import Figure

_NO_RULINGS = Rulings()


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """What one document says of one thing and one period."""

    document: str
    """The path as given."""
    dated_on: date
    figure: Figure
    period: Period
    scope: str
    """Whose figure it is; of a document that names no place, the document itself."""
    link: Link
    quote: str
    """The clause around the number, as the document writes it."""

    @property
    def indicator(self) -> Indicator | None:
        """The indicator that it is linked to, None where the catalogue lacks it."""
        return self.link.indicator

    @property
    def key(self) -> str:
        """What is measured, the same across documents: the indicator's code, or the plain wording."""
        return self.link.key

    @property
    def name(self) -> str:
        """What is measured, in words."""
        return self.indicator.name if self.indicator else plain_subject(self.figure.subject)


def statements_of(
    document: str, dated_on: date, text: str, figures: Iterable[Figure], rulings: Rulings = _NO_RULINGS
) -> tuple[Statement, ...]:
    """Link the figures of a document. A figure whose period the text leaves open is left out."""
    return tuple(
        Statement(
            document=document,
            dated_on=dated_on,
            figure=figure,
            period=period,
            scope=rulings.places.get(figure.scope, figure.scope) or f"（{document}）",
            link=overruled(figure.subject, rulings.links),
            quote=clause_around(text, figure.start, figure.end),
        )
        for figure in figures
        if (period := Period.parse(figure.period)) is not None
    )


_CLAUSE_ENDS = "。；;，,\n\r"


def clause_around(text: str, start: int, end: int) -> str:
    """The clause that a span stands in, without its closing mark."""
    left = max((text.rfind(mark, 0, start) for mark in _CLAUSE_ENDS), default=-1) + 1
    right = min((place for mark in _CLAUSE_ENDS if (place := text.find(mark, end)) >= 0), default=len(text))
    return text[left:right].strip()
