"""One tree, two speeds: what Python reckons for rows, a database reckons for a table, digit for digit."""

from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wenxiao.formulas.random_formulas import SCHEMA, ranked_formulas, row_formulas, rows_formulas, tables
from wenxiao.errors import FormulaTooLargeError
from wenxiao.formulas import Formula, parse

FORMULAS = {"row": row_formulas, "ranked": ranked_formulas, "rows": rows_formulas}


@pytest.fixture(scope="module")
def database() -> Any:
    return ibis.duckdb.connect()


def parsed(text: str) -> Formula | None:
    try:
        return parse(text)
    except FormulaTooLargeError:
        return None


def values_by_database(database: Any, formulas: list[Formula], rows: list[dict[str, Any]]) -> list[list[Any]]:
    table = ibis.memtable(pa.Table.from_pylist(rows, schema=SCHEMA))
    columns = {f"f{at}": formula.expression(table) for at, formula in enumerate(formulas)}
    if formulas[0].shape == "rows":
        answer = database.to_pyarrow(table.aggregate(**columns)).to_pylist()
    else:
        answer = database.to_pyarrow(table.select("id", **columns).order_by("id")).to_pylist()
    return [[row[name] for row in answer] for name in columns]


@pytest.mark.parametrize("shape", FORMULAS)
@settings(max_examples=20)
@given(data=st.data(), rows=tables())
def test_python_and_database_agree(database: Any, shape: str, data: st.DataObject, rows: list[dict[str, Any]]) -> None:
    texts = data.draw(st.lists(FORMULAS[shape], min_size=4, max_size=4))
    formulas = [formula for formula in map(parsed, texts) if formula is not None and formula.shape == shape]
    if not formulas:
        return
    by_python = [[f.over(rows)] if shape == "rows" else f.values(rows) for f in formulas]
    found = values_by_database(database, formulas, rows)
    for formula, one, other in zip(formulas, by_python, found, strict=True):
        assert one == other, formula.text
