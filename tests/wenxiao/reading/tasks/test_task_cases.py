"""Each YAML case: sentences, names of units, deadlines, whole lists."""

from typing import Any

import pytest

from tests.cases import cases
from wenxiao.documents import read_document
from wenxiao.reading import Task, read_tasks
from wenxiao.reading.tasks.deadlines import deadline_in
from wenxiao.reading.tasks.units import units_in

PLAN = "一、2024年工作总结\n全年平稳。\n二、2025年工作安排\n"


def _tasks(text: str) -> tuple[Task, ...]:
    return read_tasks(read_document("case.txt", data=text.encode()))


CASES = cases("tasks")


def _with(key: str, *others: str) -> list[Any]:
    return [case for case in CASES if key in case.values[0] and not any(other in case.values[0] for other in others)]


CLAUSES, UNITS = _with("text", "period", "lead"), _with("lead")
DEADLINES, LISTS = _with("period"), _with("document")


@pytest.mark.parametrize("case", CLAUSES)
def test_actions_of_a_sentence(case: dict[str, Any]) -> None:
    assert [[task.verb, task.object] for task in _tasks(PLAN + case["text"])] == case["expected"]


@pytest.mark.parametrize("case", UNITS)
def test_units_that_answer(case: dict[str, Any]) -> None:
    units = units_in(case["text"])
    assert units.lead == case["lead"]
    assert units.responsible == tuple(case.get("responsible", ()))
    assert units.support == tuple(case.get("support", ()))


@pytest.mark.parametrize("case", DEADLINES)
def test_deadline_of_words(case: dict[str, Any]) -> None:
    assert deadline_in(case["text"], case["period"]) == str(case["expected"])


@pytest.mark.parametrize("case", LISTS)
def test_tasks_of_a_document(case: dict[str, Any]) -> None:
    rows = [task.as_json() for task in _tasks(case["document"])]
    expected = case["expected"]
    assert [{key: row[key] for key in wanted} for row, wanted in zip(rows, expected, strict=False)] == expected
    assert len(rows) == len(expected), [row["text"] for row in rows]
