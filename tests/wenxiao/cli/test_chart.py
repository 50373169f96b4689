"""`wenxiao chart`: from a table to a picture, by the real command and the real Typst."""

import struct
import xml.etree.ElementTree as ET
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typst
import xlsxwriter
from click.testing import CliRunner, Result

from tests.cases import cases
from wenxiao.charts import Lamp
from wenxiao.cli.chart import chart
from wenxiao.cli.charting.examples import example_rows
from wenxiao.cli.charting.lights import asked_at, lamp_by_dates
from wenxiao.cli.charting.output import check_fonts
from wenxiao.cli.charting.sheets import TABLES
from wenxiao.cli.charting.tables import Field, parsed
from wenxiao.cli.charting.template import sheets_of
from wenxiao.errors import ExportRefusedError
from wenxiao.exchange import write_workbook

KINDS = tuple(TABLES)
MM = 72 / 25.4


def run(*arguments: object) -> Result:
    return CliRunner().invoke(chart, [str(argument) for argument in arguments])


def drawn(*arguments: object) -> None:
    result = run(*arguments)
    assert result.exit_code == 0, result.output + repr(result.exception)


@pytest.fixture
def template(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / f"{request.param}.xlsx"
    drawn(request.param, "--template", path)
    return path


def words(svg: Path) -> str:
    return "".join(text.text or "" for text in ET.parse(svg).iter("{http://www.w3.org/2000/svg}text"))


@pytest.mark.parametrize("template", KINDS, indirect=True)
def test_a_template_is_drawn_as_it_stands_and_says_that_it_is_a_demonstration(template: Path) -> None:
    out = template.with_suffix(".svg")
    drawn(template.stem, template, "-o", out)
    assert "演示数据，今天按2025年9月24日计" in words(out)


@pytest.mark.parametrize("template", KINDS, indirect=True)
def test_a_pdf_has_one_page_of_the_paper_asked_for_with_its_text_in_it(template: Path) -> None:
    out = template.with_suffix(".pdf")
    drawn(template.stem, template, "-o", out, "--paper", "A0")
    with pypdfium2.PdfDocument(out) as document:
        assert len(document) == 1
        size = sorted(side / MM for side in document[0].get_size())
        assert size == pytest.approx([841, 1189], abs=0.5)
        assert "演示数据" in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize("template", ["fishbone"], indirect=True)
@pytest.mark.parametrize(("paper", "longer"), [("A4", 3508), ("A1", 6622)])
def test_a_png_is_as_fine_as_its_paper_needs(template: Path, paper: str, longer: int) -> None:
    out = template.with_suffix(".png")
    drawn("fishbone", template, "-o", out, "--paper", paper)
    size = struct.unpack(">II", out.read_bytes()[16:24])
    assert max(size) == pytest.approx(longer, abs=2)


@pytest.mark.parametrize("template", KINDS, indirect=True)
@pytest.mark.parametrize("ending", ["svg", "pdf"])
def test_the_same_table_gives_the_same_file(template: Path, ending: str) -> None:
    one, two = template.with_name(f"one.{ending}"), template.with_name(f"two.{ending}")
    for out in (one, two):
        drawn(template.stem, template, "-o", out)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("template", ["gantt"], indirect=True)
def test_another_day_moves_todays_line_and_what_is_left(template: Path) -> None:
    out = template.with_suffix(".svg")
    drawn("gantt", template, "-o", out, "--at", "2025-09-29")
    assert "今天　9月29日" in words(out)
    assert "剩1个工作日" in words(out)  # of the matter due on 30 September


@pytest.mark.parametrize("template", ["wall"], indirect=True)
def test_dark_and_light_differ_in_colour_only(template: Path) -> None:
    light, dark = template.with_name("light.svg"), template.with_name("dark.svg")
    drawn("wall", template, "-o", light)
    drawn("wall", template, "-o", dark, "--theme", "dark")
    pictures = [path.read_text(encoding="utf-8").partition("</style>") for path in (light, dark)]
    assert pictures[0][0] != pictures[1][0]
    assert pictures[0][2] == pictures[1][2]


@pytest.mark.parametrize("case", cases("chart_tables"))
def test_a_wrong_cell_is_named_with_its_place_and_what_was_expected(case: Any, tmp_path: Path) -> None:
    rows = example_rows(case["chart"])
    for sheet, changed in case["change"].items():
        for number, cells in changed.items():
            rows[sheet][number - 3] = {**rows[sheet][number - 3], **{k: str(v) for k, v in cells.items()}}
    table, out = tmp_path / "table.xlsx", tmp_path / "out.svg"
    write_workbook(table, sheets_of(case["chart"], rows))
    result = run(case["chart"], table, "-o", out)
    assert result.exit_code == 1
    assert not out.exists()
    for said in case["says"]:
        assert said in str(result.exception)


@pytest.mark.parametrize("case", cases("charts"))
def test_a_light_follows_from_dates(case: Any) -> None:
    moment = Field(key="moment", title="", kind="moment")

    def read(said: object) -> date | datetime:
        found = parsed(said, moment)
        assert isinstance(found, date)
        return found

    dates = {key: read(case[key]) for key in ("start", "done") if key in case}
    for at, lamp in case["ask"].items():
        assert lamp_by_dates(due=read(case["due"]), at=asked_at(read(at)), **dates) == Lamp(lamp), at


def test_a_table_made_by_hand_is_read_by_its_titles(tmp_path: Path) -> None:
    table, out = tmp_path / "own.xlsx", tmp_path / "own.svg"
    with xlsxwriter.Workbook(str(table)) as workbook:
        head = workbook.add_worksheet("图")
        head.write_row(0, 0, ["说明", "标题"])
        head.write_row(1, 0, ["手工做的表", "园区时限"])
        sheet = workbook.add_worksheet("计时")
        sheet.write_row(0, 0, ["到期", "名称", "启动", "备忘"])
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime(1, 0, datetime(2025, 10, 17), day)  # noqa: DTZ001
        sheet.write(1, 1, "答复企业")
        sheet.write(1, 2, "2025年9月1日")
    drawn("gantt", table, "-o", out, "--at", "2025-09-24")
    assert "答复企业" in words(out)
    assert "10-17到期" in words(out)


@pytest.mark.parametrize("template", ["gantt"], indirect=True)
@pytest.mark.parametrize(
    ("out", "said"), [("chart.jpg", ".svg、.png、.pdf"), ("nowhere/chart.svg", "没有"), ("gantt.xlsx", ".svg")]
)
def test_a_picture_that_cannot_be_written_is_refused_first(template: Path, out: str, said: str) -> None:
    result = run("gantt", template, "-o", template.parent / out)
    assert isinstance(result.exception, ExportRefusedError)
    assert said in str(result.exception)


def test_a_file_that_is_no_workbook_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "table.xlsx").write_text("不是表", encoding="utf-8")
    result = run("wall", tmp_path / "table.xlsx", "-o", tmp_path / "wall.svg")
    assert "打不开，或者不是xlsx文件" in str(result.exception)


@pytest.mark.parametrize("arguments", [(), ("--at", "明天"), ("--paper", "A5"), ("--theme", "blue")])
def test_a_command_that_says_too_little_or_wrong_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    assert run("wall", *arguments).exit_code == 2


def test_without_a_chinese_font_the_error_names_the_package_to_install() -> None:
    with pytest.raises(ExportRefusedError, match="fonts-noto-cjk"):
        check_fonts(typst.Fonts(include_system_fonts=False, include_embedded_fonts=True).families())
    check_fonts(typst.Fonts(include_system_fonts=True).families())
