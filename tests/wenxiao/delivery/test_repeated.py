"""Tasks without numbers, said again or not: tests/cases/repeated."""

from pathlib import Path
from typing import Any

import pytest

from tests.cases import cases
from wenxiao.delivery import echoes_of
from wenxiao.documents import read_document
from wenxiao.indicators import Report, report_of
from wenxiao.reading import read_figures
from wenxiao.reading.reading import Reading
from wenxiao.reading.tasks import read_tasks


@pytest.mark.parametrize("case", cases("repeated"))
def test_a_task_is_reported_again_or_silent(case: Any, tmp_path: Path) -> None:
    promised = _report(tmp_path, 2023, f"一、2022年工作回顾\n工作有新进步。\n二、2023年工作安排\n{case['promise']}")
    followed = _report(tmp_path, 2024, f"一、2023年工作回顾\n{case['report']}\n二、2024年工作安排\n加快发展。")
    echoes = [echo for echo in echoes_of([promised, followed]) if echo.report is promised]
    assert [echo.code.value for echo in echoes] == [case["code"]]


def _report(folder: Path, year: int, text: str) -> Report:
    path = folder / f"{year}.txt"
    path.write_text(f"临江县{year}年政府工作报告\n（{year}年1月10日）\n{text}\n", encoding="utf-8")
    document = read_document(path)
    figures = read_figures(document)
    report = report_of(path.name, Reading(document=document, figures=figures, tasks=read_tasks(document, figures)))
    assert report is not None
    return report
