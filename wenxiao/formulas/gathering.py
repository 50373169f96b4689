"""What a formula needs of all rows: counts, sums, places."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from wenxiao.formulas import tree
from wenxiao.formulas.exact import stored
from wenxiao.formulas.rows import Gathered, Place, placing, reckoner
from wenxiao.formulas.values import Row, Value, amount


def gathered_from(node: tree.Node, rows: Sequence[Row], text: str) -> Gathered:
    """Reckon each count, sum and ranking of a tree over rows."""
    found: dict[tree.Node, Value | Mapping[Place, Decimal]] = {}
    for part in _over_rows(node):
        if isinstance(part, tree.Count):
            holds = reckoner(part.where, text)
            found[part] = stored(Decimal(sum(holds(row, {}) is True for row in rows)))
        elif isinstance(part, tree.Total):
            found[part] = _total(part, rows, text)
        elif isinstance(part, tree.Rank):
            found[part] = _places(part, rows, text)
    return found


def _over_rows(node: tree.Node) -> Iterator[tree.Node]:
    if isinstance(node, (*tree.AGGREGATES, tree.Rank)):
        yield node
    for part in node.parts:
        yield from _over_rows(part)


def _total(node: tree.Total, rows: Sequence[Row], text: str) -> Value:
    """A sum with a missing part is missing; of no rows it is 0."""
    of, holds = reckoner(node.of, text), reckoner(node.where, text)
    values = [of(row, {}) for row in rows if holds(row, {}) is True]
    return None if None in values else stored(sum(map(amount, values), Decimal(0)))


def _places(node: tree.Rank, rows: Sequence[Row], text: str) -> Mapping[Place, Decimal]:
    """The largest is first; equals share a place, and the next place is left out."""
    classes: dict[Value, list[Decimal]] = defaultdict(list)
    for kind, value in map(placing(node, text), rows):
        if value is not None:
            classes[kind].append(amount(value))
    places: dict[Place, Decimal] = {}
    for kind, values in classes.items():
        for at, value in enumerate(sorted(values, reverse=True), start=1):
            places.setdefault((kind, value), Decimal(at))
    return places
