"""Aggregates: several lights to one, for the watches of a matter and for the matters under one heading."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from wenxiao.clocks.colours import Colour, worst_first


class AggregateRule(StrEnum):
    """How several lights become one."""

    WORST = "worst"
    LEAD_ONLY = "lead_only"
    WEIGHTED = "weighted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One light among several."""

    colour: Colour
    weight: Decimal = Decimal(1)
    is_supporting: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Aggregate:
    """A rule with its thresholds; the thresholds are shares of the weight and count for `weighted` alone."""

    rule: AggregateRule = AggregateRule.WORST
    red_from: Decimal = Decimal("0.5")
    yellow_from: Decimal = Decimal("0.2")

    def colour_of(self, members: Iterable[Member]) -> Colour:
        """Return the one light of several; not started where there is none.

        worst: the worst light. lead_only: the worst of the lead units', all where nobody leads. weighted: red from the
        share `red_from` of red weight on, yellow from the share `yellow_from` of red and yellow weight on, else green
        while any is red, yellow or green, else the worst of the others. A light that worsens never improves the whole.
        """
        members = self.counting(members)
        worst = min((member.colour for member in members), key=worst_first, default=Colour.NOT_STARTED)
        if self.rule is not AggregateRule.WEIGHTED or worst not in (Colour.RED, Colour.YELLOW):
            return worst
        whole = sum((member.weight for member in members), Decimal(0))
        red = sum((member.weight for member in members if member.colour is Colour.RED), Decimal(0))
        yellow = sum((member.weight for member in members if member.colour is Colour.YELLOW), Decimal(0))
        if red >= self.red_from * whole:
            return Colour.RED
        return Colour.YELLOW if red + yellow >= self.yellow_from * whole else Colour.GREEN

    def counting(self, members: Iterable[Member]) -> list[Member]:
        """The members whose light counts under the rule."""
        members = list(members)
        leading = [member for member in members if not member.is_supporting]
        return leading if self.rule is AggregateRule.LEAD_ONLY and leading else members
