"""The tree as a Python function of a row."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import singledispatch

from wenxiao.errors import FormulaTypeError
from wenxiao.formulas import tree
from wenxiao.formulas.checking import unknown_name
from wenxiao.formulas.exact import COMPARE, added, divided, multiplied, rounded, settled, stored

Value = Decimal | bool | str | None
Row = Mapping[str, object]
Place = tuple[Value, Value]
Gathered = Mapping[tree.Node, Value | Mapping[Place, Decimal]]
"""What was reckoned over all rows: of a Count or Total its value, of a Rank the place by class and value."""
Reckon = Callable[[Row, Gathered], Value]


@singledispatch
def reckoner(node: tree.Node, text: str) -> Reckon:
    """Return the function that reckons a node for a row, given what was gathered over all rows."""
    raise NotImplementedError(type(node))


@reckoner.register
def _number(node: tree.Number, text: str) -> Reckon:
    value = stored(node.value)
    return lambda row, gathered: value


@reckoner.register(tree.Truth)
@reckoner.register(tree.Text)
def _constant(node: tree.Truth | tree.Text, text: str) -> Reckon:
    value = node.value
    return lambda row, gathered: value


@reckoner.register
def _name(node: tree.Name, text: str) -> Reckon:
    return lambda row, gathered: _read(named(row, node, text), node, text)


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
    choose = max if node.is_max else min
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
def _gathered(node: tree.Count | tree.Total, text: str) -> Reckon:
    return lambda row, gathered: gathered[node]  # type: ignore[return-value]


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


def amount(value: Value) -> Decimal:
    """A value that is a number; raise TypeError for another, which `check` refuses before."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is not a number: check the formula before reckoning")
    return value


def compared(value: Value) -> Value:
    """A value as it is compared."""
    return settled(value) if isinstance(value, Decimal) else value


def named(row: Row, node: tree.Name, text: str) -> object:
    """Take a name from a row: as it is written, else field by field."""
    if node.name in row:
        return row[node.name]
    found: object = row
    for field in node.name.split("."):
        if not isinstance(found, Mapping) or field not in found:
            raise unknown_name(node, row, text)
        found = found[field]
    return found


def _read(value: object, node: tree.Name, text: str) -> Value:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return stored(Decimal(value))
    if isinstance(value, Decimal):
        return stored(value) if value.is_finite() else None
    problem = f"“{node.name}”的值{value!r}不能用：数应为整数或者Decimal，此外可用文字、真假和空"
    raise FormulaTypeError(problem, text=text, start=node.start, end=node.end)


def _constant_none(row: Row, gathered: Gathered) -> Value:
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
