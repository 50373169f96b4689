"""Tasks of two real reports, checked line by line: every one promised in a stretch of each, by place, verb and object.

The gold names a place and a few words; the sentences themselves stand in the report beside the checkout.
"""

import json
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from wenxiao.documents import read_document
from wenxiao.reading import Task, read_tasks

GOLD = [json.loads(line) for line in Path(__file__).with_name("prose_gold.jsonl").read_text("utf-8").splitlines()]
BY_DOCUMENT = [(name, list(rows)) for name, rows in groupby(GOLD, key=lambda row: str(row["document"]))]
ENOUGH = 0.95  # of the gold; the bar that the project set itself is 0.9


@pytest.mark.parametrize(("name", "rows"), BY_DOCUMENT, ids=[name for name, _ in BY_DOCUMENT])
def test_prose_tasks_are_read_right(shared: Path, name: str, rows: list[dict[str, Any]]) -> None:
    path = shared / "reports" / name
    if not path.is_file():
        pytest.skip("../shared is not beside the checkout")
    assert sha256(path.read_bytes()).hexdigest() == rows[0]["sha256"], "the report is another text now"
    tasks = read_tasks(read_document(path))
    wrong = [f"{row['verb']} {row['object']}" for row in rows if not _is_right(tasks, row)]
    assert len(wrong) <= len(rows) * (1 - ENOUGH), wrong
    assert len(_within(tasks, rows)) <= len(rows) + 2, "more is read than is promised"


def _is_right(tasks: tuple[Task, ...], row: dict[str, Any]) -> bool:
    found = [task for task in tasks if task.start <= row["at"] < task.end]
    return [(task.verb, task.object) for task in found] == [(row["verb"], row["object"])]


def _within(tasks: tuple[Task, ...], rows: list[dict[str, Any]]) -> list[Task]:
    return [task for task in tasks if rows[0]["at"] <= task.end and task.start <= rows[-1]["at"]]
