"""What the engines share: names for their tables, and expressions compiled once to the SQL of their dialect."""

from abc import ABC, abstractmethod
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq


class Compiled(ABC):
    """Stages and tables under names of their own; an engine says how it keeps, writes and reads them."""

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
        table = named(_schema_of(path), self._name())
        self.point(table, path)
        return table

    @abstractmethod
    def _keep(self, name: str) -> None: ...

    @abstractmethod
    def _put(self, path: Path) -> None: ...

    @abstractmethod
    def point(self, table: ir.Table, path: str) -> None: ...


def named(schema: pa.Schema, name: str) -> ir.Table:
    return ibis.table(ibis.Schema.from_pyarrow(schema), name=name)


def _schema_of(path: str) -> pa.Schema:
    """The columns of the first file of a pattern."""
    pattern = Path(path)
    return pq.read_schema(next(iter(sorted(pattern.parent.glob(pattern.name))), pattern))
