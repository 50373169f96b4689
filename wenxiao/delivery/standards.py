"""Standards: when a value meets a target, and which of two targets asks for more."""

from decimal import Decimal

from wenxiao.delivery.intervals import Interval
from wenxiao.delivery.series import Series
from wenxiao.indicators import Statement


def is_ceiling(target: Statement) -> bool:
    """Whether a target is met from below: a rank, a ceiling's indicator, 以内, or a fall that is promised."""
    figure = target.figure
    falls = target.indicator is not None and target.indicator.direction == "down"
    is_upper = figure.bound in ("at_most", "less_than")
    if figure.kind in ("growth", "change") and figure.value < 0:
        return not is_upper  # 下降3%以上; a fall kept within 5% is met from above
    return falls or figure.kind == "rank" or is_upper


def limit_of(target: Statement, series: Series) -> Decimal:
    """The last value that still meets a target, in the target's own unit."""
    figure = target.figure
    width = series.width(target) if figure.bound == "about" else Decimal(0)
    if not is_ceiling(target):
        return figure.value - width
    top = figure.high if figure.high is not None else figure.value
    return max(top, figure.value) + width


def meets(target: Statement, series: Series, outcome: Interval) -> bool | None:
    """Whether every value meets the target (True), none does (False), or some do (None)."""
    limit = limit_of(target, series)
    if is_ceiling(target):
        strictly = target.figure.bound == "less_than"
        if outcome.all_below(limit, strictly=strictly):
            return True
        return False if outcome.all_above(limit, strictly=not strictly) else None
    strictly = target.figure.bound == "more_than"
    if outcome.all_above(limit, strictly=strictly):
        return True
    return False if outcome.all_below(limit, strictly=not strictly) else None
