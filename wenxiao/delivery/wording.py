"""Numbers as a verdict writes them."""

from decimal import ROUND_HALF_UP, Decimal

from wenxiao.delivery.intervals import Interval
from wenxiao.delivery.series import Estimate, rounded, trimmed
from wenxiao.indicators import Statement
from wenxiao.sentences import shown

_BOUND_WORDS = {
    "about": "{value}左右",
    "at_least": "{value}以上",
    "more_than": "超过{value}",
    "at_most": "{value}以内",
    "less_than": "低于{value}",
}


_NARROW = Decimal("0.5")  # an interval whose ends one decimal place would not tell apart


def shown_figure(said: Statement) -> str:
    """Write a figure with its bound: `超过1500亿元`, `8%以上`, `15个`."""
    figure = said.figure
    value = f"{shown(figure.value)}{figure.unit}"
    if figure.high is not None:
        value = f"{shown(figure.value)}～{shown(figure.high)}{figure.unit}"
    return _BOUND_WORDS.get(figure.bound, "{value}").format(value=value)


def working_of(outcome: Estimate) -> str:
    """Write how an outcome is known: its derivation, or that a document reports it."""
    if outcome.derivation:
        return str(outcome.derivation)
    return f"{outcome.year}年报告{shown_figure(outcome.sources[0])}"


def shown_interval(interval: Interval, unit: str) -> str:
    """Write an interval as people read it: `7.3%～8.5%`, `500亿元以上`, one value where both ends agree."""
    if interval.low is None or interval.high is None:
        end = interval.low if interval.high is None else interval.high
        return (
            f"{shown(rounded(end))}{unit}{'以上' if interval.high is None else '以内'}" if end is not None else "任何值"
        )
    places = Decimal("0.01") if interval.high - interval.low < _NARROW and abs(interval.high) < 1000 else None
    low, high = (shown(_at(end, places)) for end in (interval.low, interval.high))
    if low == high:
        return f"{low}{unit}"
    return f"{low}%～{high}%" if unit == "%" else f"{low}～{high}{unit}"


def _at(value: Decimal, places: Decimal | None) -> Decimal:
    return rounded(value) if places is None else trimmed(value.quantize(places, ROUND_HALF_UP))
