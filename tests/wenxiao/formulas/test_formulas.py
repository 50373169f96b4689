"""What holds of formulas beside their values."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wenxiao.formulas.random_formulas import row_formulas, tables
from wenxiao.errors import (
    FormulaError,
    FormulaSyntaxError,
    FormulaTooLargeError,
    FormulaTypeError,
    FormulaUnknownNameError,
)
from wenxiao.formulas import NUMBER, POINTS, SHARE, Shape, check, names_of, parse, type_named
from wenxiao.formulas.exact import LIMIT
from wenxiao.formulas.functions import FUNCTIONS

PIECES = ["a", "率", "1", "90%", "3工作日", "+", "-", "*", "(", ")", ",", ":", "=", "==", "<", "and", "非", "in"]
PIECES += ["count", "rank(", "bands(", "if(", "sum(", "where=", '"甲"', '"', "、", "^", " ", "\n", "𠀀", "²"]


REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "formulas.md"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_in_the_reference(name: str) -> None:
    page = REFERENCE.read_text(encoding="utf-8")
    assert FUNCTIONS[name].usage in page
    assert FUNCTIONS[name].chinese in page


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_wrong_call_shows_how_it_is_written(name: str) -> None:
    with pytest.raises(FormulaSyntaxError) as caught:
        parse(f"{name}(1, 2, 3, 4, 5: 6)")
    assert FUNCTIONS[name].usage in str(caught.value)


def refused(text: str) -> FormulaError | None:
    try:
        check(parse(text), {"a": NUMBER, "率": SHARE})
    except FormulaError as error:
        return error
    return None


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60))
def test_any_text_is_a_formula_or_is_refused_at_a_column(text: str) -> None:
    error = refused(text)
    if error is not None:
        assert 0 <= error.start <= error.end
        assert error.start <= len(text)
        assert f"第{error.start + 1}列" in str(error)


@given(row_formulas, tables())
def test_a_value_never_escapes_its_bounds(text: str, rows: list[dict[str, Any]]) -> None:
    try:
        formula = parse(text)
    except FormulaTooLargeError:
        return
    for value in formula.values(rows):
        if isinstance(value, Decimal):
            assert abs(value) <= LIMIT
            assert value == round(value, 6)


def test_the_caret_stands_under_wide_letters() -> None:
    with pytest.raises(FormulaUnknownNameError) as caught:
        check(parse("按时办结率 > 満意率"), {"按时办结率": SHARE})
    assert str(caught.value).splitlines()[1:] == ["  按时办结率 > 満意率", "  　　　　　   ^^^^^^"]


@pytest.mark.parametrize("text", ["1+" * 1001 + "1", "(" * 500 + "1" + ")" * 500, "-" * 900 + "1", "not " * 450 + "a"])
def test_long_and_deep_formulas_are_refused(text: str) -> None:
    with pytest.raises(FormulaTooLargeError):
        parse(text)


def test_a_formula_knows_its_names_and_shape() -> None:
    formula = parse("count(where=办结 and 用时 <= 时限) / count()")
    assert names_of(formula) == {"办结", "用时", "时限"}
    assert formula.shape is Shape.ROWS
    assert [parse(text).shape for text in ("a + 1", "rank(a)", "if(rank(a) <= 5, 1, 0)")] == [
        Shape.ROW,
        Shape.RANKED,
        Shape.RANKED,
    ]


def test_a_float_is_refused_in_a_row_and_in_a_column() -> None:
    formula = parse("a + 1")
    with pytest.raises(FormulaTypeError, match=r"“a”的值0.5不能用.*Decimal"):
        formula.value({"a": 0.5})
    with pytest.raises(FormulaTypeError, match=r"“a”这一列的类型是float64"):
        formula.expression(ibis.table({"a": "float64"}, name="t"))


def test_an_unknown_name_is_refused_in_a_row_and_in_a_table() -> None:
    formula = parse("按时办结律 + 1")
    with pytest.raises(FormulaUnknownNameError, match="相近的有：按时办结率"):
        formula.value({"按时办结率": 1})
    with pytest.raises(FormulaUnknownNameError, match="相近的有：按时办结率"):
        formula.expression(ibis.table({"按时办结率": "int64"}, name="t"))


def test_dots_reach_into_a_row_and_into_a_struct_column() -> None:
    formula, rows = parse("matter.unit.staff * 2"), [{"matter": {"unit": {"staff": 7}}}]
    assert formula.value(rows[0]) == 14
    table = ibis.memtable(pa.Table.from_pylist(rows))
    assert ibis.duckdb.connect().to_pyarrow(table.select(x=formula.expression(table))).to_pylist() == [{"x": 14}]
    with pytest.raises(FormulaUnknownNameError, match=r"matter\.unit\.staf"):
        parse("matter.unit.staf").value(rows[0])


def test_a_measure_is_grouped_by_unit_in_a_database() -> None:
    rows = [{"unit": unit, "late": late} for unit, late in [("甲", True), ("甲", False), ("乙", False)]]
    table = ibis.memtable(pa.Table.from_pylist(rows))
    measure = parse("rate(not late)").expression(table)
    answer = ibis.duckdb.connect().to_pyarrow(table.group_by("unit").aggregate(x=measure).order_by("x"))
    assert answer.to_pylist() == [{"unit": "甲", "x": Decimal("0.5")}, {"unit": "乙", "x": Decimal(1)}]


def test_a_formula_is_asked_for_what_it_is() -> None:
    with pytest.raises(ValueError, match="needs all rows"):
        parse("count()").value({})
    with pytest.raises(ValueError, match="for each row"):
        parse("a").over([{"a": 1}])


def test_units_are_read_and_written() -> None:
    assert str(type_named("万元/亩")) == "“万元/亩”"
    assert [type_named(words) for words in ("数", "%", "百分点")] == [NUMBER, SHARE, POINTS]


def test_errors_carry_their_place() -> None:
    with pytest.raises(FormulaSyntaxError) as caught:
        parse("1 + ")
    assert (caught.value.text, caught.value.start, caught.value.end) == ("1 + ", 4, 4)
