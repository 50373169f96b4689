"""What formulas give, by Python and by a database, and what is refused: tests/cases/formulas."""

from decimal import Decimal
from typing import Any

import ibis
import pyarrow as pa
import pytest

from tests.cases import cases
from wenxiao.errors import FormulaError
from wenxiao.formulas import Formula, Shape, Type, check, parse, type_named

ARROW = {"truth": pa.bool_(), "text": pa.string()}


@pytest.fixture(scope="module")
def database() -> Any:
    return ibis.duckdb.connect()


def types_of(case: Any) -> dict[str, Type]:
    return {name: type_named(words) for name, words in case.get("names", {}).items()}


def row_of(row: Any, names: dict[str, Type]) -> dict[str, Any]:
    """Numbers stand in the cases as text, so that they stay exact."""
    return {
        name: Decimal(value) if names[name].is_numeric and value is not None else value for name, value in row.items()
    }


def by_database(database: Any, formula: Formula, rows: list[dict[str, Any]], names: dict[str, Type]) -> list[Any]:
    schema = pa.schema(
        [("at", pa.int64()), *((name, ARROW.get(kind.kind, pa.decimal128(30, 10))) for name, kind in names.items())]
    )
    table = ibis.memtable(pa.Table.from_pylist([{"at": at, **row} for at, row in enumerate(rows)], schema=schema))
    answer = formula.expression(table)
    asked = table.aggregate(x=answer) if formula.shape is Shape.ROWS else table.select("at", x=answer).order_by("at")
    return [row["x"] for row in database.to_pyarrow(asked).to_pylist()]


def exact(value: Any, *, is_number: bool) -> Any:
    return Decimal(value) if is_number and value is not None else value


@pytest.mark.parametrize("case", cases("formulas/values"))
def test_value(case: Any, database: Any) -> None:
    names = types_of(case)
    formula, rows = parse(case["formula"]), [row_of(row, names) for row in case["rows"]]
    kind = check(formula, names)
    if "over" in case:
        wanted = [exact(case["over"], is_number=kind.is_numeric)]
        assert [formula.over(rows)] == wanted
    else:
        wanted = [exact(value, is_number=kind.is_numeric) for value in case["values"]]
        assert formula.values(rows) == wanted
    assert by_database(database, formula, rows, names) == wanted
    assert str(kind) == case.get("type", str(kind))
    assert formula.names <= names.keys()


@pytest.mark.parametrize("case", cases("formulas/refused"))
def test_refused(case: Any) -> None:
    with pytest.raises(FormulaError) as refused:
        check(parse(case["formula"]), types_of(case))
    error = refused.value
    assert [words for words in case["says"] if words not in str(error)] == []
    assert error.start + 1 == case["column"]
    assert f"第{case['column']}列" in str(error)
