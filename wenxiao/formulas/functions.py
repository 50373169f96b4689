"""What may be called, by English and Chinese names; each call becomes nodes that both compilers know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from wenxiao.errors import FormulaSyntaxError, FormulaUnknownNameError
from wenxiao.formulas import tree
from wenxiao.formulas.calls import (
    Argument,
    Call,
    build_bands,
    build_choice,
    build_clamp,
    build_count,
    build_extreme,
    build_known,
    build_rank,
    build_rate,
    build_round,
    build_share,
    build_total,
)
from wenxiao.formulas.tokens import Token


@dataclass(frozen=True, kw_only=True, slots=True)
class _Function:
    chinese: str
    usage: str
    build: Callable[[Call], tree.Node]
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
    made = Call(
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


_WHERE, _MANY = frozenset({"where"}), 20
FUNCTIONS: Mapping[str, _Function] = {
    "min": _Function(
        chinese="最小", usage="min(a, b, …)", build=lambda made: build_extreme(made, False), least=2, most=_MANY
    ),
    "max": _Function(
        chinese="最大", usage="max(a, b, …)", build=lambda made: build_extreme(made, True), least=2, most=_MANY
    ),
    "clamp": _Function(chinese="限定", usage="clamp(值, 下限, 上限)", build=build_clamp, least=3, most=3),
    "if": _Function(chinese="如果", usage="if(条件, 值, 否则)", build=build_choice, least=3, most=3),
    "bands": _Function(
        chinese="分档",
        usage="bands(值, 界限: 得值, 界限: 得值, 其余)",
        build=build_bands,
        least=2,
        most=2,
        has_steps=True,
    ),
    "share": _Function(chinese="占比", usage="share(部分, 全部)", build=build_share, least=2, most=2),
    "round": _Function(chinese="四舍五入", usage="round(值, 位数)", build=build_round, least=2, most=2),
    "known": _Function(chinese="已知", usage="known(值)", build=build_known, least=1, most=1),
    "count": _Function(chinese="计数", usage="count(where=条件)", build=build_count, least=0, most=0, labels=_WHERE),
    "sum": _Function(chinese="合计", usage="sum(值, where=条件)", build=build_total, least=1, most=1, labels=_WHERE),
    "rate": _Function(chinese="比率", usage="rate(条件, where=条件)", build=build_rate, least=1, most=1, labels=_WHERE),
    "rank": _Function(
        chinese="排名",
        usage="rank(值, where=条件, by=类别)",
        build=build_rank,
        least=1,
        most=1,
        labels=_WHERE | {"by"},
    ),
}
_CHINESE = {function.chinese: name for name, function in FUNCTIONS.items()}
