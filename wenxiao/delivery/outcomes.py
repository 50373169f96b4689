"""Outcomes: the value that answers a target, stated or implied, in the target's own measure."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from wenxiao.calendars import Period
from wenxiao.delivery.estimates import Estimate
from wenxiao.delivery.implied import amount_of, growth_of, part_of, share_of
from wenxiao.delivery.intervals import HUNDRED
from wenxiao.delivery.said import Said, form_of, is_real
from wenxiao.delivery.series import Series, series_in
from wenxiao.delivery.standards import is_ceiling
from wenxiao.delivery.terms import growth_over, sum_over, sum_so_far
from wenxiao.indicators import Statement, indicator_of

_SINCE = re.compile(r"[比较]((?:19|20)\d\d)年")
_NEXT_YEARS_FROM = 9  # the month from which a report looks forward to the next year
_FAR = 2  # years ahead from which a count that is promised is the sum of the years between


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A target with the series that answers it."""

    target: Statement
    form: str
    series: Series
    at: date
    said: Said

    @property
    def year(self) -> int:
        """The year that the target is for, of a plan its last."""
        return self.target.period.last_year

    @property
    def term(self) -> Period:
        """The years that a growth over several is of: 到2016年…年均增长12%, said in early 2012, is of 2012 to 2016."""
        period, said_on = self.target.period, self.target.dated_on
        if not period.is_year:
            return period
        since = _SINCE.search(self.target.quote)
        first = int(since[1]) + 1 if since else said_on.year + (said_on.month >= _NEXT_YEARS_FROM)
        return Period.of_years(first, self.year) if first < self.year else period

    @property
    def counted_from(self) -> int | None:
        """The first year of the sum that is promised, None where one year answers."""
        if self.form != "flow":
            return None
        if not self.target.period.is_year:
            return self.target.period.first_year
        far = self.year - self.target.dated_on.year >= _FAR
        return self.target.dated_on.year if far else None


def question_of(target: Statement, said: Said, at: date) -> Question:
    """Put a target to what was said of its thing."""
    thing, form = said.of(target.key, target.scope), form_of(target)
    if form in ("growth", "average", "cumulative"):
        unit = thing.growing_unit or (target.indicator.unit if target.indicator else "")
        amounts = "flow" if target.indicator and target.indicator.is_flow else "level"
    else:
        unit, amounts = target.figure.unit, form
    return Question(target=target, form=form, series=series_in(thing, unit, amounts), at=at, said=said)


def outcome_of(question: Question) -> Estimate | None:
    """The value of the target's year or years; None where no document says or implies it."""
    series, period, form = question.series, question.target.period, question.form
    if form == "growth":
        same = series.stated_growth(question.year, real=True) if is_real(question.target) else None
        grown = same or growth_of(series, question.year)
        return _in_targets_unit(grown, question.target.figure.unit) if grown else None
    if form in ("average", "cumulative"):
        term = question.term
        if term.is_year:
            return series.stated_term(period, form, "%")
        over = series.stated_term(period, form, "%") or growth_over(series, term, average=form == "average")
        return _in_targets_unit(over, question.target.figure.unit) if over else None
    first = question.counted_from
    if first is not None:
        return _stated_over(question, first) or sum_over(series, first, question.year)
    if not period.is_year:
        stated = series.stated_term(period, form, series.unit)
        if stated or form == "change":
            return stated
    return amount_of(series, question.year) or _by_share(question)


def _stated_over(question: Question, first: int) -> Estimate | None:
    """What a document states of all years of a sum; of a plan named by its last year only, it may start a year off."""
    starts = (first, first - 1, first + 1) if question.target.period.is_year else (first,)
    terms = (Period.of_years(start, question.year) for start in starts if start < question.year)
    stated = (question.series.stated_term(term, "flow", question.series.unit) for term in terms)
    return next((over for over in stated if over), None)


def _in_targets_unit(over: Estimate, unit: str) -> Estimate | None:
    """A growth in per cent as the 倍 or 番 that a target is written in."""
    rule = {"倍": _times, "番": _doublings}.get(unit)
    if rule is None:
        return over
    low = over.interval.low
    if over.middle <= -HUNDRED or (low is not None and low <= -HUNDRED):
        return None
    return replace(over, interval=over.interval.mapped(rule), middle=rule(over.middle))


def _times(percent: Decimal) -> Decimal:
    return percent / HUNDRED


def _doublings(percent: Decimal) -> Decimal:
    return (1 + percent / HUNDRED).ln() / Decimal(2).ln()


def done_so_far(question: Question) -> Estimate | None:
    """Of a sum over years, what documents state as done already; None where more of it would be too much."""
    first, figure = question.counted_from, question.target.figure
    has_top = figure.value > 0 and is_ceiling(question.target)
    return None if first is None or has_top else sum_so_far(question.series, first, question.year)


def _by_share(question: Question) -> Estimate | None:
    """A share from its part and its whole, or a part from its share and the whole."""
    indicator, year = question.target.indicator, question.year
    if indicator is None or question.form not in ("ratio", "level"):
        return None
    if indicator.share and question.form == "ratio":
        part, whole = (_amount(question, code, year) for code in indicator.share)
        return share_of(part, whole) if part and whole else None
    return None


def part_by_share(said: Said, scope: str, share_code: str, year: int) -> Estimate | None:
    """The part of which a stated share and a stated whole speak; None where one of them is missing."""
    indicator = indicator_of(share_code)
    if indicator is None or not indicator.share:
        return None
    share = series_in(said.of(share_code, scope), "%", "ratio").stated_amount(year)
    whole = indicator_of(indicator.share[1])
    if share is None or whole is None:
        return None
    amount = series_in(said.of(whole.code, scope), whole.unit, "level").stated_amount(year)
    return part_of(share, amount, whole.unit) if amount else None


def _amount(question: Question, code: str, year: int) -> Estimate | None:
    indicator = indicator_of(code)
    if indicator is None:
        return None
    thing = question.said.of(code, question.target.scope)
    return amount_of(series_in(thing, indicator.unit, "level"), year)
