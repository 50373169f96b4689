"""Spark reckons the same digits, if it is told not to shorten decimals."""

import sys
from decimal import Decimal
from typing import Any

import ibis
import pytest

from wenxiao.formulas import Shape, parse

ROWS: list[dict[str, Any]] = [
    {"id": 0, "a": Decimal("1.0000"), "b": Decimal(3), "k": "x", "p": True},
    {"id": 1, "a": Decimal(-7), "b": Decimal(2), "k": "x", "p": False},
    {"id": 2, "a": Decimal("2.5"), "b": Decimal(0), "k": "y", "p": None},
    {"id": 3, "a": None, "b": Decimal(1), "k": None, "p": True},
    {"id": 4, "a": Decimal("99999999.1234"), "b": Decimal("0.0007"), "k": "y", "p": True},
]
FORMULAS = ["a / b", "a × b", "a / 3 * 3", "max(a, b)", "rank(a, by=k)", "if(not p, a, b)", "a * a * a", "a / b / b"]
FORMULAS += ["clamp(15 - (90% - a) / 1百分点, 0, 15)", "round(a, 2)", "count(where=a > b)", "sum(a, where=known(a))"]


@pytest.fixture(scope="module")
def table(monkeypatch_module: pytest.MonkeyPatch) -> Any:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    monkeypatch_module.setenv("PYSPARK_PYTHON", sys.executable)
    session = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.decimalOperations.allowPrecisionLoss", "false")
        .getOrCreate()
    )
    schema = "id long, a decimal(20,4), b decimal(20,4), k string, p boolean"
    session.createDataFrame([tuple(row.values()) for row in ROWS], schema).createOrReplaceTempView("formula_rows")
    yield ibis.pyspark.connect(session).table("formula_rows")
    session.stop()


@pytest.fixture(scope="module")
def monkeypatch_module() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("text", FORMULAS)
def test_spark_agrees_with_python(text: str, table: Any) -> None:
    formula = parse(text)
    answer = formula.expression(table)
    if formula.shape is Shape.ROWS:
        assert table.aggregate(x=answer).to_pyarrow().to_pylist() == [{"x": formula.over(ROWS)}]
    else:
        found = table.select("id", x=answer).order_by("id").to_pyarrow().to_pylist()
        assert [row["x"] for row in found] == formula.values(ROWS)
