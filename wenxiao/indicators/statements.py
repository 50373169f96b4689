"""Statements: a figure with the document that states it and that document's date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wenxiao.calendars import Period
from wenxiao.indicators.catalogue import Indicator
from wenxiao.indicators.linking import link, plain_subject
from wenxiao.reading import Figure


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """What one document says of one thing and one period."""

    document: str
    """The path as given."""
    dated_on: date
    figure: Figure
    period: Period
    indicator: Indicator | None
    quote: str
    """The clause around the number, as the document writes it."""

    @property
    def key(self) -> str:
        """What is measured, the same across documents: the indicator's code, or the plain subject."""
        return self.indicator.code if self.indicator else plain_subject(self.figure.subject)

    @property
    def name(self) -> str:
        """What is measured, in words."""
        return self.indicator.name if self.indicator else plain_subject(self.figure.subject)


def statements_of(document: str, dated_on: date, text: str, figures: Iterable[Figure]) -> tuple[Statement, ...]:
    """Link the figures of a document. A figure whose period the text leaves open is left out."""
    return tuple(
        Statement(
            document=document,
            dated_on=dated_on,
            figure=figure,
            period=period,
            indicator=link(figure.subject),
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
