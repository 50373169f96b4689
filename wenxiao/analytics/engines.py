"""Engines: where the expressions run, DuckDB on one machine or Spark on many, with the same answers."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from wenxiao.errors import EngineMissingError


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
        opened = _OPENED_BY[name](Path(scratch), threads, memory)
        try:
            yield opened
        finally:
            opened.close()


class _Named:
    """What engines share: names for their tables, and expressions as the SQL of their dialect."""

    dialect: str

    def __init__(self, scratch: Path) -> None:
        self._scratch, self._count = scratch, 0
        self._held: dict[str, str] = {}
        """The SQL of each stage, in the order they are held."""
        self._written = ""

    def _name(self) -> str:
        self._count += 1
        return f"wenxiao_{self._count}"

    def _sql(self, expression: ir.Table) -> str:
        return str(ibis.to_sql(expression, dialect=self.dialect))

    def hold(self, expression: ir.Table) -> ir.Table:
        name = self._name()
        self._held[name] = self._sql(expression)
        self._keep(name)
        return ibis.table(expression.schema(), name=name)

    def write(self, expression: ir.Table, path: Path) -> None:
        self._written = self._sql(expression)
        self._put(path)

    def repeat(self, path: Path) -> None:
        for name in self._held:
            self._keep(name)
        self._put(path)

    def read(self, path: str) -> ir.Table:
        table = _named(_schema_of(path), self._name())
        self.point(table, path)
        return table

    def _keep(self, name: str) -> None:
        raise NotImplementedError

    def _put(self, path: Path) -> None:
        raise NotImplementedError

    def point(self, table: ir.Table, path: str) -> None:
        raise NotImplementedError


def _named(schema: pa.Schema, name: str) -> ir.Table:
    return ibis.table(ibis.Schema.from_pyarrow(schema), name=name)


def _schema_of(path: str) -> pa.Schema:
    """The columns of the first file of a pattern."""
    pattern = Path(path)
    return pq.read_schema(next(iter(sorted(pattern.parent.glob(pattern.name))), pattern))


class _Duck(_Named):
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
        return _named(rows.schema, name)

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


class _Spark(_Named):
    dialect = "pyspark"

    def __init__(self, scratch: Path, threads: int | None, memory: str | None) -> None:
        super().__init__(scratch)
        self._session = _spark_session(scratch, threads, memory)

    def point(self, table: ir.Table, path: str) -> None:
        self._session.read.parquet(path).createOrReplaceTempView(table.get_name())

    def table(self, rows: pa.Table) -> ir.Table:
        path = self._scratch / f"{self._name()}.parquet"
        pq.write_table(rows, path)
        return self.read(str(path))

    def release(self) -> None:
        for name in self._held:
            self._session.catalog.uncacheTable(name)

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        return [row.asDict() for row in self._session.sql(self._sql(expression)).collect()]

    def prepared(self, expression: ir.Table) -> Callable[[], object]:
        sql = self._sql(expression)
        return lambda: self._session.sql(sql).collect()

    def close(self) -> None:
        self._session.stop()

    def _keep(self, name: str) -> None:
        self._session.sql(self._held[name]).createOrReplaceTempView(name)
        self._session.catalog.cacheTable(name)

    def _put(self, path: Path) -> None:
        self._session.sql(self._written).write.mode("overwrite").parquet(str(path), compression="zstd")


def _spark_session(scratch: Path, threads: int | None, memory: str | None) -> Any:
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise EngineMissingError(
            "没有Java，Spark跑不起来。"
            "请安装Java 17（Debian：apt-get install default-jre-headless），或者改用--engine duckdb"
        )
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineMissingError("没有装Spark。请运行pip install 'wenxiao[spark]'，或者改用--engine duckdb") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": memory or "4g",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.local.dir": str(scratch),
        "spark.sql.warehouse.dir": str(scratch / "warehouse"),
        "spark.sql.shuffle.partitions": str(2 * (threads or os.cpu_count() or 1)),
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master(f"local[{threads or '*'}]").appName("wenxiao")
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


_OPENED_BY: dict[str, Callable[[Path, int | None, str | None], Any]] = {"duckdb": _Duck, "spark": _Spark}
