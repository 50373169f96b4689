"""What a chart shows: the years of one thing, its targets, what was stated of it and what is implied."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from wenxiao.delivery import Verdict
from wenxiao.delivery.intervals import in_unit
from wenxiao.delivery.said import form_of

_GROWTHS = ("growth", "average", "cumulative")


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """What was reached in a year: all that it may be, and whether it is implied."""

    year: int
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    implied: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """What was promised for a year, and what became of it."""

    year: int
    value: Decimal
    high: Decimal | None
    bound: str
    verdict: Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """One chart: targets as steps, outcomes as points."""

    key: str
    name: str
    scope: str
    unit: str
    is_growth: bool
    points: tuple[Point, ...]
    aims: tuple[Aim, ...]

    @property
    def title(self) -> str:
        """What is drawn: `一般公共预算收入增速`."""
        return f"{self.name}增速" if self.is_growth else self.name


def plots_of(verdicts: Sequence[Verdict]) -> Iterator[Plot]:
    """Yield a plot for each thing of each place that has targets and at least one outcome, most judged first."""
    groups: dict[tuple[str, str, str], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        said = verdict.target
        form = "growth" if form_of(said) in _GROWTHS else form_of(said)
        groups[(said.key, said.scope, form)].append(verdict)
    ordered = sorted(groups.items(), key=lambda pair: (-sum(v.outcome is not None for v in pair[1]), pair[0]))
    for (key, scope, form), group in ordered:
        plot = _plot(key, scope, form, group)
        if plot.points:
            yield plot


def _plot(key: str, scope: str, form: str, group: Sequence[Verdict]) -> Plot:
    unit = group[-1].target.figure.unit
    points: dict[int, Point] = {}
    aims: dict[int, Aim] = {}
    for verdict in group:
        outcome, figure, year = verdict.outcome, verdict.target.figure, verdict.target.period.last_year
        if outcome:
            ends = (outcome.middle, outcome.interval.low, outcome.interval.high)
            middle, low, high = (_in(end, verdict.unit, unit) for end in ends)
            if middle is not None:
                points[outcome.year] = Point(
                    year=outcome.year, value=middle, low=low, high=high, implied=outcome.implied
                )
        aimed = _in(figure.value, figure.unit, unit)
        if aimed is not None:
            high = _in(figure.high, figure.unit, unit)
            aims[year] = Aim(year=year, value=aimed, high=high, bound=figure.bound, verdict=verdict)
    return Plot(
        key=key,
        name=group[-1].target.name,
        scope=scope,
        unit=unit,
        is_growth=form == "growth",
        points=tuple(points[year] for year in sorted(points)),
        aims=tuple(aims[year] for year in sorted(aims)),
    )


def _in(value: Decimal | None, unit: str, wanted: str) -> Decimal | None:
    return None if value is None else in_unit(value, unit, wanted)
