"""The pages of every procedure: what is listed, what may be done and why not, and that forms lose nothing."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wenxiao_web.accounts.models import OrgUnit
from wenxiao_web.clock import now
from wenxiao_web.inbox import waiting_number
from wenxiao_web.matters.actions import Progress, report_progress
from wenxiao_web.matters.models import Matter
from wenxiao_web.procedures.actions import Entered, do_transition
from wenxiao_web.procedures.models import Handling, Move
from wenxiao_web.procedures.opening import roles_of

from tests.web.case_walks import Walker
from wenxiao.exchange import read_workbook
from wenxiao.procedures import Does, Procedure, Transition, procedure, procedure_codes
from wenxiao.procedures.definitions import FieldKind, FieldRule

pytestmark = pytest.mark.django_db
each_procedure = pytest.mark.parametrize("code", procedure_codes())
FIRST_MOVES = [
    (code, one.code) for code in procedure_codes() for one in procedure(code).leaving(procedure(code).first_stage)
]


def signed_in(account: Any) -> Client:
    client = Client()
    type(account).objects.filter(pk=account.pk).update(is_active=True)
    client.force_login(account)
    return client


def moves_of(matter: Matter) -> list[Move]:
    return list(Move.objects.filter(handling__matter=matter))


def filled(rule: FieldRule) -> str:
    kinds = {FieldKind.NUMBER: "12.5", FieldKind.DATE: "2026-03-31", FieldKind.YES_NO: "no"}
    if rule.kind is FieldKind.CHOICE:
        return rule.choices[0]
    return kinds.get(rule.kind, f"{rule.title}写明")


def what_it_needs(path: Procedure, transition: Transition) -> dict[str, Any]:
    """A form filled in as far as its transition asks."""
    said: dict[str, Any] = {f"f_{code}": filled(path.fields[code]) for code in transition.needs}
    if transition.does & {Does.HANDS_OVER, Does.JOINS}:
        said["to_unit"] = OrgUnit.objects.get(code="housing").pk
    if transition.evidence:
        said["evidence"] = "材料1份"
    if Does.REPORTS in transition.does:
        said["note"] = "完成一半"
    if Does.PLANS in transition.does:
        said |= {"row_count": "1", "row_0_name": "开工", "row_0_due": "2025-12-31"}
    return said


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def actor_of(walker: Walker, matter: Matter, transition: Transition) -> Any:
    post = walker.procedure.posts[transition.by[0]]
    role = "holder" if post.of == "any" else post.of
    held = Handling.objects.get(matter=matter).roles.filter(role=role, is_current=True).select_related("unit").first()
    return walker.account(post.code, held.unit.name if held and post.of != "any" else "")


@each_procedure
def test_each_procedure_has_its_pages(supervisor: Any, code: str) -> None:
    matter = Walker(code=code).open(now() - timedelta(days=2))
    client = signed_in(supervisor)
    for page in ("", "/board", "/diagram", "/measures", "/measures?by=unit", "/new"):
        answer = client.get(f"/procedures/{code}{page}")
        assert answer.status_code == 200
        assert procedure(code).title in text_of(answer)
    for page in ("", "/board"):
        assert matter.number in text_of(client.get(f"/procedures/{code}{page}"))
    assert client.get("/procedures/nothing").status_code == 404


@each_procedure
def test_a_matter_is_opened_by_its_form(code: str) -> None:
    walker, path = Walker(code=code), procedure(code)
    account = walker.account(path.leaving(path.first_stage)[0].by[0])
    client = signed_in(account)
    wrong = client.post(f"/procedures/{code}/new", {"title": "试办一件"})
    assert wrong.status_code == 422
    assert "请选择单位。" in text_of(wrong)
    assert 'value="试办一件"' in text_of(wrong)
    units = dict(zip(roles_of(path), OrgUnit.objects.all(), strict=False))
    said = {"title": "试办一件", "origin": path.origins[0]} | {f"u_{role}": unit.pk for role, unit in units.items()}
    opened = client.post(f"/procedures/{code}/new", said)
    assert opened.status_code == 302
    matter = Matter.objects.get(title="试办一件")
    assert opened["Location"] == f"/matters/{matter.number}"
    assert matter.handling.stage == path.first_stage
    page = text_of(client.get(opened["Location"]))
    for role, unit in units.items():
        assert unit.name in page, role


@pytest.mark.parametrize(("code", "move"), FIRST_MOVES)
def test_every_first_move_is_made_by_its_form_and_refused_to_others(code: str, move: str, verifier: Any) -> None:
    walker, path = Walker(code=code), procedure(code)
    transition = path.transitions[move]
    matter = walker.open(now() - timedelta(days=2))
    client, address = signed_in(actor_of(walker, matter, transition)), f"/matters/{matter.number}/do/{move}"
    form = text_of(client.get(f"/matters/{matter.number}?do={move}"))
    assert f"<h2>{transition.title}</h2>" in form
    for field in transition.needs:
        assert f'name="f_{field}"' in form
    if transition.needs or transition.evidence:
        lacking = client.post(address, {"seen": "0"})
        assert lacking.status_code == 422
        assert not moves_of(matter)
    answer = client.post(address, {"seen": "0", "confirmed": "1"} | what_it_needs(path, transition))
    assert answer.status_code == 302, text_of(answer)
    handling = Handling.objects.get(matter=matter)
    assert handling.stage == (transition.target or path.first_stage)
    assert transition.title in text_of(client.get(f"/matters/{matter.number}"))
    stranger = signed_in(verifier).post(address, {"seen": "1"} | what_it_needs(path, transition))
    assert stranger.status_code == 422
    assert "不可做" in text_of(stranger)


@pytest.fixture
def task() -> tuple[Walker, Matter]:
    walker = Walker(code="key_tasks")
    return walker, walker.open(now() - timedelta(days=2))


def split(**changes: Any) -> Mapping[str, Any]:
    said = {"seen": "0", "f_content": "改造", "f_weight_class": "一般", "row_count": "2"}
    return said | {"row_0_name": "开工", "row_0_due": "2025-11-28"} | changes


def test_a_form_filled_in_over_a_newer_move_is_refused_with_all_that_was_typed(task: Any, supervisor: Any) -> None:
    walker, matter = task
    client, address = signed_in(supervisor), f"/matters/{matter.number}/do/split"
    assert client.post(address, split()).status_code == 302
    head = walker.procedure.transitions["object"]
    client_of_unit = signed_in(actor_of(walker, matter, head))
    client_of_unit.post(f"/matters/{matter.number}/do/object", {"seen": "1", "f_support_opinion": "缺资金"})
    late = client.post(address, split(f_content="改造三个小区"))
    assert late.status_code == 422
    assert "刚被办过一步" in text_of(late)
    assert "改造三个小区" in text_of(late)
    assert [one.transition for one in moves_of(matter)] == ["split", "object"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"f_content": ""}, "请填“任务内容”"),
        ({"f_weight_class": "特大"}, "特大"),
        ({"row_0_due": "明年"}, "第1行“开工”的时限应如2025-09-24"),
        ({"row_0_name": ""}, "第1行缺节点名称"),
        ({"row_1_name": "完工", "row_1_due": "2025-12-31", "row_1_amount": "很多"}, "第2行“完工”的累计应是一个数"),
        ({"happened_at": "2031-01-01T09:00"}, "发生时间晚于现在"),
        ({"happened_at": "2020-01-01T09:00"}, "办理时间早于立项"),
        ({"note": "绝密"}, "涉密内容不得录入"),
    ],
)
def test_wrong_entries_come_back_beside_what_was_typed(
    task: Any, supervisor: Any, changes: Mapping[str, str], words: str
) -> None:
    answer = signed_in(supervisor).post(f"/matters/{task[1].number}/do/split", split(**changes))
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not moves_of(task[1])


def test_more_rows_are_given_without_judging_what_is_there(task: Any, supervisor: Any) -> None:
    answer = signed_in(supervisor).post(f"/matters/{task[1].number}/do/split", split(f_content="", more_rows="1"))
    assert answer.status_code == 200
    assert text_of(answer).count('_name" value=') == 5
    assert "✕" not in text_of(answer)


def test_what_takes_a_matter_off_the_list_is_asked_twice(task: Any, supervisor: Any) -> None:
    client, address = signed_in(supervisor), f"/matters/{task[1].number}/do/merge"
    said = {"seen": "0", "f_merged_into": "ZDRW-2025-00007"}
    first = client.post(address, said)
    assert first.status_code == 200
    assert "不再计入" in text_of(first)
    assert not moves_of(task[1])
    assert client.post(address, said | {"confirmed": "1"}).status_code == 302
    assert Handling.objects.get(matter=task[1]).end == "merged"


def test_evidence_is_handed_out_to_whoever_is_signed_in(task: Any, supervisor: Any) -> None:
    walker, matter = task
    for code in ("split", "agree", "approve", "issue", "sign", "plan_measures", "report"):
        transition = walker.procedure.transitions[code]
        said = what_it_needs(walker.procedure, transition) | {"seen": str(len(moves_of(matter)))}
        if code == "report":
            said["file"] = SimpleUploadedFile("验收单.txt", "十份".encode())
        answer = signed_in(actor_of(walker, matter, transition)).post(f"/matters/{matter.number}/do/{code}", said)
        assert answer.status_code == 302, (code, text_of(answer))
    move = moves_of(matter)[-1]
    given = signed_in(supervisor).get(f"/moves/{move.pk}/evidence")
    assert "attachment" in given["Content-Disposition"]
    assert b"".join(given).decode() == "十份"
    assert signed_in(supervisor).get(f"/moves/{move.pk - 1}/evidence").status_code == 404


def test_filters_stand_in_the_address_and_the_workbook_follows_them(supervisor: Any, tmp_path: Path) -> None:
    walker = Walker(code="grid_events")
    housing = OrgUnit.objects.get(code="housing")
    others = {role: OrgUnit.objects.get(code="construction") for role in roles_of(walker.procedure)}
    early, late = now() - timedelta(days=9), now() - timedelta(days=2)
    walker.open(early, title="井盖缺失", units=others | {"lead_unit": housing})
    walker.open(late, title="路灯不亮", units=others | {"lead_unit": OrgUnit.objects.get(code="science")})
    client = signed_in(supervisor)
    day = f"{date(late.year, late.month, late.day)}"
    for query, seen, unseen in (
        ("words=井盖", "井盖缺失", "路灯不亮"),
        ("unit=housing", "井盖缺失", "路灯不亮"),
        (f"from={day}", "路灯不亮", "井盖缺失"),
        (f"to={day}&words=2025", "路灯不亮", None),
        ("stage=collecting&light=red", None, None),
    ):
        page = text_of(client.get(f"/procedures/grid_events?{query}"))
        path = tmp_path / "cases.xlsx"
        path.write_bytes(b"".join(client.get(f"/procedures/grid_events/cases.xlsx?{query}")))
        (rows,) = read_workbook(path).values()
        cells = "".join(str(row["title"]) for row in rows)
        assert all(seen is None or seen in text for text in (page, cells)), query
        assert all(unseen is None or unseen not in text for text in (page, cells)), query
    assert "看不懂" in text_of(client.get("/procedures/grid_events?from=昨天"))
    assert "没有符合筛选的事项" in text_of(client.get("/procedures/grid_events?words=没有这样的"))
    assert "没有符合筛选的事项" in text_of(client.get("/procedures/grid_events?mine=1"))


@pytest.mark.parametrize("path", ["/procedures/hotline", "/procedures/hotline/board", "/inbox", "/procedures/"])
def test_as_many_queries_for_many_matters_as_for_a_few(supervisor: Any, path: str) -> None:
    walker = Walker(code="hotline", seed=5)
    client = signed_in(walker.account("dispatcher"))

    def number() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    list(walker.walked(2, 6, since=now() - timedelta(days=20)))
    number()  # the first visit reads the catalogue
    few = number()
    list(walker.walked(6, 6, since=now() - timedelta(days=20)))
    assert number() <= few


def test_the_inbox_holds_what_waits_and_leaves_out_what_may_merely_be_done(task: Any, supervisor: Any) -> None:
    walker, matter = task
    before = waiting_number(supervisor)
    page = text_of(signed_in(supervisor).get("/inbox"))
    assert matter.number in page
    assert f'<span class="cntr">{before}</span>' in page
    leader = walker.account("leader")  # may withdraw it, but nobody waits for that
    assert matter.number not in text_of(signed_in(leader).get("/inbox"))
    do_transition(
        supervisor,
        matter,
        "merge",
        Entered(happened_at=now(), values={"merged_into": "ZDRW-2025-00007"}),
        at=now(),
    )
    assert waiting_number(supervisor) == before - 1


def test_reports_are_in_the_inbox_of_their_verifying_unit(verifier: Any, liaison: Any, matter: Matter) -> None:
    assert matter.number not in text_of(signed_in(verifier).get("/inbox"))
    progress = Progress(amount=Decimal(10), happened_at=now(), evidence="验收单10份")
    report_progress(liaison, matter, progress, at=now())
    page = text_of(signed_in(verifier).get("/inbox"))
    assert matter.number in page
    assert "累计10个" in page
    assert matter.number not in text_of(signed_in(liaison).get("/inbox"))


def test_an_account_without_a_post_is_told_who_opens_matters(verifier: Any) -> None:
    page = text_of(signed_in(verifier).get("/procedures/hotline/new"))
    assert "不可做　立项" in page
    assert "话务员" in page
    posted = signed_in(verifier).post("/procedures/hotline/new", {"title": "x"})
    assert not Matter.objects.filter(title="x").exists()
    assert posted.status_code in (200, 422)


def test_measures_of_a_time_that_cannot_be_read_say_so(supervisor: Any) -> None:
    client = signed_in(supervisor)
    assert "看不懂" in text_of(client.get("/procedures/hotline/measures?from=去年"))
    assert "起日晚于止日" in text_of(client.get("/procedures/hotline/measures?from=2025-09-01&to=2025-08-01"))
    assert "没有立项的事项" in text_of(client.get("/procedures/hotline/measures?from=2024-01-01&to=2024-01-31"))
    book = client.get("/procedures/hotline/measures.xlsx")
    assert "attachment" in book["Content-Disposition"]
