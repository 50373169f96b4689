"""Statements: a figure with the document that states it and that document's date."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from wenxiao.calendars import Period
from wenxiao.catalog import load
from wenxiao.indicators.catalogue import Indicator
from wenxiao.indicators.left_out import of_part_years, of_which_some_done, planned_only
from wenxiao.indicators.linking import Link, overruled, plain_subject
from wenxiao.indicators.rulings import Rulings
from wenxiao.indicators.subjects import (
    first_of_list,
    is_nameless,
    kind_of_list,
    links_in,
    with_deed_of_list,
    without_place,
)
from wenxiao.quantities import measure_of
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
    document: str,
    dated_on: date,
    text: str,
    figures: Iterable[Figure],
    rulings: Rulings = _NO_RULINGS,
    *,
    place: str = "",
) -> tuple[Statement, ...]:
    """Link the figures of a document; `place` is whose they are where the text does not say.

    Left out are figures whose period the text leaves open, what is said to be done in years after the document, and
    what says nothing of a year's result: numbers of a part of it, and how much there was to do before how much was.
    """
    known = tuple(figures)
    left_out = {*of_part_years(text, known), *of_which_some_done(text, known), *planned_only(text, known)}
    return tuple(
        Statement(
            document=document,
            dated_on=dated_on,
            figure=_fewer(_grown(figure, link), link),
            period=period,
            scope=rulings.places.get(figure.scope or place, figure.scope or place) or f"（{document}）",
            link=link,
            quote=quote,
        )
        for figure in known
        if figure.start not in left_out
        and (period := Period.parse(figure.period)) is not None
        and (figure.status == "target" or period.first_year <= dated_on.year)
        and (quote := clause_around(text, figure.start, figure.end)) is not None
        for link in _links(figure, document, quote, rulings, place)
    )


def _links(figure: Figure, document: str, quote: str, rulings: Rulings, place: str) -> tuple[Link, ...]:
    """What a figure is of: one thing, or each of several that one growth is said of."""
    several = links_in(figure.subject) if figure.kind == "growth" and not rulings.links else ()
    subject = without_place(_subject(figure, quote), place)
    return several or (_of_its_own(_fitting(overruled(subject, rulings.links), figure), document),)


def _grown(figure: Figure, link: Link) -> Figure:
    """An index of prices as the growth that it stands for: 居民消费价格指数103 is 3%."""
    is_index = link.indicator is not None and "指数" in figure.subject and link.indicator.unit == "%"
    if not is_index or figure.kind not in ("level", "ratio") or not _INDEX_FROM <= figure.value <= _INDEX_TO:
        return figure
    high = None if figure.high is None else figure.high - _INDEX_OF_LAST_YEAR
    value = figure.value - _INDEX_OF_LAST_YEAR
    return replace(figure, kind="growth", value=value, high=high, unit="%", basis="yoy")


def _fewer(figure: Figure, link: Link) -> Figure:
    """A count of those who are there no more as the fall that it is: 脱贫120万人 is 120万 poor people fewer."""
    named = link.indicator is not None and any(w in figure.subject for w in load("indicators/linking.yaml")["fewer"])
    if not named or figure.kind not in ("level", "change") or figure.value <= 0:
        return figure
    high = None if figure.high is None else -figure.high
    return replace(figure, kind="change", value=-figure.value, high=high)


def _subject(figure: Figure, quote: str) -> str:
    """A subject with the word that makes it another measure: 辖区公共财政收入, 高新技术企业净增60家."""
    words, subject = load("indicators/linking.yaml"), first_of_list(kind_of_list(figure.subject), figure.text, quote)
    counts = measure_of(figure.unit).dimension == "count"
    if counts and figure.kind == "level":
        subject = with_deed_of_list(subject, figure.text, quote)
    grows = figure.kind == "change" and figure.value > 0 and counts
    if grows and not any(word in subject for word in words["actions"]["add"]):
        return f"{words['actions']['add'][0]}{subject}"
    return next((word + subject for word in words["qualifiers"] if word + subject in quote), subject)


def _fitting(link: Link, figure: Figure) -> Link:
    """Let go of an indicator that an amount cannot be of: 亿元 of what is counted in 家."""
    if link.indicator is None or figure.kind not in ("level", "change"):
        return link
    is_money = measure_of(figure.unit).dimension in _MONEY
    if is_money is (link.indicator.dimension in _MONEY) or "/" in link.indicator.unit:
        return link
    plain = plain_subject(figure.subject)
    return Link(key=f"{plain}（{figure.unit}）", indicator=None, score=link.score, reason="单位和指标的单位不是一类")


def _of_its_own(link: Link, document: str) -> Link:
    """Keep a subject that says too little (投入, 项目) to the document that uses it."""
    is_bare = link.key in load("indicators/linking.yaml")["bare"] or is_nameless(link.key)
    if link.indicator is not None or not is_bare:
        return link
    return Link(
        key=f"{link.key}（{document}）", indicator=None, score=link.score, reason="主体太笼统，只在本文件内比对"
    )


_INDEX_OF_LAST_YEAR, _INDEX_FROM, _INDEX_TO = Decimal(100), Decimal(80), Decimal(130)
_MONEY = ("money", "dollars", "euros", "hongkong_dollars")
_CLAUSE_END = re.compile(r"[。；;，,\n\r]")
_LONGEST = 400  # characters that are looked back for a clause's beginning


def clause_around(text: str, start: int, end: int) -> str:
    """The clause that a span stands in, without its closing mark."""
    before = text[max(0, start - _LONGEST) : start]
    cut = max((mark.end() for mark in _CLAUSE_END.finditer(before)), default=0)
    after = _CLAUSE_END.search(text, end)
    return text[start - len(before) + cut : after.start() if after else len(text)].strip()
