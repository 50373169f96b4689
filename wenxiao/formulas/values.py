"""The values of a row, read and compared."""

from collections.abc import Mapping
from decimal import Decimal

from wenxiao.errors import FormulaTypeError
from wenxiao.formulas import tree
from wenxiao.formulas.advice import unknown_name
from wenxiao.formulas.exact import settled, stored

Value = Decimal | bool | str | None
Row = Mapping[str, object]


def amount(value: Value) -> Decimal:
    """A value that is a number; raise TypeError for another, which `check` refuses before."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is not a number: check the formula before reckoning")
    return value


def compared(value: Value) -> Value:
    """A value as it is compared."""
    return settled(value) if isinstance(value, Decimal) else value


def _named(row: Row, node: tree.Name, text: str) -> object:
    """As it is written, else field by field."""
    if node.name in row:
        return row[node.name]
    found: object = row
    for field in node.name.split("."):
        if not isinstance(found, Mapping) or field not in found:
            raise unknown_name(node, row, text)
        found = found[field]
    return found


def read(row: Row, node: tree.Name, text: str) -> Value:
    """Take a name from a row; raise FormulaError where it is not there, and for a float."""
    value = _named(row, node, text)
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return stored(Decimal(value))
    if isinstance(value, Decimal):
        return stored(value) if value.is_finite() else None
    problem = f"“{node.name}”的值{value!r}不能用：数应为整数或者Decimal，此外可用文字、真假和空"
    raise FormulaTypeError(problem, text=text, start=node.start, end=node.end)
