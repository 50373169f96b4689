"""Columns of generated tables: amounts, moments that may not come, values that are alike in every row."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wenxiao.analytics.generation.laps import NEVER
from wenxiao.analytics.schemas import SCHEMAS

_AMOUNT = SCHEMAS["reports"].field("amount").type
_TEN_THOUSANDTHS = 10_000


def amounts(values: NDArray[Any]) -> pa.Array:
    """Numbers as amounts, rounded to ten-thousandths."""
    whole = np.rint(values * float(_TEN_THOUSANDTHS)).astype("<i8")
    # A decimal of Arrow is an integer of 128 bits: the lower half, and the sign in the upper.
    halves = np.column_stack([whole, np.where(whole < 0, -1, 0).astype("<i8")])
    return pa.Array.from_buffers(_AMOUNT, len(whole), [None, pa.py_buffer(halves.tobytes())])


def nullable(values: NDArray[Any]) -> pa.Array:
    """Numbers, with null for a moment that does not come."""
    return pa.array(values, mask=values == NEVER) if values.dtype == np.int64 else pa.array(values)


def filled(name: str, count: int, **columns: Any) -> pa.Table:
    """A table of so many rows: a plain value stands in every row, and a column that is not named is null."""
    schema = SCHEMAS[name]
    return pa.table(
        {field.name: _column(columns.get(field.name), count, field.type) for field in schema}, schema=schema
    )


def joined(name: str, tables: Sequence[pa.Table]) -> pa.Table:
    """Several tables as one; an empty one where there is none."""
    return pa.concat_tables(tables) if tables else SCHEMAS[name].empty_table()


def _column(values: Any, count: int, kind: pa.DataType) -> pa.Array:
    if isinstance(values, pa.Array):
        return values
    if isinstance(values, np.ndarray):
        return nullable(values).cast(kind)
    return pa.nulls(count, kind) if values is None else pa.repeat(pa.scalar(values, kind), count)
