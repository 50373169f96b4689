"""Calls as nodes: what each function becomes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from wenxiao.errors import FormulaSyntaxError
from wenxiao.formulas import tree
from wenxiao.formulas.exact import SETTLED_DIGITS


@dataclass(frozen=True, kw_only=True, slots=True)
class Argument:
    """What stands between two commas: a value, `label=value` or `limit: value`."""

    value: tree.Node
    start: int
    label: str = ""
    limit: tree.Node | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
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


def build_extreme(made: Call, is_max: bool) -> tree.Node:
    return reduce(
        lambda left, right: tree.Extreme(left=left, right=right, is_max=is_max, start=made.start, end=made.end),
        made.plain,
    )


def build_clamp(made: Call) -> tree.Node:
    value, low, high = made.plain
    if isinstance(low, tree.Number) and isinstance(high, tree.Number) and low.value > high.value:
        raise made.fail("下限大于上限，请对调", low)
    above = tree.Extreme(left=value, right=low, is_max=True, start=made.start, end=made.end)
    return tree.Extreme(left=above, right=high, is_max=False, start=made.start, end=made.end)


def build_choice(made: Call) -> tree.Node:
    condition, then, otherwise = made.plain
    return tree.Choice(condition=condition, then=then, otherwise=otherwise, start=made.start, end=made.end)


def build_bands(made: Call) -> tree.Node:
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


def build_share(made: Call) -> tree.Node:
    part, whole = made.plain
    return tree.Quotient(left=part, right=whole, as_share=True, start=made.start, end=made.end)


def build_count(made: Call) -> tree.Node:
    return tree.Count(where=made.where, start=made.start, end=made.end)


def build_total(made: Call) -> tree.Node:
    return tree.Total(of=made.plain[0], where=made.where, start=made.start, end=made.end)


def build_rate(made: Call) -> tree.Node:
    of, where, start, end = made.plain[0], made.where, made.start, made.end
    met = tree.Both(left=of, right=where, start=of.start, end=of.end)
    return tree.Quotient(
        left=tree.Count(where=met, start=start, end=end),
        right=tree.Count(where=where, start=start, end=end),
        as_share=True,
        start=start,
        end=end,
    )


def build_rank(made: Call) -> tree.Node:
    by = made.labelled.get("by")
    return tree.Rank(of=made.plain[0], where=made.where, by=by, start=made.start, end=made.end)


def build_round(made: Call) -> tree.Node:
    of, digits = made.plain
    if not isinstance(digits, tree.Number) or digits.unit or digits.value not in range(SETTLED_DIGITS + 1):
        raise made.fail(f"保留的位数要写成0到{SETTLED_DIGITS}的整数", digits)
    return tree.Rounded(of=of, digits=int(digits.value), start=made.start, end=made.end)


def build_known(made: Call) -> tree.Node:
    return tree.Known(of=made.plain[0], start=made.start, end=made.end)
