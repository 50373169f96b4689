"""Implied values: what stated figures say of a year that no document reports, each with its working and assumptions."""

from decimal import Decimal

from wenxiao.delivery.estimates import Estimate, rounded, trimmed
from wenxiao.delivery.intervals import HUNDRED, Interval, growth_factor, growth_percent, over, times
from wenxiao.delivery.series import Series
from wenxiao.sentences import Sentence, sentence


def amount_of(series: Series, year: int) -> Estimate | None:
    """The amount of a year: stated, or implied by the next year's amount and growth, or by the last year's."""
    stated = series.stated_amount(year)
    if stated or series.form != "level":
        return stated
    return _amount_from_next(series, year) or _amount_from_last(series, year)


def growth_of(series: Series, year: int) -> Estimate | None:
    """The growth of a year in per cent: stated, or implied by its amount and the amount of the year before.

    Where only a growth is known that leaves out what prices did, that one.
    """
    return series.stated_growth(year) or _growth_from_amounts(series, year) or series.stated_growth(year, real=True)


def _amount_from_next(series: Series, year: int) -> Estimate | None:
    amount, growth = series.stated_amount(year + 1), series.stated_growth(year + 1)
    if amount is None or growth is None or not _positive(amount) or not _is_growth(growth):
        return None
    factor = 1 + growth.middle / HUNDRED
    return Estimate(
        year=year,
        interval=over(amount.interval, growth_factor(growth.interval)),
        middle=amount.middle / factor,
        sources=(*amount.sources, *growth.sources),
        derivation=sentence(
            "{year}年＝{amount}÷{factor}＝{value}",
            year=year,
            amount=amount.written,
            factor=trimmed(factor),
            value=rounded(amount.middle / factor),
        ),
    )


def _amount_from_last(series: Series, year: int) -> Estimate | None:
    amount, growth = series.stated_amount(year - 1), series.stated_growth(year)
    if amount is None or growth is None or not _positive(amount) or not _is_growth(growth):
        return None
    return grown(amount, growth, series.unit)


def _growth_from_amounts(series: Series, year: int) -> Estimate | None:
    amount = amount_of(series, year)
    before = series.stated_amount(year - 1) or _amount_from_next(series, year - 1)
    if amount is None or before is None or not _positive(before) or not _positive(amount):
        return None
    if amount.implied and before.implied and set(amount.sources) & set(before.sources):
        return None  # both from the same statements: it would only say what they said
    value = (amount.middle / before.middle - 1) * HUNDRED
    return Estimate(
        year=year,
        interval=growth_percent(over(amount.interval, before.interval)),
        middle=value,
        sources=(*amount.sources, *before.sources),
        derivation=sentence(
            "{first}增速＝{amount}÷{before}−1＝{value}%",
            first=_working_first(amount),
            amount=amount.written,
            before=before.written,
            value=rounded(value),
        ),
    )


def grown(amount: Estimate, growth: Estimate, unit: str) -> Estimate:
    """Return the amount of the growth's year: the amount before it and that much more."""
    factor = 1 + growth.middle / HUNDRED
    return Estimate(
        year=growth.year,
        interval=times(amount.interval, growth_factor(growth.interval)),
        middle=amount.middle * factor,
        sources=(*amount.sources, *growth.sources),
        derivation=sentence(
            "{first}{year}年＝{amount}×{factor}＝{value}{unit}",
            first=_working_first(amount),
            year=growth.year,
            amount=amount.written,
            factor=trimmed(factor),
            value=rounded(amount.middle * factor),
            unit=unit,
        ),
    )


def share_of(part: Estimate, whole: Estimate) -> Estimate:
    """Return the share, in per cent, that one amount is of another in the same unit."""
    value = part.middle / whole.middle * HUNDRED
    return Estimate(
        year=part.year,
        interval=over(part.interval, whole.interval).mapped(lambda ratio: ratio * HUNDRED),
        middle=value,
        sources=(*part.sources, *whole.sources),
        derivation=sentence(
            "{year}年＝{part}÷{whole}＝{value}%",
            year=part.year,
            part=part.written,
            whole=whole.written,
            value=rounded(value),
        ),
    )


def part_of(share: Estimate, whole: Estimate, unit: str) -> Estimate:
    """Return the amount that a share in per cent is of a whole."""
    value = share.middle / HUNDRED * whole.middle
    return Estimate(
        year=share.year,
        interval=times(share.interval.mapped(lambda percent: percent / HUNDRED), whole.interval),
        middle=value,
        sources=(*share.sources, *whole.sources),
        derivation=sentence(
            "{year}年＝{whole}×{share}%＝{value}{unit}",
            year=share.year,
            whole=whole.written,
            share=share.written,
            value=rounded(value),
            unit=unit,
        ),
    )


def _working_first(amount: Estimate) -> Sentence | str:
    return sentence("{working}；", working=amount.derivation) if amount.derivation else ""


def _positive(estimate: Estimate) -> bool:
    return estimate.middle > 0 and (estimate.interval.low is None or estimate.interval.low > 0)


def _is_growth(growth: Estimate) -> bool:
    """Whether it leaves something: a fall by 100 % or more cannot be divided by."""
    return growth.middle > -HUNDRED and (growth.interval.low is None or growth.interval.low > -HUNDRED)


def exactly(value: Decimal) -> Interval:
    """The interval of one value."""
    return Interval(value, value)
