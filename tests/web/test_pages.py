"""Every page renders, says what it should, and closes its door to strangers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wenxiao_web.library.models import Document
from wenxiao_web.matters.models import Matter

from wenxiao.exchange import read_workbook

pytestmark = pytest.mark.django_db
OPEN = {"/sign-in", "/language", "/health", "/favicon.ico", "/public", "/public/documents/1", "/public/verdicts"}


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    for entry in resolver.url_patterns:
        path = before + re.sub(r"<(\w+:)?\w+>", "1", str(entry.pattern)).replace("^", "").replace("$", "")
        if isinstance(entry, URLPattern):
            yield path
        else:
            yield from addresses(entry, path)


def test_every_address_is_closed_to_strangers_save_the_open_ones(client: Client) -> None:
    found = set(addresses(get_resolver()))
    assert found >= OPEN | {"/", "/wall", "/ledger", "/matters/1", "/documents/"}
    for path in sorted(found - OPEN):
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 302, path
            assert answer["Location"].startswith(("/sign-in", "/admin/login/")), path


def test_open_addresses_are_open(client: Client) -> None:
    public = Document.objects.filter(is_public=True).first()
    assert public is not None
    for path in ("/sign-in", "/health", "/public", "/public/verdicts", f"/public/documents/{public.pk}"):
        assert client.get(path).status_code == 200, path


def test_a_document_that_is_not_public_is_not_shown_in_public(client: Client) -> None:
    hidden = Document.objects.first()
    assert hidden is not None
    Document.objects.filter(pk=hidden.pk).update(is_public=False)
    assert client.get(f"/public/documents/{hidden.pk}").status_code == 404
    assert hidden.title not in client.get("/public").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?light=red",
        "/documents/",
        "/wall",
        "/wall?theme=dark",
        "/ledger",
        "/bulletin",
        "/verdicts",
        "/settings/calendar",
        "/public",
    ],
)
@pytest.mark.parametrize("username", ["ducha", "zhibiao", "kaohe", "fangchan", "chengjian", "quzhang"])
def test_pages_render_for_every_post(client: Client, username: str, path: str) -> None:
    from wenxiao_web.accounts.models import Account

    client.force_login(Account.objects.get(username=username))
    answer = client.get(path)
    assert answer.status_code == 200
    assert "演示数据" in answer.content.decode()


def test_every_document_and_matter_renders(as_liaison: Client) -> None:
    for document in Document.objects.all():
        page = as_liaison.get(f"/documents/{document.pk}").content.decode()
        assert page.count('class="fg ') == document.figures.count()
        assert page.count('class="no"') == document.tasks.count()
    for number in Matter.objects.values_list("number", flat=True):
        assert as_liaison.get(f"/matters/{number}").status_code == 200


def test_the_text_of_a_page_is_the_text_of_the_document() -> None:
    from wenxiao_web.library.queries import lines_of

    for document in Document.objects.all():
        for line, (start, end, *_) in zip(lines_of(document), document.blocks, strict=True):
            assert line.text == document.text[start:end]


def test_figures_and_tasks_of_a_page_stand_where_the_document_has_them() -> None:
    from wenxiao_web.library.queries import lines_of

    tasks = 0
    for document in Document.objects.all():
        pieces = [piece for line in lines_of(document) for piece in line.pieces]
        for figure in document.figures.all():
            assert "".join(piece.text for piece in pieces if piece.figure == figure) == figure.text
        for task in document.tasks.all():
            words = "".join(piece.text for piece in pieces if piece.task == task)
            assert words == task.text == document.text[task.start : task.end]
            assert all(task.start <= figure.start < task.end for figure in task.figures.all())
            tasks += 1
    assert tasks > 10


def test_tables_are_shown_as_tables_and_no_line_is_lost() -> None:
    from wenxiao_web.library.passages import passages_of
    from wenxiao_web.library.queries import lines_of

    tables = 0
    for document in Document.objects.all():
        lines, shown = lines_of(document), []
        for passage in passages_of(document, lines):
            inside = [line for row in passage.rows for cell in row for line in cell.lines]
            shown += [passage.line] if passage.line else inside
            tables += bool(passage.rows)
            assert all(line.kind == "cell" for line in inside)
        assert [line.number for line in shown if line] == [line.number for line in lines]
    assert tables > 0


def test_the_tasks_of_a_document_are_shown_when_asked_for(client: Client) -> None:
    document = Document.objects.get(name="3_work_report_2024.txt")
    page = client.get(f"/public/documents/{document.pk}?show=tasks").content.decode()
    panels = dict(re.findall(r'class="tw" data-panel="(\w+)"[^>]*?( hidden)?>', page))
    assert panels == {"figures": " hidden", "tasks": ""}
    row = next(row for row in page.split("<tr ") if "背街小巷</a>" in row and "改造提升" in row)
    for words in ("15个</a>", "11条</a>", "2025年", "ZD-2025-021"):
        assert words in row


def test_a_matter_explains_its_light(as_liaison: Client) -> None:
    page = as_liaison.get("/matters/ZD-2025-021").content.decode()
    for words in ("黄灯", "剩5个工作日", "累计7个，9月30日 17:00应到10个", "未完成10个，转红灯", "累计达到10个"):
        assert words in page
    assert "不可做　认定：只有认定单位区城建局可以认定或者退回。" in page


def test_a_matter_shows_its_fishbone_with_what_moved_and_by_which_resolution(as_liaison: Client) -> None:
    page = as_liaison.get("/matters/ZD-2025-012").content.decode()
    figure = page[page.index('<svg xmlns="http://www.w3.org/2000/svg" class="chart fishbone"') :]
    figure = figure[: figure.index("</svg>")]
    for said in ("铁问效〔2025〕3号", "08-29改为10-31", "突破250亿元", "今天　9月24日", "冻结基线250", "剩53个工作日"):
        assert said in re.sub(r"</?(?:text|tspan)[^>]*>", "", figure), said
    as_liaison.post("/language", {"language": "en", "next": "/"})
    english = as_liaison.get("/matters/ZD-2025-012").content.decode()
    assert "Today 24 Sep" in english
    assert "今天　" not in english


def test_a_report_sent_by_the_form(as_liaison: Client) -> None:
    answer = send_report(as_liaison, amount="10")
    assert answer.status_code == 302
    page = as_liaison.get("/matters/ZD-2025-021").content.decode()
    assert "data-awaiting" in page
    assert "已上报" in page


def test_a_refused_report_keeps_what_was_typed(as_liaison: Client) -> None:
    answer = send_report(as_liaison, amount="3", evidence="验收单三份")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "少于上次报的7" in page
    assert 'value="3"' in page
    assert "验收单三份" in page


def test_fields_that_are_wrong_are_named(as_liaison: Client) -> None:
    page = send_report(as_liaison, amount="许多", happened_on="2099-01-01").content.decode()
    assert "累计完成应是一个数" in page
    assert "完成日期晚于今天" in page


def test_the_verifier_confirms_by_the_form(as_liaison: Client, as_verifier: Client) -> None:
    send_report(as_liaison, amount="10")
    page = as_verifier.get("/matters/ZD-2025-021").content.decode()
    found = re.search(r"/reports/(\d+)/review", page)
    assert found
    answer = as_verifier.post(found[0], {"verdict": "return", "reason": ""})
    assert (answer.status_code, "退回要写明原因" in answer.content.decode()) == (422, True)
    assert as_verifier.post(found[0], {"verdict": "confirm"}).status_code == 302
    assert "改造提升老旧小区15个" in as_verifier.get("/public?light=green").content.decode()


def test_the_liaison_sees_what_was_returned_and_why(as_liaison: Client, as_verifier: Client) -> None:
    send_report(as_liaison, amount="10")
    found = re.search(r"/reports/(\d+)/review", as_verifier.get("/matters/ZD-2025-021").content.decode())
    assert found
    as_verifier.post(found[0], {"verdict": "return", "reason": "少3份验收单"})
    assert "已退回" in as_liaison.get("/").content.decode()
    page = as_liaison.get("/matters/ZD-2025-021").content.decode()
    assert "退回了“累计10个”：少3份验收单" in page
    assert "黄灯" in page


def test_filters_live_in_the_address(as_liaison: Client) -> None:
    page = as_liaison.get("/?light=red").content.decode()
    assert "更换老旧电梯170部" in page
    assert page.count("data-open") == 1
    page = as_liaison.get("/ledger?action=report_progress&subject=ZD-2025-021").content.decode()
    assert page.count("</tr>") == 3


def test_headers_that_keep_strangers_out(as_liaison: Client) -> None:
    answer = as_liaison.get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/wall",
        "/ledger",
        "/documents/",
        "/matters/ZD-2025-021",
        "/bulletin",
        "/settings/calendar",
        "/public",
        "/admin/",
    ],
)
def test_no_page_has_inline_script_or_style_or_names_another_host(supervisor: Any, client: Client, path: str) -> None:
    client.force_login(supervisor)
    page = client.get(path).content.decode()
    assert not re.search(r"<script(?![^>]*src=)[^>]*>(?!\s*</script>)", page)
    assert not re.search(r"\sstyle=|\son\w+=", page)
    assert not re.findall(r"(?:href|src|action)=\"(?:https?:)?//", page)


def test_missing_and_broken_pages_are_ours(as_liaison: Client) -> None:
    answer = as_liaison.get("/nothing-here")
    assert (answer.status_code, "没有这一页" in answer.content.decode()) == (404, True)
    assert 'aria-current="page"' not in answer.content.decode()
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/language", {"language": "en"})
    assert (answer.status_code, "表单已过期" in answer.content.decode()) == (403, True)


def test_a_failure_of_ours_says_that_nothing_was_saved(as_liaison: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wenxiao_web.matters.views.queries.matrix", lambda _at: 1 / 0)
    as_liaison.raise_request_exception = False
    answer = as_liaison.get("/wall")
    assert (answer.status_code, "没有保存" in answer.content.decode()) == (500, True)


def test_chinese_first_and_english_when_chosen(client: Client) -> None:
    english_browser = {"HTTP_ACCEPT_LANGUAGE": "en-GB,en"}
    assert "工作人员登录" in client.get("/public", **english_browser).content.decode()  # type: ignore[arg-type]
    assert client.post("/language", {"language": "en", "next": "/public"})["Location"] == "/public"
    page = client.get("/public").content.decode()
    assert "Staff sign-in" in page
    assert "working days left" in page


def test_the_language_switch_leads_to_no_other_host(client: Client) -> None:
    assert client.post("/language", {"language": "en", "next": "https://example.org/"})["Location"] == "/"


def test_the_sign_in_page_lists_the_demonstrations_accounts(client: Client) -> None:
    page = client.get("/sign-in?as=fangchan").content.decode()
    assert page.count("-2025</td>") == 9
    assert 'value="fangchan-2025"' in page
    answer = client.post("/sign-in", {"username": "fangchan", "password": "fangchan-2025"})
    assert answer["Location"] == "/"


def test_a_wrong_password_says_so(client: Client) -> None:
    page = client.post("/sign-in", {"username": "fangchan", "password": "x"}).content.decode()
    assert "用户名或者密码不对" in page


def test_the_admin_shows_and_changes_nothing(supervisor: Any, client: Client) -> None:
    client.force_login(supervisor)
    assert client.get("/admin/audit/ledgerentry/").status_code == 200
    assert client.get("/admin/audit/ledgerentry/add/").status_code == 403
    assert client.post("/admin/audit/ledgerentry/1/delete/").status_code == 403


def send_report(client: Client, **changes: str) -> Any:
    page = client.get("/matters/ZD-2025-021").content.decode()
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found
    fields = {"amount": "10", "happened_on": "2025-09-24", "evidence": "竣工验收单10份", "seen": found[1]}
    return client.post("/matters/ZD-2025-021/report", fields | changes)


def test_the_list_leaves_as_a_workbook_and_can_be_read_back(as_liaison: Client, tmp_path: Path) -> None:
    answer = as_liaison.get("/tasks.xlsx?light=yellow")
    assert answer["Content-Disposition"].startswith("attachment")
    path = tmp_path / "matters.xlsx"
    path.write_bytes(b"".join(answer))
    (rows,) = read_workbook(path).values()
    assert [row["number"] for row in rows] == ["ZD-2025-021"]
    assert rows[0]["why"] == "临近时限：“完成10个”剩5个工作日"
    assert rows[0]["due_at"] == "2025-09-30 17:00"
