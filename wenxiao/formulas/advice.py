"""What to write instead, where sides do not go together or a name is not known."""

from collections.abc import Mapping
from difflib import get_close_matches

from wenxiao.errors import FormulaUnknownNameError
from wenxiao.formulas import tree
from wenxiao.formulas.dimensions import Kind, Type

Pair = tree.Addition | tree.Quotient | tree.Comparison | tree.Extreme


def is_nought(node: tree.Node) -> bool:
    """Whether a node is a plain 0, which is nought in every unit."""
    return isinstance(node, tree.Number) and not node.unit and not node.value


def unknown_name(node: tree.Name, names: Mapping[str, object], text: str) -> FormulaUnknownNameError:
    """Return the error for a name that there is not, with the nearest ones."""
    near = get_close_matches(node.name, names, 3, 0.5)
    known = f"相近的有：{'、'.join(near)}" if near else f"可用的有：{'、'.join(sorted(names)[:12]) or '（没有）'}"
    joint = next((word for word in "且或非" if word in node.name), "")
    known += f"；如果“{joint}”是运算，请在它前后留空格" if joint else ""
    return FormulaUnknownNameError(f"没有名称“{node.name}”，{known}", text=text, start=node.start, end=node.end)


def advice_for(node: Pair, left: Type, right: Type) -> str:
    """Say how two sides of different types can be made to go together."""
    for side, own, other in ((node.right, right, left), (node.left, left, right)):
        if isinstance(side, tree.Number) and own.is_numeric and other.is_numeric and not side.unit:
            advice = f"请给数写上单位，如{_written(side, other)}"
            return advice if other.kind is not Kind.POINTS else f"{_POINTS_TO_NUMBER}；否则{advice}"
    kinds = {left.kind, right.kind}
    if not (left.is_numeric and right.is_numeric):
        return "请核对两边的名称"
    if kinds == {Kind.SHARE, Kind.POINTS}:
        return "比率减比率得百分点，比率可以加减百分点"
    if Kind.POINTS in kinds:
        return _POINTS_TO_NUMBER
    if Kind.SHARE in kinds:
        return "要把两个数量变成比率，请写share(部分, 全部)"
    if {word for word, _ in (*left.unit, *right.unit)} <= _TIMES:
        return "自然日和工作日、小时和工作时不能互换，请用同一种时限"
    return "请换算成同一单位"


def _written(side: tree.Number, other: Type) -> str:
    if other.kind is Kind.SHARE:
        return "90%"
    if other.kind is Kind.POINTS:
        return f"{side.value}百分点"
    return f"{side.value}{other.unit[0][0]}"


_POINTS_TO_NUMBER = "要把百分点变成数，请除以1百分点，如 (90% - r) / 1百分点"
_TIMES = {"天", "日", "工作日", "小时", "工作时"}
