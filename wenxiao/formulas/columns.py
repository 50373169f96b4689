"""The tree as an Ibis expression: a column of each row, or one value over all rows."""

from decimal import Decimal
from functools import singledispatch
from typing import Any

import ibis
from ibis.expr.types import StructValue, Table, Value

from wenxiao.errors import FormulaTypeError
from wenxiao.formulas import exact_columns as exact
from wenxiao.formulas import tree
from wenxiao.formulas.advice import unknown_name
from wenxiao.formulas.exact import LIMIT, SAFE
from wenxiao.formulas.shapes import factor_for, is_safe_product


@singledispatch
def column(node: tree.Node, table: Table, text: str) -> Any:
    """Return the expression of a node over a table; raise FormulaError where the table does not fit."""
    raise NotImplementedError(type(node))


@column.register
def _number(node: tree.Number, _table: Table, _text: str) -> Any:
    return exact.constant(node.value)


@column.register(tree.Truth)
@column.register(tree.Text)
def _constant(node: tree.Truth | tree.Text, _table: Table, _text: str) -> Any:
    return ibis.literal(node.value)


@column.register
def _name(node: tree.Name, table: Table, text: str) -> Any:
    found = _named(node, table, text)
    dtype = found.type()
    if dtype.is_integer() or dtype.is_decimal():
        return exact.stored(found)
    if dtype.is_boolean() or dtype.is_string():
        return found
    problem = f"“{node.name}”这一列的类型是{dtype}，不能用：数应为整数或者decimal，此外可用文字和真假"
    raise FormulaTypeError(problem, text=text, start=node.start, end=node.end)


@column.register
def _negative(node: tree.Negative, table: Table, text: str) -> Any:
    return -column(node.of, table, text)


@column.register
def _rounded(node: tree.Rounded, table: Table, text: str) -> Any:
    return exact.rounded(column(node.of, table, text), node.digits)


@column.register
def _not(node: tree.Not, table: Table, text: str) -> Any:
    # Not `~`: Ibis writes NOT x IS NOT NULL without brackets, which means NOT (x IS NOT NULL).
    return column(node.of, table, text) == ibis.literal(False)


@column.register
def _known(node: tree.Known, table: Table, text: str) -> Any:
    return column(node.of, table, text).notnull()


@column.register
def _addition(node: tree.Addition, table: Table, text: str) -> Any:
    left, right = column(node.left, table, text), column(node.right, table, text)
    return exact.added(left, -right if node.is_minus else right)


@column.register
def _product(node: tree.Product, table: Table, text: str) -> Any:
    left, right = column(node.left, table, text), column(node.right, table, text)
    return exact.multiplied(left, right, is_safe=is_safe_product(node))


@column.register
def _quotient(node: tree.Quotient, table: Table, text: str) -> Any:
    left, factor = column(node.left, table, text), factor_for(node.right)
    if factor is not None:  # multiplying gives the same digits, and is much faster
        return exact.multiplied(left, exact.constant(factor), is_safe=factor * LIMIT <= SAFE)
    return exact.divided(left, column(node.right, table, text))


@column.register
def _extreme(node: tree.Extreme, table: Table, text: str) -> Any:
    return exact.extreme(column(node.left, table, text), column(node.right, table, text), is_max=node.is_max)


@column.register
def _comparison(node: tree.Comparison, table: Table, text: str) -> Any:
    left, right = (exact.compared(column(part, table, text)) for part in (node.left, node.right))
    return exact.COMPARE[node.sign](left, right)


@column.register
def _both(node: tree.Both, table: Table, text: str) -> Any:
    return column(node.left, table, text) & column(node.right, table, text)


@column.register
def _either(node: tree.Either, table: Table, text: str) -> Any:
    return column(node.left, table, text) | column(node.right, table, text)


@column.register
def _choice(node: tree.Choice, table: Table, text: str) -> Any:
    then, otherwise = column(node.then, table, text), column(node.otherwise, table, text)
    return column(node.condition, table, text).cases((True, then), (False, otherwise))


@column.register
def _count(node: tree.Count, table: Table, text: str) -> Any:
    return exact.stored(table.count(where=column(node.where, table, text)))


@column.register
def _total(node: tree.Total, table: Table, text: str) -> Any:
    of, where = column(node.of, table, text), column(node.where, table, text)
    missing = table.count(where=where & of.isnull())
    return ibis.cases((missing == 0, exact.stored(ibis.coalesce(of.sum(where=where), exact.constant(Decimal(0))))))


@column.register
def _rank(node: tree.Rank, table: Table, text: str) -> Any:
    value = exact.compared(column(node.of, table, text))
    ranked = ibis.cases((column(node.where, table, text), value))
    group = [] if node.by is None else [exact.compared(column(node.by, table, text))]
    place = ibis.rank().over(group_by=group, order_by=ranked.desc(nulls_first=False)) + 1
    return ibis.cases((ranked.notnull(), exact.stored(place)))


def _named(node: tree.Name, table: Table, text: str) -> Value:
    if node.name in table.columns:
        return table[node.name]
    first, *fields = node.name.split(".")
    if first not in table.columns:
        raise unknown_name(node, dict.fromkeys(table.columns), text)
    found: Value = table[first]
    for field in fields:
        if not isinstance(found, StructValue) or field not in found.names:
            raise unknown_name(node, dict.fromkeys(table.columns), text)
        found = found[field]
    return found
