"""What was said of each thing of each place, in order of time: the index that every question starts from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wenxiao.delivery.intervals import in_unit
from wenxiao.delivery.parts import parts_apart, whole_of
from wenxiao.delivery.places import in_one_name
from wenxiao.indicators import Indicator, Statement

AMOUNTS = ("level", "change", "ratio", "rank", "flow")
"""Forms that say how much; the others, growth, average and cumulative, say how much more, in per cent."""


def form_of(said: Statement) -> str:
    """Say in what form a statement puts its number.

    level, change, ratio, rank; flow (what is done within a period, so that years add up); difference (how much more of
    that than in the year before); growth (on the year before), average (growth a year over several), cumulative (growth
    over several).
    """
    figure = said.figure
    if figure.kind == "growth" or _is_growth_by_name(said):
        if figure.basis == "annual_average" or (figure.kind == "ratio" and "年均" in figure.subject):
            return "average"
        return "cumulative" if figure.basis == "cumulative" or not said.period.is_year else "growth"
    counts = figure.kind in ("level", "change")
    if counts and (said.indicator.is_flow if said.indicator else " " in said.key):
        return "difference" if figure.basis == "yoy" else "flow"
    return figure.kind


def is_real(said: Statement) -> bool:
    """Whether a growth leaves out what prices did (实际增长), where the indicator's is usually counted with it."""
    return said.figure.price == "constant" and said.indicator is not None and said.indicator.growth_price == "current"


def _is_growth_by_name(said: Statement) -> bool:
    """Whether a share of nothing, of what has an amount, is its growth: 经济增长预期7%左右."""
    if said.indicator is None or said.indicator.growth_price is None:
        return False
    return said.figure.kind == "ratio" and said.figure.unit == "%" and "增" in said.figure.subject


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """One thing of one place with all that is said of it, oldest document first, then in text order."""

    key: str
    scope: str
    statements: tuple[Statement, ...]

    @property
    def indicator(self) -> Indicator | None:
        """The indicator that it is, None where the catalogue lacks it."""
        return self.statements[0].indicator

    @property
    def growing_unit(self) -> str:
        """The unit of the amounts that its growth is the growth of: the newest document's; "" where none is given."""
        form = "flow" if any(form_of(said) == "flow" for said in self.statements) else "level"
        return next((said.figure.unit for said in reversed(self.statements) if form_of(said) == form), "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """The statements of a set of documents by thing and place."""

    things: Mapping[tuple[str, str], Thing] = field(default_factory=dict)

    days: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    done: Mapping[tuple[str, int], tuple[Statement, ...]] = field(default_factory=dict)
    """What is reported of a place and year that no indicator names, or that is counted as it is done."""

    def days_of(self, scope: str) -> tuple[date, ...]:
        """The dates of the documents that speak of a place."""
        return self.days.get(whole_of(scope), ())

    def of(self, key: str, scope: str) -> Thing:
        """What is said of a thing of a place; a thing without statements where nothing is."""
        return self.things.get((key, scope)) or Thing(key=key, scope=scope, statements=())


def said_of(statements: Iterable[Statement]) -> Said:
    """Sort statements by thing and place; what a document says twice in the same words' sense is kept once."""
    sorted_out: dict[tuple[str, str], dict[object, Statement]] = {}
    days: dict[str, set[date]] = {}
    done: dict[tuple[str, int], list[Statement]] = {}
    for said in sorted(parts_apart(in_one_name(statements)), key=lambda s: (s.dated_on, s.document, s.figure.start)):
        once = sorted_out.setdefault((said.key, said.scope), {})
        once.setdefault(_sense(said), said)
        days.setdefault(whole_of(said.scope), set()).add(said.dated_on)
        if said.figure.status == "achieved" and (said.indicator is None or said.indicator.is_flow):
            done.setdefault((said.scope, said.period.last_year), []).append(said)
    return Said(
        things={
            (key, scope): Thing(key=key, scope=scope, statements=tuple(once.values()))
            for (key, scope), once in sorted_out.items()
        },
        days={scope: tuple(sorted(found)) for scope, found in days.items()},
        done={place: tuple(found) for place, found in done.items()},
    )


def _sense(said: Statement) -> tuple[object, ...]:
    figure = said.figure
    return (
        said.document,
        figure.status,
        form_of(said),
        said.period,
        figure.value,
        figure.high,
        figure.unit,
        figure.bound,
    )


def comparable(said: Statement, unit: str) -> bool:
    """Whether a statement's unit measures the same as `unit`."""
    return in_unit(said.figure.value, said.figure.unit, unit) is not None
