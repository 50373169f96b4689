"""What a formula is reckoned over: one row, one row among others, or all rows at once; and how large it is."""

from decimal import Decimal
from enum import StrEnum

from wenxiao.errors import FormulaTooLargeError, FormulaTypeError
from wenxiao.formulas import tree
from wenxiao.formulas.exact import LIMIT, SAFE

MAX_WEIGHT = 400


class Shape(StrEnum):
    """What a formula is reckoned over."""

    ROW = "row"
    RANKED = "ranked"
    """One row among others: it has a rank in it."""
    ROWS = "rows"
    """All rows at once: count, sum, rate."""


def shape_of(node: tree.Node, text: str) -> Shape:
    """Return the shape; raise FormulaTypeError where rows and single values are mixed."""
    inner = [part for part in node.parts if not isinstance(part, tree.Truth)]
    shapes = [(part, shape_of(part, text)) for part in inner]
    if isinstance(node, (*tree.AGGREGATES, tree.Rank)):
        what = "count、sum、rate" if isinstance(node, tree.AGGREGATES) else "rank"
        for part, shape in shapes:
            if shape is not Shape.ROW:
                raise _wrong(f"{what}里面只能写一行的值，不能再写count、sum、rate、rank", part, text)
        if isinstance(node, tree.Total | tree.Rank) and not _names(node.of):
            raise _wrong("这里要写一行的值，只有数就谈不上合计、排名；数行数请用count", node.of, text)
        return Shape.ROWS if isinstance(node, tree.AGGREGATES) else Shape.RANKED
    if any(shape is Shape.ROWS for _, shape in shapes):
        for part, shape in shapes:
            if shape is Shape.RANKED or (shape is Shape.ROW and _names(part)):
                raise _wrong("一行的值不能与count、sum、rate写在一起；请先各算各的，再另写公式", part, text)
        return Shape.ROWS
    return Shape.RANKED if any(shape is Shape.RANKED for _, shape in shapes) else Shape.ROW


def weigh(node: tree.Node, text: str) -> int:
    """Return how much a database has to write for a node; raise FormulaTooLargeError where it is too much.

    SQL has no name for a part of an expression: what is divided stands in it four times, the divisor five times.
    """
    weights = [weigh(part, text) for part in node.parts]
    match node:
        case tree.Quotient() if factor_for(node.right) is not None:
            weight = 1 + 2 * weights[0]
        case tree.Quotient():
            weight = 1 + 4 * weights[0] + 5 * weights[1]
        case tree.Product() if not is_safe_product(node):
            weight = 1 + 2 * sum(weights)
        case tree.Total() | tree.Rank():
            weight = 1 + 2 * sum(weights)
        case _:
            weight = 1 + sum(weights)
    if weight > MAX_WEIGHT:
        problem = "这一部分太重了（除法里套除法，或者分档里套分档）；请把里层另写成一个公式，这里用它的名称"
        raise FormulaTooLargeError(problem, text=text, start=node.start, end=node.end)
    return weight


def is_safe_product(node: tree.Product) -> bool:
    """Whether a product cannot grow beyond what a database multiplies: one side is a small number written out."""
    return _reach(node.left) * _reach(node.right) <= SAFE


def factor_for(divisor: tree.Node) -> Decimal | None:
    """Return the whole number by which multiplying is dividing by a number written out: 100 for 1百分点; else None."""
    if not isinstance(divisor, tree.Number) or not divisor.value:
        return None
    factor = 1 / divisor.value
    return factor if factor == factor.to_integral_value() and factor * divisor.value == 1 else None


def _reach(node: tree.Node) -> Decimal:
    return node.value if isinstance(node, tree.Number) else LIMIT


def _names(node: tree.Node) -> bool:
    return isinstance(node, tree.Name) or any(_names(part) for part in node.parts)


def _wrong(problem: str, node: tree.Node, text: str) -> FormulaTypeError:
    return FormulaTypeError(problem, text=text, start=node.start, end=node.end)
