"""Series: the values of one thing through the years, stated or implied by others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from wenxiao.delivery.intervals import (
    HUNDRED,
    Interval,
    allowed_by,
    growth_factor,
    growth_percent,
    in_unit,
    over,
    times,
)
from wenxiao.indicators import Indicator, Statement
from wenxiao.sentences import Sentence, sentence

AMOUNTS = ("level", "change", "ratio")
"""Kinds of figure that say how much; a growth says how much more, in per cent."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """A value of one year: all that it may be, the middle of that, and what it was taken from."""

    year: int
    interval: Interval
    middle: Decimal
    sources: tuple[Statement, ...]
    """The main one first."""
    derivation: Sentence | None = None
    """None where a document states the value itself."""

    @property
    def implied(self) -> bool:
        """Whether it follows from other figures instead of standing in a document."""
        return self.derivation is not None

    @property
    def written(self) -> Decimal:
        """The middle as it is written down: a stated value as the document has it, an implied one rounded."""
        return rounded(self.middle) if self.implied else self.middle


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """What is said of one thing, in one unit, through the years."""

    key: str
    scope: str
    unit: str
    indicator: Indicator | None
    amounts: dict[int, Statement] = field(default_factory=dict)
    growths: dict[int, Statement] = field(default_factory=dict)
    growth_aims: dict[int, Statement] = field(default_factory=dict)

    def stated_amount(self, year: int) -> Estimate | None:
        """The amount of a year as a document states it."""
        said = self.amounts.get(year)
        return self._stated(said, self.unit) if said else None

    def stated_growth(self, year: int) -> Estimate | None:
        """The growth of a year in per cent as a document states it."""
        said = self.growths.get(year)
        return self._stated(said, "%") if said else None

    def growth_aim(self, year: int) -> Estimate | None:
        """The growth that the newest document aims at for a year."""
        said = self.growth_aims.get(year)
        return self._aimed(said) if said else None

    def amount(self, year: int) -> Estimate | None:
        """The amount of a year: stated, or implied by the next year's amount and growth, or by the last year's."""
        return self.stated_amount(year) or self._amount_from_next(year) or self._amount_from_last(year)

    def growth(self, year: int) -> Estimate | None:
        """The growth of a year in per cent: stated, or implied by its amount and the amount of the year before."""
        return self.stated_growth(year) or self._growth_from_amounts(year)

    def stated_amounts(self) -> list[Estimate]:
        """Every stated amount, in order of years."""
        return [amount for year in sorted(self.amounts) if (amount := self.stated_amount(year))]

    @property
    def newest_amount(self) -> Estimate | None:
        """The newest stated amount."""
        return self.stated_amount(max(self.amounts)) if self.amounts else None

    def width(self, said: Statement) -> Decimal:
        """What 左右 allows to either side of a figure, in the figure's own unit; zero where no catalogue says."""
        if said.indicator is None:
            return Decimal(0)
        if said.figure.kind == "growth":
            return said.indicator.about_growth
        return said.indicator.about_level * abs(said.figure.value)

    def _stated(self, said: Statement, unit: str) -> Estimate | None:
        convert = _converter(said, unit)
        if convert is None:
            return None
        return Estimate(
            year=said.period.last_year,
            interval=allowed_by(said.figure, self.width(said)).mapped(convert),
            middle=convert(said.figure.value),
            sources=(said,),
        )

    def _aimed(self, said: Statement) -> Estimate | None:
        convert = _converter(said, "%")
        if convert is None:
            return None
        exact = said.figure.bound == "exact"  # an aim is what is written, it was not rounded from anything
        interval = (
            Interval(said.figure.value, said.figure.value) if exact else allowed_by(said.figure, self.width(said))
        )
        return Estimate(
            year=said.period.last_year,
            interval=interval.mapped(convert),
            middle=convert(said.figure.value),
            sources=(said,),
        )

    def _amount_from_next(self, year: int) -> Estimate | None:
        amount, growth = self.stated_amount(year + 1), self.stated_growth(year + 1)
        if amount is None or growth is None or growth.middle <= -HUNDRED:
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

    def _amount_from_last(self, year: int) -> Estimate | None:
        amount, growth = self.stated_amount(year - 1), self.stated_growth(year)
        return grown(amount, growth, self.unit) if amount and growth else None

    def _growth_from_amounts(self, year: int) -> Estimate | None:
        amount, before = self.amount(year), self.stated_amount(year - 1) or self._amount_from_next(year - 1)
        if amount is None or before is None or not before.middle:
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
                first=f"{amount.derivation}；" if amount.derivation else "",
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
            first=f"{amount.derivation}；" if amount.derivation else "",
            year=growth.year,
            amount=amount.written,
            factor=trimmed(factor),
            value=rounded(amount.middle * factor),
            unit=unit,
        ),
    )


def series_of(statements: Iterable[Statement], key: str, scope: str, unit: str, kind: str = "level") -> Series:
    """Gather what is said of one thing of one place: growths, and amounts of one kind in `unit`.

    Where two documents differ the newer one stands.
    """
    mine = sorted((s for s in statements if s.key == key and s.figure.scope == scope), key=lambda s: s.dated_on)
    indicator = next((s.indicator for s in mine if s.indicator), None)
    series = Series(key=key, scope=scope, unit=unit, indicator=indicator)
    for said in mine:
        figure, year = said.figure, said.period.last_year
        if not said.period.is_year or figure.basis == "annual_average":
            continue
        if figure.kind == "growth":
            (series.growth_aims if figure.status == "target" else series.growths)[year] = said
        elif figure.kind == kind and figure.status != "target" and _converter(said, unit):
            series.amounts[year] = said
    return series


def rounded(value: Decimal) -> Decimal:
    """A derived value as people read it: whole from a thousand on, else one decimal place; no trailing nought."""
    places = Decimal(1) if abs(value) >= 1000 else Decimal("0.1")
    return trimmed(value.quantize(places, ROUND_HALF_UP))


def trimmed(value: Decimal) -> Decimal:
    """A value without trailing noughts."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _converter(said: Statement, unit: str) -> Callable[[Decimal], Decimal] | None:
    """The change from a statement's own unit to `unit`: a factor, or None where they measure different things."""
    factor = in_unit(Decimal(1), said.figure.unit, unit)
    if factor is None:
        return None
    return lambda value: value if factor == 1 else value * factor
