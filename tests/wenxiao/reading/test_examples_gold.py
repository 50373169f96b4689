"""The demonstration documents: every gold figure is read right, and nothing else is read."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from wenxiao.documents import read_document
from wenxiao.reading import Figure, read_figures

TIEXI = Path(__file__).parents[3] / "examples" / "tiexi"
GOLD = sorted((TIEXI / "gold").glob("*.jsonl"))
ALIKE = 0.8  # of the characters two wordings share, as two annotators' wordings do


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_gold_figure_is_read_and_nothing_more(path: Path) -> None:
    document = read_document(next(TIEXI.glob(f"{path.stem}.*")))
    figures = read_figures(document)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    starts = [document.text.index(row["quote"]) + row["quote"].index(row["number"]) for row in rows]
    read = {figure.start: figure for figure in figures}
    wrong = [f"{row['quote']}: {reason}" for start, row in zip(starts, rows, strict=True)
             if (reason := _wrong(read.get(start), row))]  # fmt: skip
    assert wrong == []
    assert [figure.text for figure in figures if figure.start not in starts] == []


def _wrong(figure: Figure | None, row: dict[str, Any]) -> str:
    if figure is None:
        return f"{row['number']} 没有读出"
    got = figure.as_json()
    keys = ["kind", "value", "unit", "bound", "status", *(["period"] if row["period"] else [])]
    different = [f"{key} {row[key]!r} 读成 {got[key]!r}" for key in keys if got[key] != row[key]]
    if got["high"] != row.get("high"):
        different.append(f"high 读成 {got['high']!r}")
    if not any(_alike(figure.subject, wanted) for wanted in [row["subject"], *row["accept"]]):
        different.append(f"subject {row['subject']!r} 读成 {figure.subject!r}")
    return "；".join(different)


def _alike(one: str, other: str) -> bool:
    common = sum((Counter(one) & Counter(other)).values())
    return 2 * common / (len(one) + len(other)) >= ALIKE
