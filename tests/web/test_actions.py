"""The one write pattern: permission, change and ledger entry together, or none of them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wenxiao_web.audit.actions import action
from wenxiao_web.audit.actors import SYSTEM
from wenxiao_web.audit.models import LedgerEntry
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.actions import (
    Progress,
    confirm_progress,
    number_of_facts,
    report_progress,
    return_progress,
)
from wenxiao_web.matters.lights import light_of
from wenxiao_web.matters.models import Basis, LightChange, Matter, ProgressReport

from tests.web.conftest import AT


def progress(amount: str = "10", **changes: Any) -> Progress:
    fields: dict[str, Any] = {"amount": Decimal(amount), "happened_at": AT, "evidence": "竣工验收单10份"}
    return Progress(**(fields | changes))


def colours(matter: Matter) -> tuple[str, str]:
    fresh = Matter.objects.get(pk=matter.pk)
    return str(light_of(fresh, AT).colour), str(light_of(fresh, AT, Basis.CONFIRMED).colour)


def test_a_report_turns_the_light_and_leaves_the_public_light(liaison: Any, matter: Matter) -> None:
    assert colours(matter) == ("yellow", "yellow")
    report_progress(liaison, matter, progress(), at=AT)
    assert colours(matter) == ("green", "yellow")
    assert light_of(matter, AT).awaiting_confirmation


def test_a_report_writes_old_and_new_value_and_then_the_light_change(liaison: Any, matter: Matter) -> None:
    report_progress(liaison, matter, progress(), at=AT)
    said, turned = LedgerEntry.objects.order_by("-number")[:2][::-1]
    assert (said.action, said.old, said.new) == (
        "report_progress",
        {"amount": "7个"},
        {"amount": "10个", "status": "claimed"},
    )
    assert (said.unit, said.post, said.recorded_at) == ("区房产局", "联络员", AT)
    assert "fangchan" not in f"{said.person}{said.why}"
    assert (turned.action, turned.old, turned.new) == ("change_light", {"light": "yellow"}, {"light": "green"})


def test_confirming_turns_the_public_light(liaison: Any, verifier: Any, matter: Matter) -> None:
    report = report_progress(liaison, matter, progress(), at=AT)
    confirm_progress(verifier, report, at=AT)
    assert colours(matter) == ("green", "green")
    assert LightChange.objects.filter(matter=matter, basis=Basis.CONFIRMED, old="yellow", new="green").exists()


def test_returning_turns_the_light_back_and_keeps_the_reason(liaison: Any, verifier: Any, matter: Matter) -> None:
    report = report_progress(liaison, matter, progress(), at=AT)
    return_progress(verifier, report, reason="少3份验收单", at=AT)
    assert colours(matter) == ("yellow", "yellow")
    assert LedgerEntry.objects.get(action="return_progress").why == "少3份验收单"


def test_a_return_needs_a_reason(liaison: Any, verifier: Any, matter: Matter) -> None:
    report = report_progress(liaison, matter, progress(), at=AT)
    with pytest.raises(ActionRefusedError, match="退回要写明原因"):
        return_progress(verifier, report, reason="  ", at=AT)


def test_a_report_is_reviewed_once(liaison: Any, verifier: Any, matter: Matter) -> None:
    report = report_progress(liaison, matter, progress(), at=AT)
    confirm_progress(verifier, report, at=AT)
    with pytest.raises(ActionRefusedError, match="已由区城建局认定"):
        return_progress(verifier, report, reason="看错了", at=AT)


@pytest.mark.parametrize("who", ["verifier", "supervisor"])
def test_only_the_lead_units_liaison_reports(who: str, matter: Matter, request: pytest.FixtureRequest) -> None:
    before = LedgerEntry.objects.count()
    with pytest.raises(ActionRefusedError, match="只有牵头单位区房产局的联络员"):
        report_progress(request.getfixturevalue(who), matter, progress(), at=AT)
    assert LedgerEntry.objects.count() == before


def test_only_the_verifying_unit_confirms(liaison: Any, matter: Matter) -> None:
    report = report_progress(liaison, matter, progress(), at=AT)
    with pytest.raises(ActionRefusedError, match="只有认定单位区城建局"):
        confirm_progress(liaison, report, at=AT)


def test_a_failure_leaves_neither_change_nor_entry(matter: Matter) -> None:
    entries, title = LedgerEntry.objects.count(), matter.title

    def retitle() -> None:
        with action(SYSTEM, "retitle", "matter/x", at=AT):
            Matter.objects.filter(pk=matter.pk).update(title="改过的题目")
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        retitle()
    assert Matter.objects.get(pk=matter.pk).title == title
    assert LedgerEntry.objects.count() == entries


def test_nothing_is_recorded_before_what_is_already_recorded(matter: Matter) -> None:
    with action(SYSTEM, "first", "matter/x", at=AT):
        pass
    with action(SYSTEM, "second", "matter/x", at=AT - timedelta(minutes=5)):
        pass
    first, second = LedgerEntry.objects.order_by("-number")[:2][::-1]
    assert second.recorded_at == first.recorded_at == AT


def test_what_has_not_happened_cannot_be_entered(liaison: Any, matter: Matter) -> None:
    with pytest.raises(ActionRefusedError, match="晚于现在"):
        report_progress(liaison, matter, progress(happened_at=AT + timedelta(days=1)), at=AT)
    assert not ProgressReport.objects.filter(matter=matter, amount="10").exists()


def test_a_form_filled_in_over_a_newer_report_is_refused(liaison: Any, matter: Matter) -> None:
    seen = number_of_facts(matter)
    report_progress(liaison, matter, progress("8"), at=AT, seen=seen)
    with pytest.raises(ActionRefusedError, match="刚被改过"):
        report_progress(liaison, matter, progress("9"), at=AT, seen=seen)


def test_a_lower_total_needs_its_reason(liaison: Any, matter: Matter) -> None:
    with pytest.raises(ActionRefusedError, match="累计完成6，少于上次报的7"):
        report_progress(liaison, matter, progress("6"), at=AT)
    report_progress(liaison, matter, progress("6", note="1个小区复查未通过"), at=AT)


def test_a_report_needs_evidence(liaison: Any, matter: Matter) -> None:
    with pytest.raises(ActionRefusedError, match="请写明佐证"):
        report_progress(liaison, matter, progress(evidence=" "), at=AT)


def test_a_file_is_kept_under_a_name_of_our_own(liaison: Any, matter: Matter, data_folder: Any) -> None:
    file = SimpleUploadedFile("../../验收单.txt", "验收单10份".encode())
    report = report_progress(liaison, matter, progress(file=file), at=AT)
    assert report.evidence_name == "验收单.txt"
    kept = data_folder / "files" / report.evidence_file.name
    assert kept.read_text(encoding="utf-8") == "验收单10份"
    assert kept.parent == data_folder / "files" / "evidence"
