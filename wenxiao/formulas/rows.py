"""The tree as a Python function of a row."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import singledispatch

from wenxiao.formulas import tree
from wenxiao.formulas.exact import COMPARE, added, divided, multiplied, rounded, stored
from wenxiao.formulas.values import Row, Value, amount, compared, read

Place = tuple[Value, Value]
Gathered = Mapping[tree.Node, Value | Mapping[Place, Decimal]]
"""What was reckoned over all rows: of a Count or Total its value, of a Rank the place by class and value."""
Reckon = Callable[[Row, Gathered], Value]


@singledispatch
def reckoner(node: tree.Node, text: str) -> Reckon:
    """Return the function that reckons a node for a row, given what was gathered over all rows."""
    raise NotImplementedError(type(node))


@reckoner.register
def _number(node: tree.Number, _text: str) -> Reckon:
    value = stored(node.value)
    return lambda _row, _gathered: value


@reckoner.register(tree.Truth)
@reckoner.register(tree.Text)
def _constant(node: tree.Truth | tree.Text, _text: str) -> Reckon:
    value = node.value
    return lambda _row, _gathered: value


@reckoner.register
def _name(node: tree.Name, text: str) -> Reckon:
    return lambda row, _gathered: read(row, node, text)


@reckoner.register
def _negative(node: tree.Negative, text: str) -> Reckon:
    return _one(reckoner(node.of, text), lambda value: -amount(value))


@reckoner.register
def _rounded(node: tree.Rounded, text: str) -> Reckon:
    return _one(reckoner(node.of, text), lambda value: stored(rounded(amount(value), node.digits)))


@reckoner.register
def _not(node: tree.Not, text: str) -> Reckon:
    return _one(reckoner(node.of, text), lambda value: not value)


@reckoner.register
def _known(node: tree.Known, text: str) -> Reckon:
    reckon = reckoner(node.of, text)
    return lambda row, gathered: reckon(row, gathered) is not None


@reckoner.register
def _addition(node: tree.Addition, text: str) -> Reckon:
    sign = -1 if node.is_minus else 1
    return _two(node, text, lambda left, right: added(amount(left), sign * amount(right)))


@reckoner.register
def _product(node: tree.Product, text: str) -> Reckon:
    return _two(node, text, lambda left, right: multiplied(amount(left), amount(right)))


@reckoner.register
def _quotient(node: tree.Quotient, text: str) -> Reckon:
    return _two(node, text, lambda left, right: divided(amount(left), amount(right)))


@reckoner.register
def _extreme(node: tree.Extreme, text: str) -> Reckon:
    choose: Callable[[Decimal, Decimal], Decimal] = max if node.is_max else min
    return _two(node, text, lambda left, right: choose(amount(left), amount(right)))


@reckoner.register
def _comparison(node: tree.Comparison, text: str) -> Reckon:
    compare = COMPARE[node.sign]
    return _two(node, text, lambda left, right: compare(compared(left), compared(right)))


@reckoner.register
def _both(node: tree.Both, text: str) -> Reckon:
    return _decided(node, text, decides=False)


@reckoner.register
def _either(node: tree.Either, text: str) -> Reckon:
    return _decided(node, text, decides=True)


@reckoner.register
def _choice(node: tree.Choice, text: str) -> Reckon:
    condition, then, otherwise = (reckoner(part, text) for part in (node.condition, node.then, node.otherwise))

    def reckon(row: Row, gathered: Gathered) -> Value:
        holds = condition(row, gathered)
        if holds is None:
            return None
        return then(row, gathered) if holds else otherwise(row, gathered)

    return reckon


@reckoner.register(tree.Count)
@reckoner.register(tree.Total)
def _gathered(node: tree.Count | tree.Total, _text: str) -> Reckon:
    return lambda _row, gathered: gathered[node]  # type: ignore[return-value]


@reckoner.register
def _rank(node: tree.Rank, text: str) -> Reckon:
    place = placing(node, text)
    return lambda row, gathered: gathered[node].get(place(row))  # type: ignore[union-attr]


def placing(node: tree.Rank, text: str) -> Callable[[Row], Place]:
    """Return what a row is ranked by: its class and its value; no value where it is not ranked."""
    of, where = reckoner(node.of, text), reckoner(node.where, text)
    group = reckoner(node.by, text) if node.by is not None else _constant_none

    def place(row: Row) -> Place:
        value = of(row, {}) if where(row, {}) is True else None
        kind = group(row, {})
        return None if kind is None else compared(kind), None if value is None else compared(value)

    return place


def _constant_none(_row: Row, _gathered: Gathered) -> Value:
    return None


def _one(of: Reckon, act: Callable[[Value], Value]) -> Reckon:
    def reckon(row: Row, gathered: Gathered) -> Value:
        value = of(row, gathered)
        return None if value is None else act(value)

    return reckon


_Pair = tree.Addition | tree.Product | tree.Quotient | tree.Extreme | tree.Comparison


def _two(node: _Pair, text: str, act: Callable[[Value, Value], Value]) -> Reckon:
    left, right = reckoner(node.left, text), reckoner(node.right, text)

    def reckon(row: Row, gathered: Gathered) -> Value:
        one, other = left(row, gathered), right(row, gathered)
        return None if one is None or other is None else act(one, other)

    return reckon


def _decided(node: tree.Both | tree.Either, text: str, *, decides: bool) -> Reckon:
    """One side may decide alone; otherwise both must be known."""
    left, right = reckoner(node.left, text), reckoner(node.right, text)

    def reckon(row: Row, gathered: Gathered) -> Value:
        sides = left(row, gathered), right(row, gathered)
        if decides in sides:
            return decides
        return None if None in sides else not decides

    return reckon
