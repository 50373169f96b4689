"""What may be called, by English and Chinese names; each call becomes nodes that both compilers know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import reduce
from itertools import pairwise

from wenxiao.errors import FormulaSyntaxError, FormulaUnknownNameError
from wenxiao.formulas import tree
from wenxiao.formulas.exact import SETTLED_DIGITS
from wenxiao.formulas.tokens import Token


@dataclass(frozen=True, kw_only=True, slots=True)
class Argument:
    """What stands between two commas: a value, `label=value` or `limit: value`."""

    value: tree.Node
    start: int
    label: str = ""
    limit: tree.Node | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Call:
    """A call being built: its place, its arguments sorted by kind."""

    text: str
    start: int
    end: int
    plain: tuple[tree.Node, ...]
    steps: tuple[tuple[tree.Node, tree.Node], ...]
    labelled: Mapping[str, tree.Node]

    @property
    def where(self) -> tree.Node:
        return self.labelled.get("where") or tree.Truth(value=True, start=self.start, end=self.end)

    def fail(self, problem: str, at: tree.Node | None = None) -> FormulaSyntaxError:
        start, end = (at.start, at.end) if at else (self.start, self.end)
        return FormulaSyntaxError(problem, text=self.text, start=start, end=end)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Function:
    chinese: str
    usage: str
    build: Callable[[_Call], tree.Node]
    least: int
    most: int
    labels: frozenset[str] = field(default_factory=frozenset)
    has_steps: bool = False


_LABELS = {"其中": "where", "按": "by"}


def call(name: Token, arguments: tuple[Argument, ...], text: str, end: int) -> tree.Node:
    """Build what a call means; raise FormulaSyntaxError or FormulaUnknownNameError that says how to write it."""
    function = FUNCTIONS.get(_CHINESE.get(name.text, name.text))
    if function is None:
        near = get_close_matches(name.text, [*FUNCTIONS, *_CHINESE], 3, 0.5)
        known = f"相近的有：{'、'.join(near)}" if near else f"可用的有：{'、'.join(FUNCTIONS)}"
        raise FormulaUnknownNameError(f"没有函数“{name.text}”，{known}", text=text, start=name.start, end=name.end)
    labelled: dict[str, tree.Node] = {}
    for argument in arguments:
        if not argument.label:
            continue
        label = _LABELS.get(argument.label, argument.label)
        if label not in function.labels or label in labelled:
            problem = f"{name.text}这里不能写“{argument.label}=”，写法：{function.usage}"
            raise FormulaSyntaxError(problem, text=text, start=argument.start, end=argument.value.end)
        labelled[label] = argument.value
    made = _Call(
        text=text,
        start=name.start,
        end=end,
        plain=tuple(a.value for a in arguments if not a.label and a.limit is None),
        steps=tuple((a.limit, a.value) for a in arguments if a.limit is not None),
        labelled=labelled,
    )
    if not function.least <= len(made.plain) <= function.most or bool(made.steps) != function.has_steps:
        raise made.fail(f"{name.text}的写法：{function.usage}")
    return function.build(made)


def _extreme(made: _Call, is_max: bool) -> tree.Node:
    return reduce(
        lambda left, right: tree.Extreme(left=left, right=right, is_max=is_max, start=made.start, end=made.end),
        made.plain,
    )


def _clamp(made: _Call) -> tree.Node:
    value, low, high = made.plain
    if isinstance(low, tree.Number) and isinstance(high, tree.Number) and low.value > high.value:
        raise made.fail("下限大于上限，请对调", low)
    above = tree.Extreme(left=value, right=low, is_max=True, start=made.start, end=made.end)
    return tree.Extreme(left=above, right=high, is_max=False, start=made.start, end=made.end)


def _choice(made: _Call) -> tree.Node:
    condition, then, otherwise = made.plain
    return tree.Choice(condition=condition, then=then, otherwise=otherwise, start=made.start, end=made.end)


def _bands(made: _Call) -> tree.Node:
    """Falling limits mean "at least", rising ones "at most"."""
    value, rest = made.plain
    limits = [limit for limit, _ in made.steps]
    plain = [limit for limit in limits if isinstance(limit, tree.Number)]
    if len(plain) < len(limits):
        raise made.fail("分档的界限要写成数", next(limit for limit in limits if limit not in plain))
    if len(plain) < 2:
        raise made.fail("只有一个界限时请用if(条件, 值, 否则)")
    falls = plain[0].value > plain[1].value
    for one, other in pairwise(plain):
        if one.value == other.value or (one.value > other.value) != falls:
            raise made.fail("分档的界限要从大到小（达到即算）或者从小到大（不超过即算）依次写", other)
    node = rest
    for limit, then in reversed(made.steps):
        met = tree.Comparison(sign=">=" if falls else "<=", left=value, right=limit, start=limit.start, end=limit.end)
        node = tree.Choice(condition=met, then=then, otherwise=node, start=limit.start, end=then.end)
    return node


def _share(made: _Call) -> tree.Node:
    part, whole = made.plain
    return tree.Quotient(left=part, right=whole, as_share=True, start=made.start, end=made.end)


def _count(made: _Call) -> tree.Node:
    return tree.Count(where=made.where, start=made.start, end=made.end)


def _total(made: _Call) -> tree.Node:
    return tree.Total(of=made.plain[0], where=made.where, start=made.start, end=made.end)


def _rate(made: _Call) -> tree.Node:
    of, where, start, end = made.plain[0], made.where, made.start, made.end
    met = tree.Both(left=of, right=where, start=of.start, end=of.end)
    return tree.Quotient(
        left=tree.Count(where=met, start=start, end=end),
        right=tree.Count(where=where, start=start, end=end),
        as_share=True,
        start=start,
        end=end,
    )


def _rank(made: _Call) -> tree.Node:
    by = made.labelled.get("by")
    return tree.Rank(of=made.plain[0], where=made.where, by=by, start=made.start, end=made.end)


def _round(made: _Call) -> tree.Node:
    of, digits = made.plain
    if not isinstance(digits, tree.Number) or digits.unit or digits.value not in range(SETTLED_DIGITS + 1):
        raise made.fail(f"保留的位数要写成0到{SETTLED_DIGITS}的整数", digits)
    return tree.Rounded(of=of, digits=int(digits.value), start=made.start, end=made.end)


def _known(made: _Call) -> tree.Node:
    return tree.Known(of=made.plain[0], start=made.start, end=made.end)


_WHERE, _MANY = frozenset({"where"}), 20
FUNCTIONS: Mapping[str, _Function] = {
    "min": _Function(
        chinese="最小", usage="min(a, b, …)", build=lambda made: _extreme(made, False), least=2, most=_MANY
    ),
    "max": _Function(
        chinese="最大", usage="max(a, b, …)", build=lambda made: _extreme(made, True), least=2, most=_MANY
    ),
    "clamp": _Function(chinese="限定", usage="clamp(值, 下限, 上限)", build=_clamp, least=3, most=3),
    "if": _Function(chinese="如果", usage="if(条件, 值, 否则)", build=_choice, least=3, most=3),
    "bands": _Function(
        chinese="分档",
        usage="bands(值, 界限: 得值, 界限: 得值, 其余)",
        build=_bands,
        least=2,
        most=2,
        has_steps=True,
    ),
    "share": _Function(chinese="占比", usage="share(部分, 全部)", build=_share, least=2, most=2),
    "round": _Function(chinese="四舍五入", usage="round(值, 位数)", build=_round, least=2, most=2),
    "known": _Function(chinese="已知", usage="known(值)", build=_known, least=1, most=1),
    "count": _Function(chinese="计数", usage="count(where=条件)", build=_count, least=0, most=0, labels=_WHERE),
    "sum": _Function(chinese="合计", usage="sum(值, where=条件)", build=_total, least=1, most=1, labels=_WHERE),
    "rate": _Function(chinese="比率", usage="rate(条件, where=条件)", build=_rate, least=1, most=1, labels=_WHERE),
    "rank": _Function(
        chinese="排名",
        usage="rank(值, where=条件, by=类别)",
        build=_rank,
        least=1,
        most=1,
        labels=_WHERE | {"by"},
    ),
}
_CHINESE = {function.chinese: name for name, function in FUNCTIONS.items()}
