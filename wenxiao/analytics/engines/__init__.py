"""Engines: where the expressions run, DuckDB on one machine or Spark on many, with the same answers.

compiled.py  what both share: names for tables, expressions compiled once
duck.py      DuckDB
spark.py     Spark; what is missing is said with what to install
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import ibis.expr.types as ir
import pyarrow as pa

from wenxiao.analytics.engines.duck import Duck
from wenxiao.analytics.engines.spark import Spark


class Engine(Protocol):
    """What a question needs of an engine; made by `engine`, which also clears up after it."""

    def read(self, path: str) -> ir.Table:
        """Read Parquet: a file, or a pattern for several."""

    def table(self, rows: pa.Table) -> ir.Table:
        """Make a small table known."""

    def hold(self, expression: ir.Table) -> ir.Table:
        """Compute a stage of a longer answer once; it is kept until `release`."""

    def release(self) -> None:
        """Let go of what is held; `repeat` can still hold it anew."""

    def write(self, expression: ir.Table, path: Path) -> None:
        """Compute and write Parquet: one file, or with Spark a folder of files."""

    def point(self, table: ir.Table, path: str) -> None:
        """Let a table that was read stand for other Parquet of the same columns."""

    def repeat(self, path: Path) -> None:
        """Hold and write all once more, as compiled the first time; for tables that point elsewhere by now."""

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        """Compute and return the rows; for small answers."""

    def prepared(self, expression: ir.Table) -> Callable[[], object]:
        """Compile once; each call computes the answer."""


@contextmanager
def engine(name: str = "duckdb", *, threads: int | None = None, memory: str | None = None) -> Iterator[Engine]:
    """Open an engine, `duckdb` or `spark`; raise EngineMissingError with what to install."""
    with tempfile.TemporaryDirectory(prefix="wenxiao-") as scratch:
        opened: Duck | Spark = (Spark if name == "spark" else Duck)(Path(scratch), threads, memory)
        try:
            yield opened
        finally:
            opened.close()
