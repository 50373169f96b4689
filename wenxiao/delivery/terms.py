"""Several years together: what their growths, averages and amounts add up to."""

from decimal import Decimal

from wenxiao.calendars import Period
from wenxiao.delivery.estimates import Estimate, rounded
from wenxiao.delivery.implied import amount_of, exactly, growth_of
from wenxiao.delivery.intervals import HUNDRED, Interval, growth_factor, growth_percent, over, plus, times
from wenxiao.delivery.series import Series
from wenxiao.indicators import Statement
from wenxiao.sentences import sentence


def growth_over(series: Series, period: Period, *, average: bool) -> Estimate | None:
    """The growth over several years, or a year on average: stated, or from both ends, or from each year's growth."""
    stated = series.stated_term(period, "average" if average else "cumulative", "%")
    if stated:
        return stated
    other = series.stated_term(period, "cumulative" if average else "average", "%")
    years = period.last_year - period.first_year + 1
    if other:
        return _respread(other, years, average=average)
    return _from_growths(series, period, years, average=average) or _from_ends(series, period, years, average=average)


def sum_over(series: Series, first: int, last: int) -> Estimate | None:
    """The sum of what was done in each year; None where a year is missing."""
    parts = [series.stated_amount(year) for year in range(first, last + 1)]
    whole = [part for part in parts if part]
    if not whole or len(whole) < len(parts) or any(_is_running_total(part) for part in whole[1:]):
        return None
    return _summed(whole, series.unit)


def sum_so_far(series: Series, first: int, last: int) -> Estimate | None:
    """The sum of what documents state as done in these years, whatever years are missing: it can only be more."""
    whole = [amount for amount in series.stated_amounts() if first <= amount.year <= last]
    totals = [amount for amount in whole if _is_running_total(amount)]
    if totals:
        return totals[-1]
    return _summed(whole, series.unit) if whole else None


def _is_running_total(amount: Estimate) -> bool:
    """Whether it holds earlier years too: 累计完成1200个, and not 全年累计完成."""
    quote = amount.sources[0].quote
    return "累计" in quote and not any(word in quote for word in ("全年", "今年", "年内"))


def _summed(parts: list[Estimate], unit: str) -> Estimate:
    interval, middle = exactly(Decimal(0)), Decimal(0)
    for part in parts:
        interval, middle = plus(interval, part.interval), middle + part.middle
    if len(parts) == 1:
        return parts[0]
    return Estimate(
        year=parts[-1].year,
        interval=interval,
        middle=middle,
        sources=tuple(source for part in parts for source in part.sources),
        derivation=sentence(
            "{first}～{last}年合计＝{sum}＝{value}{unit}",
            first=parts[0].year,
            last=parts[-1].year,
            sum="＋".join(f"{part.written:f}" for part in parts),
            value=rounded(middle),
            unit=unit,
        ),
        assumptions=(sentence("各年完成数可以相加，没有重复计算"),),
    )


def _from_growths(series: Series, period: Period, years: int, *, average: bool) -> Estimate | None:
    growths = [growth_of(series, year) for year in range(period.first_year, period.last_year + 1)]
    known = [growth for growth in growths if growth]
    if len(known) < years:
        return None
    factor, middle = exactly(Decimal(1)), Decimal(1)
    for growth in known:
        factor, middle = times(factor, growth_factor(growth.interval)), middle * (1 + growth.middle / HUNDRED)
    working = "×".join(f"{(1 + growth.middle / HUNDRED).quantize(Decimal('0.001')):f}" for growth in known)
    return _spread(factor, middle, period, years, working, average, tuple(s for g in known for s in g.sources))


def _from_ends(series: Series, period: Period, years: int, *, average: bool) -> Estimate | None:
    last, first = amount_of(series, period.last_year), amount_of(series, period.first_year - 1)
    if last is None or first is None or first.middle <= 0 or last.middle <= 0 or not first.interval.low:
        return None
    working = f"{last.written:f}÷{first.written:f}"
    factor = over(last.interval, first.interval)
    return _spread(factor, last.middle / first.middle, period, years, working, average, (*last.sources, *first.sources))


def _respread(other: Estimate, years: int, *, average: bool) -> Estimate | None:
    """An average as the growth over all years, or the other way round."""
    factor, middle = growth_factor(other.interval), 1 + other.middle / HUNDRED
    if middle <= 0 or (factor.low is not None and factor.low <= 0):
        return None
    power = Decimal(1) / years if average else Decimal(years)
    value = (middle**power - 1) * HUNDRED
    return Estimate(
        year=other.year,
        interval=growth_percent(factor.mapped(lambda end: end**power)),
        middle=value,
        sources=other.sources,
        derivation=sentence(
            "年均{value}%＝{all}%在{years}年内的年均增速" if average else "{years}年合计增长{value}%＝每年{all}%",
            value=rounded(value),
            all=rounded(other.middle),
            years=years,
        ),
    )


def _spread(
    factor: Interval,
    middle: Decimal,
    period: Period,
    years: int,
    working: str,
    average: bool,
    sources: tuple[Statement, ...],
) -> Estimate:
    power = Decimal(1) / years if average else Decimal(1)
    value = (middle**power - 1) * HUNDRED
    return Estimate(
        year=period.last_year,
        interval=growth_percent(factor.mapped(lambda end: end**power)),
        middle=value,
        sources=tuple(dict.fromkeys(sources)),
        derivation=sentence(
            "{first}～{last}年年均增速＝（{working}）开{years}次方－1＝{value}%"
            if average
            else "{first}～{last}年合计增速＝{working}－1＝{value}%",
            first=period.first_year,
            last=period.last_year,
            working=working,
            years=years,
            value=rounded(value),
        ),
    )
