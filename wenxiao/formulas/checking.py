"""Whether kinds and units go together; where not, what to write instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatchmethod

from wenxiao.errors import FormulaTypeError
from wenxiao.formulas import tree
from wenxiao.formulas.advice import Pair, advice_for, is_nought, unknown_name
from wenxiao.formulas.dimensions import COUNT_UNIT, NUMBER, POINTS, SHARE, TEXT, TRUTH, Type, by, times, type_named


@dataclass(frozen=True, slots=True)
class Checker:
    """Finds the type of each node of one formula."""

    text: str
    names: Mapping[str, Type]

    def fail(self, problem: str, at: tree.Node) -> FormulaTypeError:
        """An error that points at a node."""
        return FormulaTypeError(problem, text=self.text, start=at.start, end=at.end)

    @singledispatchmethod
    def type_of(self, node: tree.Node) -> Type:
        """Return the type of a node; raise FormulaTypeError or FormulaUnknownNameError."""
        raise NotImplementedError(type(node))

    @type_of.register
    def _(self, node: tree.Number) -> Type:
        return type_named(node.unit) if node.unit else NUMBER

    @type_of.register
    def _(self, _node: tree.Truth) -> Type:
        return TRUTH

    @type_of.register
    def _(self, _node: tree.Text) -> Type:
        return TEXT

    @type_of.register
    def _(self, node: tree.Name) -> Type:
        if node.name in self.names:
            return self.names[node.name]
        raise unknown_name(node, self.names, self.text)

    @type_of.register
    def _(self, node: tree.Negative) -> Type:
        return self.numeric(node.of)

    @type_of.register
    def _(self, node: tree.Rounded) -> Type:
        return self.numeric(node.of)

    @type_of.register
    def _(self, node: tree.Addition) -> Type:
        left, right = self.numeric(node.left), self.numeric(node.right)
        if is_nought(node.left) or is_nought(node.right):
            return right if is_nought(node.left) else left
        if left == right:
            return POINTS if left == SHARE and node.is_minus else left
        if left == SHARE and right == POINTS:
            return SHARE
        if left == POINTS and right == SHARE and not node.is_minus:
            return SHARE
        raise self.apart(node, left, right, "相减" if node.is_minus else "相加")

    @type_of.register
    def _(self, node: tree.Product) -> Type:
        return times(self.numeric(node.left), self.numeric(node.right))

    @type_of.register
    def _(self, node: tree.Quotient) -> Type:
        left, right = self.numeric(node.left), self.numeric(node.right)
        if not node.as_share:
            return by(left, right)
        if left != right:
            raise self.apart(node, left, right, "求占比")
        return SHARE

    @type_of.register
    def _(self, node: tree.Comparison) -> Type:
        left, right = self.type_of(node.left), self.type_of(node.right)
        if not (left.is_numeric and right.is_numeric) and node.sign not in ("==", "!="):
            odd = node.left if not left.is_numeric else node.right
            raise self.fail(f"{self.type_of(odd)}没有大小，只能用==或者!=比较", odd)
        self.alike(node, left, right, "比较")
        return TRUTH

    @type_of.register
    def _(self, node: tree.Not) -> Type:
        return self.truth(node.of)

    @type_of.register
    def _(self, node: tree.Both) -> Type:
        return self.truth(node.left) and self.truth(node.right)

    @type_of.register
    def _(self, node: tree.Either) -> Type:
        return self.truth(node.left) and self.truth(node.right)

    @type_of.register
    def _(self, node: tree.Choice) -> Type:
        self.truth(node.condition)
        then, otherwise = self.type_of(node.then), self.type_of(node.otherwise)
        probe = tree.Extreme(left=node.then, right=node.otherwise, is_max=True, start=node.start, end=node.end)
        return self.alike(probe, then, otherwise, "作为同一个结果")

    @type_of.register
    def _(self, node: tree.Extreme) -> Type:
        return self.alike(node, self.numeric(node.left), self.numeric(node.right), "比大小")

    @type_of.register
    def _(self, node: tree.Known) -> Type:
        self.type_of(node.of)
        return TRUTH

    @type_of.register
    def _(self, node: tree.Count) -> Type:
        self.truth(node.where)
        return type_named(COUNT_UNIT)

    @type_of.register
    def _(self, node: tree.Total) -> Type:
        self.truth(node.where)
        return self.numeric(node.of)

    @type_of.register
    def _(self, node: tree.Rank) -> Type:
        self.truth(node.where)
        self.numeric(node.of)
        if node.by is not None:
            self.type_of(node.by)
        return NUMBER

    def numeric(self, node: tree.Node) -> Type:
        """The type of a node that one reckons with."""
        found = self.type_of(node)
        if not found.is_numeric:
            raise self.fail(f"这里应为数，写的是{found}", node)
        return found

    def truth(self, node: tree.Node) -> Type:
        """The type of a node that is true or false."""
        found = self.type_of(node)
        if found != TRUTH:
            raise self.fail(f"这里应为条件，写的是{found}；请写成比较，如 x > 0", node)
        return found

    def alike(self, node: Pair, left: Type, right: Type, what: str) -> Type:
        """The one type of both sides; nought has any unit."""
        if left == right:
            return left
        if is_nought(node.left) and right.is_numeric:
            return right
        if is_nought(node.right) and left.is_numeric:
            return left
        raise self.apart(node, left, right, what)

    def apart(self, node: Pair, left: Type, right: Type, what: str) -> FormulaTypeError:
        """The error for two sides that do not go together."""
        return self.fail(f"左边是{left}，右边是{right}，不能{what}；{advice_for(node, left, right)}", node)
