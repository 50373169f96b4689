"""Numbers as a verdict writes them."""

from decimal import ROUND_HALF_UP, Decimal

from wenxiao.delivery.estimates import Estimate, rounded, trimmed
from wenxiao.delivery.intervals import Interval
from wenxiao.indicators import Statement
from wenxiao.sentences import Sentence, sentence, shown

_BOUND_WORDS = {
    "about": "{value}左右",
    "at_least": "{value}以上",
    "more_than": "超过{value}",
    "at_most": "{value}以内",
    "less_than": "低于{value}",
}


_NARROW = Decimal("0.5")  # an interval whose ends one decimal place would not tell apart


def figure_words(said: Statement) -> Sentence:
    """Say a figure with its bound: `超过1500亿元`, `8%以上`, `15个`."""
    figure = said.figure
    value: Sentence | str = f"{shown(figure.value)}{figure.unit}"
    if figure.high is not None:
        value = sentence("{low}～{high}", low=figure.value, high=f"{shown(figure.high)}{figure.unit}")
    return sentence(_BOUND_WORDS.get(figure.bound, "{value}"), value=value)


def shown_figure(said: Statement) -> str:
    """Write a figure with its bound in Chinese; see `figure_words`."""
    return str(figure_words(said))


def working_of(outcome: Estimate) -> Sentence:
    """Say how an outcome is known: its derivation, or that a document reports it."""
    if outcome.derivation:
        return outcome.derivation
    return sentence("{year}年报告{value}", year=outcome.year, value=figure_words(outcome.sources[0]))


def interval_words(interval: Interval, unit: str) -> Sentence:
    """Say an interval as people read it: `7.3%～8.5%`, `500亿元以上`, one value where both ends agree."""
    if interval.low is None or interval.high is None:
        end = interval.low if interval.high is None else interval.high
        if end is None:
            return sentence("任何值")
        bound = "at_least" if interval.high is None else "at_most"
        return sentence(_BOUND_WORDS[bound], value=f"{shown(rounded(end))}{unit}")
    places = Decimal("0.01") if interval.high - interval.low < _NARROW and abs(interval.high) < 1000 else None
    low, high = (shown(_at(end, places)) for end in (interval.low, interval.high))
    if low == high:
        return sentence("{value}", value=f"{low}{unit}")
    return sentence("{low}～{high}", low=f"{low}%" if unit == "%" else low, high=f"{high}{unit}")


def shown_interval(interval: Interval, unit: str) -> str:
    """Write an interval in Chinese; see `interval_words`."""
    return str(interval_words(interval, unit))


def _at(value: Decimal, places: Decimal | None) -> Decimal:
    return rounded(value) if places is None else trimmed(value.quantize(places, ROUND_HALF_UP))
