"""What a formula is reckoned over: one row, one row among others, or all rows at once; and how large it is."""

from enum import StrEnum

from wenxiao.errors import FormulaTooLargeError, FormulaTypeError
from wenxiao.formulas import tree

MAX_SIZE = 500


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


def size_of(node: tree.Node, text: str) -> int:
    """Return how many nodes there are below and with a node; raise FormulaTooLargeError where they are too many."""
    size = 1 + sum(size_of(part, text) for part in node.parts)
    if size > MAX_SIZE:
        problem = f"算式展开后超过{MAX_SIZE}步（分档里又分档，每一档都要重算）；请拆成几个公式"
        raise FormulaTooLargeError(problem, text=text, start=node.start, end=node.end)
    return size


def _names(node: tree.Node) -> bool:
    return isinstance(node, tree.Name) or any(_names(part) for part in node.parts)


def _wrong(problem: str, node: tree.Node, text: str) -> FormulaTypeError:
    return FormulaTypeError(problem, text=text, start=node.start, end=node.end)
