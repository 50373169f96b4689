"""What became of each promise, on the desk: verdicts, each quote in its place, filters, workbook, public page."""

import ast
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import rmtree
from string import Formatter

import pytest
from django.test import Client, override_settings
from django.utils import translation
from wenxiao_web.accounts.models import Account, District
from wenxiao_web.delivery.judging import judged
from wenxiao_web.delivery.queries import Asked, counts_of, rows_of
from wenxiao_web.delivery.records import records_of
from wenxiao_web.delivery.sentences import TEMPLATES
from wenxiao_web.library.actions import add_document
from wenxiao_web.library.models import Document, FigureRow
from wenxiao_web.templatetags.moments import said

import wenxiao.delivery
from tests.web.conftest import AT
from wenxiao.catalog import load_file
from wenxiao.delivery import VerdictCode
from wenxiao.demonstration import demonstration_district
from wenxiao.exchange import read_workbook
from wenxiao.sentences import Sentence, Value

pytestmark = pytest.mark.django_db
TODAY = AT.date()
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
EXPECTED = load_file(demonstration_district().folder / "verdicts.yaml")
CODE_ON_PAGE = '<tr data-code="{}">'
TEMPLATE_FIELD = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("row", EXPECTED["verdicts"], ids=lambda row: f"{row['indicator']}{row['period']}")
def test_the_desk_says_what_was_worked_out_by_hand(row: dict[str, str]) -> None:
    wanted = (row["indicator"], row["period"], Decimal(row["target"]["value"]))  # type: ignore[index]
    found = {
        (verdict.target.name, str(verdict.target.period), verdict.target.figure.value): verdict.code.value
        for verdict in judged(date.fromisoformat(str(EXPECTED["as_of"]))).verdicts
    }
    assert found[wanted] == row["verdict"]


def test_every_promise_and_every_quote_is_on_the_page_with_its_place(as_liaison: Client) -> None:
    page = as_liaison.get("/verdicts").content.decode()
    found = judged(TODAY)
    assert page.count("<tr data-code=") == len(found.verdicts) > 50
    quoted = 0
    for row in rows_of(found.verdicts, found, "document"):
        assert CODE_ON_PAGE.format(row.verdict.code.value) in page
        for document in (row.said, *row.done):
            for quote in document.quotes:
                pk, number = re.fullmatch(r"/documents/(\d+)#f(\d+)", quote.address).groups()  # type: ignore[union-attr]
                figure = FigureRow.objects.get(document=int(pk), number=int(number))
                assert (figure.start, figure.text) == (quote.said.figure.start, quote.said.figure.text)
                assert f'href="{quote.address}"' in page
                quoted += 1
    assert quoted > len(found.verdicts)


def test_filters_stand_in_the_address_and_the_counts_agree_with_the_rows(as_liaison: Client) -> None:
    found = judged(TODAY)
    for asked in ("", "year=2023", "indicator=public_budget_revenue", "indicator=public_budget_revenue&year=2023"):
        page = as_liaison.get(f"/verdicts?{asked}").content.decode()
        chips = dict(re.findall(r'href="\?verdict=(\w+)[^"]*"[^>]*>\S+ (\d+)</a>', page))
        assert sum(map(int, chips.values())) == page.count("<tr data-code=")
        for code, count in chips.items():
            one = as_liaison.get(f"/verdicts?verdict={code}&{asked}").content.decode()
            assert one.count(CODE_ON_PAGE.format(code)) == one.count("<tr data-code=") == int(count)
    total, counts = counts_of(found.verdicts, Asked())
    assert (total, dict(counts)[VerdictCode.UNDECIDED]) == (len(found.verdicts), 1)


def test_what_nobody_promised_is_not_a_filter(as_liaison: Client) -> None:
    whole = as_liaison.get("/verdicts").content.decode().count("<tr data-code=")
    for asked in ("verdict=great", "indicator=<b>", "year=1850", "year=x"):
        assert as_liaison.get(f"/verdicts?{asked}").content.decode().count("<tr data-code=") == whole
    none = as_liaison.get("/verdicts?verdict=weakened").content.decode()
    assert "没有这样的目标" in none


def test_an_undecided_promise_shows_working_interval_assumptions_and_chart(as_liaison: Client) -> None:
    page = as_liaison.get("/verdicts?indicator=public_budget_revenue&year=2023").content.decode()
    for words in ("2023年＝124.9÷1.07＝116.7", "7.3%～8.5%", "−0.1点", "无法判定", "各份文件的统计口径视为一致"):
        assert words in page, words
    chart = page[page.index('<svg class="chart"') : page.index("</figure>")]
    for drawn in ('class="implied"', 'class="whisker"', 'class="aimed"', "7.9", "8%以上"):
        assert drawn in chart, drawn


def test_the_record_counts_each_promise_once() -> None:
    found = judged(TODAY)
    records = records_of(found)
    assert (
        sum(sum(record.counts) for record in records) == sum(record.total for record in records) == len(found.verdicts)
    )


def test_the_workbook_holds_the_rows_of_the_page(as_liaison: Client, tmp_path: Path) -> None:
    path = tmp_path / "verdicts.xlsx"
    path.write_bytes(b"".join(as_liaison.get("/verdicts.xlsx?year=2023")))
    (rows,) = read_workbook(path).values()
    wanted = [verdict for verdict in judged(TODAY).verdicts if verdict.target.period.last_year == 2023]
    assert [row["code"] for row in rows] == [verdict.code.value for verdict in wanted]
    assert [row["said"] for row in rows] == [verdict.target.quote for verdict in wanted]
    revenue = next(row for row in rows if row["indicator"] == "public_budget_revenue")
    assert (revenue["range"], revenue["verdict"], revenue["as_of"]) == ("7.3%～8.5%", "无法判定", "2025-09-24")
    assert Decimal(str(revenue["outcome"])) == Decimal("7.9")


def test_without_documents_or_without_targets_the_page_says_so(client: Client, tmp_path: Path) -> None:
    Document.objects.filter(name__startswith="1_").update(is_public=True)
    Document.objects.exclude(name__startswith="1_").update(is_public=False)
    assert client.get("/public/verdicts").content.decode().count("<tr data-code=") == 22
    Document.objects.update(is_public=False)
    assert "还没有公开的文件" in client.get("/public/verdicts").content.decode()
    path = tmp_path / "2024年会议纪要.txt"
    path.write_text("2024年会议纪要\n会议认为，各项工作要抓紧。\n", encoding="utf-8")
    office = Account.objects.get(username="zhibiao")
    add_document(office, path, adopted_by="commission", is_public=True, at=AT)
    assert "1份文件里没有读到带数字和期间的目标" in client.get("/public/verdicts").content.decode()


def test_a_document_that_tells_no_year_is_named_and_left_out(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "纪要.txt"
    path.write_text("会议纪要\n会议认为，各项工作要抓紧。\n", encoding="utf-8")
    office = Account.objects.get(username="zhibiao")
    add_document(office, path, adopted_by="commission", is_public=True, at=AT)
    assert "“会议纪要”看不出年份，没有列入。" in client.get("/public/verdicts").content.decode()


def test_verdicts_follow_the_documents_and_the_day(as_liaison: Client) -> None:
    early, late = judged(date(2023, 1, 1)), judged(date(2026, 1, 1))
    assert {verdict.code for verdict in early.verdicts} == {VerdictCode.OPEN, VerdictCode.REACHED_EARLY}
    assert VerdictCode.OPEN not in {verdict.code for verdict in late.verdicts}
    before = len(judged(TODAY).verdicts)
    Document.objects.get(name="2_plan_execution_2022.html").delete()
    assert len(judged(TODAY).verdicts) < before
    assert "文件2份" in as_liaison.get("/verdicts").content.decode()


def test_the_public_page_shows_public_documents_only_and_only_where_the_district_wants_it(client: Client) -> None:
    page = client.get("/public/verdicts").content.decode()
    assert "没有经过认定" in page
    assert 'href="/documents/' not in page
    assert "verdicts.xlsx" not in page
    assert 'href="/public/verdicts"' in client.get("/public").content.decode()
    Document.objects.filter(name="3_work_report_2024.txt").update(is_public=False)
    assert "预计全年地区生产总值1300亿元" not in client.get("/public/verdicts").content.decode()
    District.objects.update(is_demonstration=False)
    with override_settings(PUBLISH_VERDICTS=False):
        assert client.get("/public/verdicts").status_code == 404
        assert "/public/verdicts" not in client.get("/public").content.decode()
    with override_settings(PUBLISH_VERDICTS=True):
        assert client.get("/public/verdicts").status_code == 200


def test_what_was_read_is_kept_by_content_and_may_be_thrown_away(data_folder: Path) -> None:
    from wenxiao_web.delivery import judging

    first, kept = judged(TODAY), data_folder / "checked"
    rmtree(kept)
    judging._judged.cache_clear()
    assert judged(TODAY) == first
    assert sum(path.is_file() for path in kept.rglob("*")) == Document.objects.count()
    judging._judged.cache_clear()
    assert judged(TODAY) == first


def test_the_page_in_english_leaves_only_the_documents_words_in_chinese(as_liaison: Client) -> None:
    as_liaison.post("/language", {"language": "en", "next": "/"})
    page = as_liaison.get("/verdicts?indicator=public_budget_revenue&year=2023").content.decode()
    for words in ("Undecided", "between 7.3%–8.5%", "8% or more", "−0.1 points", "estimate", "Promise by promise"):
        assert words in page, words
    for code in VerdictCode:
        assert f">{code.chinese}<" not in page


def sentences_in(path: Path) -> set[str]:
    """The Chinese templates of a module: what is given to `sentence`, and what stands ready for it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CHINESE.search(node.value)
        and TEMPLATE_FIELD.search(node.value)
    }


SPEAKING = ("ahead", "beside", "implied", "judging", "near", "prices", "terms", "wording", "writing")


def test_every_sentence_of_a_verdict_is_listed_for_translation() -> None:
    folder = Path(wenxiao.delivery.__file__).parent
    speaking = {path.stem: sentences_in(path) for path in folder.glob("*.py")}
    assert {stem for stem, found in speaking.items() if found} - {"consistency"} == set(SPEAKING)
    assert set().union(*(speaking[stem] for stem in SPEAKING)) - set(TEMPLATES) == set()


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_sentence_of_a_verdict_has_an_english_that_says_all_its_values(template: str) -> None:
    values: dict[str, Value] = {name: f"<{name}>" for _, name, _, _ in Formatter().parse(template) if name}
    with translation.override("en"):
        english = said(Sentence(template, values))
    assert not CHINESE.search(english)
    assert [name for name in values if f"<{name}>" not in english] == []
