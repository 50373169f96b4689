"""Conflicts: statements of one thing and period that cannot both hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from wenxiao.delivery.intervals import apart
from wenxiao.delivery.said import Thing, form_of, is_real
from wenxiao.delivery.series import Series, series_in
from wenxiao.indicators import Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """Two statements of one thing and period that cannot both hold."""

    earlier: Statement
    later: Statement


def conflicts_in(thing: Thing, unit: str, form: str) -> Iterator[Conflict]:
    """Yield the statements of a form and a period that leave no value in common with the one that stands."""
    series = series_in(thing, unit, form)
    for said in thing.statements:
        standing = _standing(series, said)
        if standing is None or standing is said or said.figure.status == "target":
            continue
        unit = standing.figure.unit
        mine, other = series.estimate(said, unit), series.estimate(standing, unit)
        if mine and other and apart(mine.interval, other.interval):
            yield Conflict(earlier=said, later=standing)


def _standing(series: Series, said: Statement) -> Statement | None:
    form, year = form_of(said), said.period.last_year
    if not said.period.is_year or form in ("average", "cumulative"):
        return series.terms.get((said.period, form))
    if form == "growth":
        return (series.real_growths if is_real(said) else series.growths).get(year)
    return series.amounts.get(year) if form == series.form else None
