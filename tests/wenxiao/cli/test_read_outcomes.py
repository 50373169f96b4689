"""`wenxiao read --xlsx` and `--html`: what the files hold, and when they are refused."""

import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

import wenxiao
from wenxiao.cli import cli
from wenxiao.exchange import read_workbook

ROOT = Path(__file__).parents[3]
REPORT = ROOT / "examples" / "tiexi" / "3_work_report_2024.txt"
PLAN = ROOT / "examples" / "tiexi" / "1_plan_2021_2025.docx"


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(cli, ["read", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    return result.stderr


def refused(*arguments: str | Path) -> str:
    result = CliRunner().invoke(cli, ["read", *map(str, arguments)])
    assert result.exit_code != 0
    return result.stderr


def test_the_workbook_holds_every_task_and_figure_with_its_place(tmp_path: Path) -> None:
    said = run(REPORT, PLAN, "--xlsx", tmp_path / "out.xlsx")
    sheets = read_workbook(tmp_path / "out.xlsx")
    report, plan = wenxiao.read(REPORT), wenxiao.read(PLAN)
    assert len(sheets["figures"]) == len(report.figures) + len(plan.figures)
    assert len(sheets["tasks"]) == len(report.tasks) + len(plan.tasks)
    assert f"任务{len(sheets['tasks'])}项，数据{len(sheets['figures'])}条" in said
    texts = {REPORT.name: report.document.text, PLAN.name: plan.document.text}
    for row in sheets["figures"]:
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert " ".join(texts[str(row["document"])][start:end].split()) == row["text"]
    assert [row["sha256"] for row in sheets["documents"]] == [report.document.sha256, plan.document.sha256]


def test_values_of_the_workbook_are_numbers_as_written(tmp_path: Path) -> None:
    run(REPORT, "--xlsx", tmp_path / "out.xlsx")
    rows = read_workbook(tmp_path / "out.xlsx")["figures"]
    read = [figure.value for figure in wenxiao.read(REPORT).figures]
    assert [Decimal(str(row["value"])) for row in rows] == read


def test_what_chooses_the_sheets(tmp_path: Path) -> None:
    run(REPORT, "--xlsx", tmp_path / "out.xlsx", "--what", "tasks")
    sheets = read_workbook(tmp_path / "out.xlsx")
    assert list(sheets) == ["tasks", "documents"]
    assert "figure_count" not in {key for key, value in sheets["documents"][0].items() if value is not None}


class _Page(HTMLParser):
    """Collects ids, links and what would be fetched, and the text of the article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.text = ""
        self._in_article = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self._in_article = self._in_article or tag == "article"
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value and tag == "a"]
        self.fetched += [f"{tag} {held[name]}" for name in ("src", "srcset", "data") if name in held]

    def handle_endtag(self, tag: str) -> None:
        self._in_article = self._in_article and tag != "article"

    def handle_data(self, data: str) -> None:
        self.text += data if self._in_article else ""


def test_marks_and_rows_lead_to_each_other(tmp_path: Path) -> None:
    run(REPORT, PLAN, "--html", tmp_path / "out.html")
    page = _Page((tmp_path / "out.html").read_text(encoding="utf-8"))
    reading = wenxiao.read(REPORT)
    marks = [f"d1f{n}" for n, _ in enumerate(reading.figures, 1)] + [f"d1t{n}" for n, _ in enumerate(reading.tasks, 1)]
    assert set(marks) <= set(page.ids)
    assert {f"{mark}r" for mark in marks} <= set(page.ids)
    assert {f"#{mark}r" for mark in marks} <= set(page.links)
    assert {f"#{mark}" for mark in marks} <= set(page.links)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} - {"", "main"} <= set(page.ids)


def test_the_page_holds_the_whole_text_and_asks_for_nothing(tmp_path: Path) -> None:
    run(REPORT, "--html", tmp_path / "out.html")
    written = (tmp_path / "out.html").read_text(encoding="utf-8")
    page = _Page(written)
    assert "".join(page.text.split()) == "".join(wenxiao.read(REPORT).document.text.split()).removeprefix("\ufeff")
    assert page.fetched == []
    assert "default-src 'none'" in written
    assert not re.search(r"@import|url\((?!data:)|https?://(?!www\.w3\.org)", written)


def test_tables_stay_tables_with_their_marks(tmp_path: Path) -> None:
    source = tmp_path / "a.html"
    source.write_text(
        "<h1>2025年工作计划</h1><table><tr><th rowspan=2>指标</th><th colspan=2>数值（亿元）</th></tr>"
        "<tr><th>2024年实际</th><th>2025年目标</th></tr><tr><td>地区生产总值</td><td>1300</td><td>1400</td></tr></table>",
        encoding="utf-8",
    )
    run(source, "--html", tmp_path / "out.html")
    written = (tmp_path / "out.html").read_text(encoding="utf-8")
    table = written[written.index('<div class="grid">') : written.index("</article>")]
    assert '<th rowspan="2">指标</th><th colspan="2">' in table
    assert re.findall(r'class="fg (\w+)"', table) == ["achieved", "target"]


def test_text_that_looks_like_markup_stays_text(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(
        '一、2025年工作安排\n<script>alert(1)</script>新建<b>充电桩</b>500个，“甲"乙”。\n', encoding="utf-8"
    )
    run(source, "--html", tmp_path / "out.html")
    written = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<script>alert" not in written
    assert written.count("<script>") == 1


def test_a_page_without_numbers_or_headings_is_still_a_page(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("本页没有内容。", encoding="utf-8")
    run(source, "--html", tmp_path / "out.html")
    assert "没有可画的图" in (tmp_path / "out.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--xlsx", "out.csv"), "文件名应当以.xlsx结尾"),
        (("--html", "no/out.html"), "文件夹。请先建好"),
        (("--html", "out.html", "--json"), "一次只能用一个"),
        (("--xlsx", "out.xlsx", "--what", "outline"), "只能打印"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_before_reading(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in refused(REPORT, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_the_document_itself_is_never_written_over(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text("<p>新增学位2250个。</p>", encoding="utf-8")
    assert "不能写在它上面" in refused(page, "--html", page)
    assert "2250" in page.read_text(encoding="utf-8")


def test_nothing_is_written_where_nothing_was_read(tmp_path: Path) -> None:
    said = refused(tmp_path / "no.txt", "--xlsx", tmp_path / "out.xlsx")
    assert "找不到这个文件" in said
    assert "一份文件也没有读成" in said
    assert not (tmp_path / "out.xlsx").exists()
