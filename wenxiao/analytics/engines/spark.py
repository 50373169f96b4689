"""Spark: when one machine is outgrown."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from wenxiao.analytics.engines.compiled import Compiled
from wenxiao.errors import EngineMissingError


class Spark(Compiled):
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
            shutil.rmtree(self._scratch / name, ignore_errors=True)

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        return [row.asDict() for row in self._session.sql(self._sql(expression)).collect()]

    def prepared(self, expression: ir.Table) -> Callable[[], object]:
        sql = self._sql(expression)
        return lambda: self._session.sql(sql).collect()

    def close(self) -> None:
        self._session.stop()

    def _keep(self, name: str) -> None:
        """Keep a stage as Parquet: a view of it would carry its whole plan into every later one."""
        path = str(self._scratch / name)
        self._session.sql(self._held[name]).write.mode("overwrite").parquet(path)
        self._session.read.parquet(path).createOrReplaceTempView(name)

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
