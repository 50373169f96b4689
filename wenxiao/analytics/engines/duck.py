"""DuckDB: on one machine, in its own memory, larger than it on disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import ibis.expr.types as ir
import pyarrow as pa

from wenxiao.analytics.engines.compiled import Compiled, named


class Duck(Compiled):
    dialect = "duckdb"

    def __init__(self, scratch: Path, threads: int | None, memory: str | None) -> None:
        super().__init__(scratch)
        settings: dict[str, Any] = {"temp_directory": str(scratch)}
        settings |= {"threads": threads} if threads else {}
        settings |= {"memory_limit": memory} if memory else {}
        self._connection = duckdb.connect(config=settings)

    def point(self, table: ir.Table, path: str) -> None:
        quoted = path.replace("'", "''")
        self._connection.execute(f"CREATE OR REPLACE TEMP VIEW {table.get_name()} AS FROM read_parquet('{quoted}')")

    def table(self, rows: pa.Table) -> ir.Table:
        name = self._name()
        self._connection.register("arriving", rows)
        self._connection.execute(f"CREATE TEMP TABLE {name} AS FROM arriving")
        self._connection.unregister("arriving")
        return named(rows.schema, name)

    def release(self) -> None:
        for name in self._held:
            self._connection.execute(f"DROP TABLE IF EXISTS {name}")

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        rows = self._connection.execute(self._sql(expression)).fetchall()
        return [dict(zip(expression.columns, row, strict=True)) for row in rows]

    def prepared(self, expression: ir.Table) -> Callable[[], object]:
        sql = self._sql(expression)
        return lambda: self._connection.execute(sql).fetchall()

    def close(self) -> None:
        self._connection.close()

    def _keep(self, name: str) -> None:
        self._connection.execute(f"CREATE TEMP TABLE {name} AS {self._held[name]}")

    def _put(self, path: Path) -> None:
        quoted = str(path).replace("'", "''")
        options = "FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE 30720"
        self._connection.execute(f"COPY ({self._written}) TO '{quoted}' ({options})")

    def _sql(self, expression: ir.Table) -> str:
        """Keep whole numbers in 64 bits: DuckDB's sums have 128."""
        columns = (
            f'"{name}"::BIGINT AS "{name}"' if kind.is_int64() else f'"{name}"'
            for name, kind in expression.schema().items()
        )
        return f"SELECT {', '.join(columns)} FROM ({super()._sql(expression)})"  # noqa: S608
