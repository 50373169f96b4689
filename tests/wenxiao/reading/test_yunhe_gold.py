"""The invented county: its gold stands in its documents, and reading it does not get worse."""

import pytest

from benchmarks.reading_accuracy import ROOT, Case, example_cases, tally_of
from wenxiao.documents import read_document
from wenxiao.reading import read_figures

SLACK = 0.02
MEASURED = {"1_work_report_2023": (0.9934, 0.8553), "2_livelihood_2024": (0.9907, 0.6729)}  # detection, whole
CASES = list(example_cases(ROOT / "examples" / "yunhe"))


def test_both_documents_have_gold() -> None:
    assert [name for name, *_ in CASES] == sorted(MEASURED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_quotes_and_numbers_stand_once_and_in_order(case: Case) -> None:
    _, path, rows, _ = case
    text = read_document(path).text
    assert [row["quote"] for row in rows if text.count(row["quote"]) != 1] == []
    assert [row for row in rows if row["quote"].count(row["number"]) != 1] == []
    starts = [text.index(row["quote"]) + row["quote"].index(row["number"]) for row in rows]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_reading_does_not_get_worse(case: Case) -> None:
    name, path, rows, _ = case
    document = read_document(path)
    tally = tally_of(document, rows, read_figures(document))
    detection, whole = MEASURED[name]
    assert tally.f1(tally.matched) >= detection - SLACK
    assert tally.f1(tally.whole) >= whole - SLACK
