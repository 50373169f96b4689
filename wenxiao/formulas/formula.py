"""A formula: one tree, reckoned for a row, over rows, or by a database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wenxiao.formulas import tree
from wenxiao.formulas.checking import Checker
from wenxiao.formulas.dimensions import Type
from wenxiao.formulas.gathering import gathered_from
from wenxiao.formulas.parsing import tree_of
from wenxiao.formulas.rows import Reckon, reckoner
from wenxiao.formulas.shapes import Shape, shape_of, weigh
from wenxiao.formulas.values import Row, Value, compared


@dataclass(frozen=True, kw_only=True, slots=True)
class Formula:
    """What `parse` returns. Values are Decimal (six digits), bool, str or None; None where something is missing."""

    text: str
    root: tree.Node
    shape: Shape
    _reckon: Reckon = field(repr=False, compare=False)

    @property
    def names(self) -> frozenset[str]:
        """The names that the formula reads."""
        return frozenset(_names(self.root))

    def value(self, row: Row) -> Value:
        """Reckon for one row; ValueError for a formula that needs all rows. Unknown names and floats: FormulaError."""
        if self.shape is not Shape.ROW:
            raise ValueError(f"“{self.text}” needs all rows: use over or values")
        return compared(self._reckon(row, {}))

    def values(self, rows: Sequence[Row]) -> list[Value]:
        """Reckon for each of the rows, in their order; ranks are among these rows."""
        gathered = gathered_from(self.root, rows, self.text)
        return [compared(self._reckon(row, gathered)) for row in rows]

    def over(self, rows: Sequence[Row]) -> Value:
        """Reckon one value over all rows; ValueError for a formula of single rows."""
        if self.shape is not Shape.ROWS:
            raise ValueError(f"“{self.text}” has a value for each row: use value or values")
        return compared(self._reckon({}, gathered_from(self.root, rows, self.text)))

    def expression(self, table: Any) -> Any:
        """Return the Ibis expression over a table: a column, or of count, sum and rate a value to aggregate by.

        It gives what `value`, `values` and `over` give, digit for digit. Columns are integers, decimals, strings and
        booleans; FormulaError for an unknown name and for a column of another type, such as floats.
        """
        from wenxiao.formulas.columns import column  # Ibis takes a second to import; a formula for one row needs none
        from wenxiao.formulas.exact_columns import compared as settled

        return settled(column(self.root, table, self.text))


def parse(text: str) -> Formula:
    """Read a formula; raise FormulaError that points at the column and says what to write instead."""
    root = tree_of(text)
    shape = shape_of(root, text)
    weigh(root, text)
    return Formula(text=text, root=root, shape=shape, _reckon=reckoner(root, text))


def check(formula: Formula, names: Mapping[str, Type]) -> Type:
    """Return the type of a formula's value; raise FormulaError for unknown names, and kinds and units that clash."""
    return Checker(formula.text, names).type_of(formula.root)


def names_of(formula: Formula) -> frozenset[str]:
    """The names that a formula reads."""
    return formula.names


def _names(node: tree.Node) -> set[str]:
    if isinstance(node, tree.Name):
        return {node.name}
    return set().union(*map(_names, node.parts))
