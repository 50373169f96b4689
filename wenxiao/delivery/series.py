"""Series: the values of one thing through the years, as documents state them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from wenxiao.calendars import Period
from wenxiao.delivery.estimates import Estimate
from wenxiao.delivery.intervals import Interval, allowed_by, in_unit
from wenxiao.delivery.rules import rules
from wenxiao.delivery.said import Thing, comparable, form_of, is_real, said_of
from wenxiao.indicators import Indicator, Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """What is said of one thing, in one unit and form, through the years."""

    key: str
    scope: str
    unit: str
    form: str
    indicator: Indicator | None
    amounts: dict[int, Statement] = field(default_factory=dict)
    growths: dict[int, Statement] = field(default_factory=dict)
    real_growths: dict[int, Statement] = field(default_factory=dict)
    """Growths that leave out what prices did, of what is usually counted with it (收入实际增长)."""
    growth_aims: dict[int, Statement] = field(default_factory=dict)
    terms: dict[tuple[Period, str], Statement] = field(default_factory=dict)
    """What is stated of several years together, by period and form."""
    ends: dict[int, Statement] = field(default_factory=dict)
    """Levels and ratios stated of several years, by the last of them; a year's own statement goes before."""
    incomparable: dict[int, Statement] = field(default_factory=dict)
    """Amounts in a unit that measures something else."""

    def stated_amount(self, year: int) -> Estimate | None:
        """The amount of a year as a document states it."""
        said = self.amounts.get(year) or self.ends.get(year)
        return self.estimate(said, self.unit) if said else None

    def stated_growth(self, year: int, *, real: bool = False) -> Estimate | None:
        """The growth of a year in per cent as a document states it."""
        said = (self.real_growths if real else self.growths).get(year)
        return self.estimate(said, "%") if said else None

    def growth_aim(self, year: int) -> Estimate | None:
        """The growth that the newest document aims at for a year; an aim is what is written, it was not rounded."""
        said = self.growth_aims.get(year)
        if said is None:
            return None
        estimate = self.estimate(said, "%")
        exact = estimate is not None and said.figure.bound == "exact"
        if estimate is None or not exact:
            return estimate
        return Estimate(
            year=year, interval=Interval(estimate.middle, estimate.middle), middle=estimate.middle, sources=(said,)
        )

    def stated_term(self, period: Period, form: str, unit: str) -> Estimate | None:
        """What a document states of several years together."""
        said = self.terms.get((period, form))
        return self.estimate(said, unit) if said else None

    def stated_amounts(self) -> list[Estimate]:
        """Every stated amount, in order of years."""
        years = sorted(self.amounts.keys() | self.ends.keys())
        return [amount for year in years if (amount := self.stated_amount(year))]

    @property
    def newest_amount(self) -> Estimate | None:
        """The newest stated amount."""
        years = self.amounts.keys() | self.ends.keys()
        return self.stated_amount(max(years)) if years else None

    def width(self, said: Statement) -> Decimal:
        """What 左右 allows to either side of a figure, in the figure's own unit; zero where no catalogue says."""
        if said.indicator is None:
            return Decimal(0)
        if said.figure.kind in ("growth", "ratio") and said.figure.unit in ("%", "‰"):
            return said.indicator.about_growth
        return said.indicator.about_level * abs(said.figure.value)

    def estimate(self, said: Statement, unit: str) -> Estimate | None:
        """A statement as a value in a unit, None where it measures something else."""
        if not comparable(said, unit):
            return None
        convert = _converter(said.figure.unit, unit)
        return Estimate(
            year=said.period.last_year,
            interval=allowed_by(said.figure, self.width(said)).mapped(convert),
            middle=convert(said.figure.value),
            sources=(said,),
        )


def series_of(statements: Iterable[Statement], key: str, scope: str, unit: str, form: str = "level") -> Series:
    """Gather what is said of one thing of one place: growths, and amounts of one form in `unit`.

    Where two documents differ the newer one stands; `conflicts_in` names them.
    """
    return series_in(said_of(statements).of(key, scope), unit, form)


def series_in(thing: Thing, unit: str, form: str) -> Series:
    """Gather the growths of a thing, and its amounts of one form in `unit`; see `series_of`."""
    series = Series(
        key=thing.key,
        scope=thing.scope,
        unit=unit,
        form=form,
        indicator=thing.indicator if thing.statements else None,
    )
    for said in _newest_last(thing.statements):
        _hold(series, said)
    return series


def _newest_last(statements: Iterable[Statement]) -> list[Statement]:
    """In one document what is said first, and of its own time, stands before what is mentioned again."""
    return sorted(
        statements,
        key=lambda said: (
            said.dated_on,
            said.document,
            said.figure.status != "baseline",
            not _is_summed(said),
            -said.figure.start,
        ),
    )


def _is_summed(said: Statement) -> bool:
    """Whether an amount of the economy may be the sum of several years: 固定资产投资累计完成1428亿元."""
    return said.indicator is not None and said.indicator.pace == "growth" and "累计" in said.quote


def _hold(series: Series, said: Statement) -> None:
    form, year = form_of(said), said.period.last_year
    if said.figure.status == "target":
        if form == "growth" and said.period.is_year:
            series.growth_aims[year] = said
    elif not said.period.is_year or form in ("average", "cumulative"):
        series.terms[(said.period, form)] = said
        if form == series.form and _is_as_of_the_end(said, form) and comparable(said, series.unit):
            series.ends[year] = said
    elif form == "growth":
        (series.real_growths if is_real(said) else series.growths)[year] = said
    elif form == series.form:
        (series.amounts if comparable(said, series.unit) else series.incomparable)[year] = said


def _is_as_of_the_end(said: Statement, form: str) -> bool:
    """Whether what is said of several years is what stood at their end, and not what they add up to."""
    name = said.indicator.name if said.indicator else said.key
    is_of_economy = said.indicator is not None and said.indicator.pace == "growth"
    adds_up = is_of_economy or ("人均" not in name and any(word in name for word in rules().adds_up))
    return form == "ratio" or (form == "level" and not adds_up and said.figure.basis != "cumulative")


def _converter(unit: str, wanted: str) -> Callable[[Decimal], Decimal]:
    """The change from a unit to another of the same dimension, rising."""

    def convert(value: Decimal) -> Decimal:
        converted = in_unit(value, unit, wanted)
        assert converted is not None  # noqa: S101  # asked for comparable units only
        return converted

    return convert
