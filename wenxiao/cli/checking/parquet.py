"""Verdicts as Parquet: the rows of the contract, flat."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wenxiao.cli.checking.lines import verdict_row
from wenxiao.delivery import Verdict
from wenxiao.errors import ExportRefusedError


def flat_row(verdict: Verdict) -> dict[str, Any]:
    """A verdict's row without nesting: `target_value`, `outcome_low` …; lists as text joined by ；."""
    row = verdict_row(verdict)
    target, outcome = row.pop("target"), row.pop("outcome") or {}
    flat = {**row, "assumptions": "；".join(row["assumptions"])}
    flat |= {f"target_{name}": target[name] for name in ("document", "start", "end", "value", "high", "unit", "bound")}
    names = ("document", "start", "end", "value", "unit", "bound", "low", "high", "implied", "derivation")
    return flat | {f"outcome_{name}": outcome.get(name) for name in names}


def write_parquet(out: Path, verdicts: Sequence[Verdict]) -> None:
    """Write verdicts in their order. Raise ExportRefusedError where the file cannot be written."""
    import pyarrow as arrow
    from pyarrow import parquet

    numbers = ("gap", "needed", "target_value", "target_high", "outcome_value", "outcome_low", "outcome_high")
    counts = ("target_start", "target_end", "outcome_start", "outcome_end")
    rows = [flat_row(verdict) for verdict in verdicts]
    names = tuple(rows[0]) if rows else _NAMES

    def kind(name: str) -> Any:
        if name in numbers:
            return arrow.float64()
        return arrow.int64() if name in counts else arrow.bool_() if name == "outcome_implied" else arrow.string()

    columns = {
        name: arrow.array([_cell(row[name], name in numbers) for row in rows], type=kind(name)) for name in names
    }
    try:
        parquet.write_table(arrow.table(columns), out)
    except OSError as error:
        raise ExportRefusedError(f"{out}：写不进去（{error.strerror}）。请检查权限和磁盘空间") from error


def _cell(value: Any, is_number: bool) -> Any:
    return float(value) if is_number and value is not None else value


_NAMES = ("indicator", "subject", "scope", "period", "verdict", "gap", "needed", "assumptions", "why")
