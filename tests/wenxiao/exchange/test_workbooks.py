"""Workbooks: what goes out can come back in."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenxiao.errors import ExportRefusedError, ImportRefusedError
from wenxiao.exchange import Column, Sheet, Value, read_workbook, write_workbook, writing

COLUMNS = (
    Column(key="name", title="名称", width=20, look="wrapped"),
    Column(key="value", title="数值", width=10, look="number"),
    Column(key="quote", title="原文", width=40, look="quote"),
)


def sheet(*rows: dict[str, Value]) -> Sheet:
    return Sheet(key="things", title="事物", columns=COLUMNS, rows=rows)


def test_rows_come_back_as_they_went_out(tmp_path: Path) -> None:
    rows: tuple[dict[str, Value], ...] = (
        {"name": "学位", "value": 2610, "quote": "新增学位2610个"},
        {"name": "增速", "value": Decimal("-2.1"), "quote": None},
    )
    write_workbook(tmp_path / "a.xlsx", [sheet(*rows)])
    assert read_workbook(tmp_path / "a.xlsx") == {"things": rows}


@settings(max_examples=25)
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {
                "name": st.text(st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Cn"]), min_size=1),
                "value": st.decimals(-(10**9), 10**9, places=2),
                "quote": st.none(),
            }
        ),
        max_size=5,
    )
)
def test_any_text_and_amount_come_back(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Value]]) -> None:
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    write_workbook(path, [sheet(*rows)])
    assert read_workbook(path)["things"] == tuple(rows)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [sheet({"name": "=1+1", "quote": "http://example.org"})])
    assert read_workbook(tmp_path / "a.xlsx")["things"][0]["name"] == "=1+1"


def test_moved_columns_and_a_new_one_do_not_matter(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(str(tmp_path / "b.xlsx")) as workbook:
        worksheet = workbook.add_worksheet("改了名")
        for number, row in enumerate([["value", "", "things:name"], ["数值", "备注", "名称"], [3, "我写的", "学位"]]):
            worksheet.write_row(number, 0, row)
    assert read_workbook(tmp_path / "b.xlsx") == {"things": ({"value": 3, "name": "学位"},)}


def test_a_table_of_somebody_else_is_refused_with_what_to_do(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(str(tmp_path / "c.xlsx")) as workbook:
        workbook.add_worksheet().write_row(0, 0, ["名称", "数值"])
    with pytest.raises(ImportRefusedError, match="请在问效导出的表上填写"):
        read_workbook(tmp_path / "c.xlsx")
    (tmp_path / "d.xlsx").write_bytes(b"no workbook")
    with pytest.raises(ImportRefusedError, match="不是xlsx文件"):
        read_workbook(tmp_path / "d.xlsx")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportRefusedError, match="写不进去"):
        write_workbook(tmp_path / "no" / "a.xlsx", [sheet()])


def test_too_many_rows_are_refused_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 1)
    with pytest.raises(ExportRefusedError, match="有2行"):
        write_workbook(tmp_path / "a.xlsx", [sheet({"name": "一"}, {"name": "二"})])
    assert list(tmp_path.iterdir()) == []
