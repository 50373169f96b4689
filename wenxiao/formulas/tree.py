"""The syntax tree: few kinds of nodes; each remembers where in the text it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A part of a formula; `text[start:end]` is how it was written."""

    start: int
    end: int

    @property
    def parts(self) -> Iterator["Node"]:
        """The nodes right below."""
        for field in fields(self):
            part = getattr(self, field.name)
            if isinstance(part, Node):
                yield part
            elif isinstance(part, tuple):
                yield from part


@dataclass(frozen=True, kw_only=True, slots=True)
class Number(Node):
    """A number written out; a share and percentage points as fractions: 90% is 0.9, 1百分点 is 0.01."""

    value: Decimal
    unit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Truth(Node):
    """true or false."""

    value: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Text(Node):
    """Text in quotes."""

    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Name(Node):
    """A value of the row, by its name."""

    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Negative(Node):
    """Minus."""

    of: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Addition(Node):
    """Left plus right, or left minus right."""

    left: Node
    right: Node
    is_minus: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Product(Node):
    """Left times right."""

    left: Node
    right: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotient(Node):
    """Left by right; `as_share`: both of one unit, and the answer is a share."""

    left: Node
    right: Node
    as_share: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison(Node):
    """Left against right by one of == != < <= > >=."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Not(Node):
    """The opposite."""

    of: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Both(Node):
    """Left and right."""

    left: Node
    right: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Either(Node):
    """Left or right."""

    left: Node
    right: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice(Node):
    """One of two, by a condition."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Extreme(Node):
    """The smaller or the larger of two."""

    left: Node
    right: Node
    is_max: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Rounded(Node):
    """Rounded half away from zero to so many digits."""

    of: Node
    digits: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Known(Node):
    """Whether there is a value."""

    of: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Count(Node):
    """How many rows meet a condition."""

    where: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Total(Node):
    """The sum over the rows that meet a condition."""

    of: Node
    where: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Rank(Node):
    """The row's place among the rows that meet a condition, the largest first; among those with the same `by`."""

    of: Node
    where: Node
    by: Node | None


AGGREGATES = (Count, Total)
