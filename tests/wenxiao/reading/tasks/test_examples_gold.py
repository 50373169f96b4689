"""The demonstration documents: every gold task is read right, and nothing else is read."""

import json
from pathlib import Path

import pytest

from wenxiao.documents import read_document
from wenxiao.reading import read_figures, read_tasks

TIEXI = Path(__file__).parents[4] / "examples" / "tiexi"
GOLD = sorted((TIEXI / "gold" / "tasks").glob("*.jsonl"))


def test_each_document_has_a_gold_of_tasks() -> None:
    assert [path.stem for path in GOLD] == [path.stem for path in sorted((TIEXI / "gold").glob("*.jsonl"))]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_gold_task_is_read_and_nothing_more(path: Path) -> None:
    document = read_document(next(TIEXI.glob(f"{path.stem}.*")))
    figures = read_figures(document)
    tasks = read_tasks(document, figures)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    shown = [{"quote": t.text, "verb": t.verb, "object": t.object, "deadline": t.deadline} for t in tasks]
    assert shown == rows
    assert all(document.text.count(row["quote"]) == 1 for row in rows)
    for task in tasks:
        inside = [figure.start for figure in figures if task.start <= figure.start < task.end]
        assert list(task.figures) == inside
