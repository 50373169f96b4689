"""Formulas and rows made at random, for what must hold of all of them."""

from decimal import Decimal
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

AMOUNTS, TRUTHS, TEXTS = ("金额", "plan.done", "件数"), ("办结", "is_late"), ("类别",)
CLASSES = ("投诉", "举报", "咨询")
_DECIMAL = pa.decimal128(22, 10)
_COLUMNS = {"id": pa.int64(), "金额": _DECIMAL, "plan.done": _DECIMAL, "件数": pa.int64()}
_COLUMNS |= {"办结": pa.bool_(), "is_late": pa.bool_(), "类别": pa.string()}
SCHEMA = pa.schema(_COLUMNS)
amounts = st.decimals(-1000, 1000, places=10, allow_nan=False) | st.sampled_from(
    [Decimal(0), Decimal(1), Decimal(3), Decimal(-2), Decimal("0.5"), Decimal("0.0000000001"), Decimal(999999999999)]
)


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Rows with values missing here and there."""
    row = st.fixed_dictionaries(
        {
            "金额": st.none() | amounts,
            "plan.done": st.none() | amounts,
            "件数": st.none() | st.integers(-5, 5) | st.integers(-(10**9), 10**9),
            "办结": st.none() | st.booleans(),
            "is_late": st.none() | st.booleans(),
            "类别": st.none() | st.sampled_from(CLASSES),
        }
    )
    return [{"id": at, **row} for at, row in enumerate(draw(st.lists(row, max_size=6)))]


numbers = st.sampled_from(["0", "1", "3", "0.5", "7", "100", "0.0000000001", "99999999999", "12.345"])


def _wider_numbers(inner: st.SearchStrategy[str], truth: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.tuples(inner, inner)
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*/×÷"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(st.sampled_from(["min", "max", "share", "最大"]), two).map(lambda t: f"{t[0]}({t[1][0]}, {t[1][1]})"),
        inner.map(lambda t: f"-{t}"),
        st.tuples(inner, st.sampled_from(["1百分点", "0.5", "8", "0.0000000001"])).map(lambda t: f"({t[0]} / {t[1]})"),
        st.tuples(inner, st.integers(0, 6)).map(lambda t: f"round({t[0]}, {t[1]})"),
        inner.map(lambda t: f"clamp({t}, 0.5, 99)"),
        inner.map(lambda t: f"bands({t}, 100: 3, 10: 2, 0: 1, 0)"),
        st.tuples(truth, inner, inner).map(lambda t: f"if({t[0]}, {t[1]}, {t[2]})"),
    )


def _truths(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["<", "<=", ">", ">=", "==", "!=", "≥"])
    return st.one_of(
        st.sampled_from(TRUTHS),
        st.sampled_from(["true", "false", '类别 == "投诉"', '类别 属于 ("投诉", "举报")', "known(类别)"]),
        st.tuples(inner, signs, inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda t: f"known({t})"),
    )


def _wider_truths(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or", "且", "或"]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda t: f"(not {t})"),
    )


_leaves = st.sampled_from(AMOUNTS) | numbers
_simple_truths = st.recursive(_truths(_leaves), _wider_truths, max_leaves=3)
row_numbers = st.recursive(_leaves, lambda inner: _wider_numbers(inner, _simple_truths), max_leaves=7)
row_truths = st.recursive(_truths(row_numbers), _wider_truths, max_leaves=4)
row_formulas = row_numbers | row_truths
_named = row_numbers.map(lambda text: f"(金额 * 0 + {text})")
_gathered = st.one_of(
    _simple_truths.map(lambda t: f"count(where={t})"),
    st.tuples(_simple_truths, _simple_truths).map(lambda t: f"rate({t[0]}, where={t[1]})"),
    st.tuples(_named, _simple_truths).map(lambda t: f"sum({t[0]}, where={t[1]})"),
    _named.map(lambda t: f"合计({t})"),
)
rows_formulas = st.recursive(
    _gathered | numbers, lambda inner: _wider_numbers(inner, st.just("count() > 2件")), max_leaves=4
).filter(lambda text: any(word in text for word in ("count", "rate", "sum", "合计")))
ranked_formulas = st.one_of(
    _named.map(lambda t: f"rank({t})"),
    st.tuples(_named, _simple_truths).map(lambda t: f"rank({t[0]}, where={t[1]}, by=类别)"),
    _named.map(lambda t: f"if(rank({t}) <= 2, 1, 0.5)"),
)
