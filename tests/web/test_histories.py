"""What the desk says of a matter over time: its lights then and now, its word, its next turn."""

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wenxiao_web.clock import local, now
from wenxiao_web.matters.actions import Progress, confirm_progress, report_progress
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.histories import lights_shown
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.queries import rows_of

from tests.web.conftest import AT
from wenxiao.clocks import ProgressWord, light_at, progress_word
from wenxiao.exchange import read_workbook

pytestmark = pytest.mark.django_db
NUMBER = "ZD-2025-021"


def colours(matter: Matter, *, as_shown: bool) -> list[str]:
    found = with_facts(Matter.objects.all()).get(pk=matter.pk)
    return [str(one.colour) for one in lights_shown(found, facts_of(found), AT, as_shown=as_shown)]


def test_a_late_entry_changes_what_is_known_and_not_what_was_shown(liaison: Any, matter: Matter) -> None:
    before, known_before = colours(matter, as_shown=True), colours(matter, as_shown=False)
    progress = Progress(amount=Decimal(10), happened_at=AT - timedelta(days=1), evidence="验收单")
    report_progress(liaison, matter, progress, at=AT)
    assert before[0] == "yellow"
    assert colours(matter, as_shown=True) == ["green", *before]
    assert known_before[0] == "yellow"
    assert colours(matter, as_shown=False) == known_before[1:]


def test_nothing_was_shown_before_the_matter_was_recorded(matter: Matter) -> None:
    found = with_facts(Matter.objects.all()).get(pk=matter.pk)
    facts, recorded_at = facts_of(found), local(matter.recorded_at)
    assert lights_shown(found, facts, AT, as_shown=True)[-1].begins_at == recorded_at
    assert lights_shown(found, facts, AT, as_shown=False)[-1].begins_at < recorded_at


def test_the_newest_light_of_a_history_is_the_light_of_the_moment() -> None:
    for matter in with_facts(Matter.objects.all()):
        facts = facts_of(matter)
        for as_shown in (False, True):
            newest = lights_shown(matter, facts, AT, as_shown=as_shown)[0]
            assert (newest.colour, newest.ends_at) == (light_at(facts, AT).colour, None), matter


def test_the_page_switches_between_now_and_then(as_liaison: Client) -> None:
    looked_back = as_liaison.get(f"/matters/{NUMBER}").content.decode()
    then = as_liaison.get(f"/matters/{NUMBER}?known=then").content.decode()
    chosen = re.compile(r'aria-current="true">(按\w+)<')
    assert (chosen.findall(looked_back), chosen.findall(then)) == (["按现在所知"], ["按当时所见"])
    assert "录入以前没有显示过灯" in then
    assert looked_back.count("至今") == then.count("至今") == 1


def test_the_page_says_when_the_light_turns_next(as_liaison: Client) -> None:
    page = as_liaison.get(f"/matters/{NUMBER}").content.decode()
    assert "若不再报送，2025年9月30日 17:00转红灯" in page


def test_list_page_and_workbook_say_the_word(as_liaison: Client, liaison: Any, matter: Matter, tmp_path: Path) -> None:
    word = {row.matter.number: row.word for row in rows_of(Matter.objects.all(), now())}
    assert word[NUMBER] is ProgressWord.ON_PACE
    assert "达到序时进度" in as_liaison.get(f"/matters/{NUMBER}").content.decode()
    assert "达到序时进度" in as_liaison.get("/?light=yellow").content.decode()
    path = tmp_path / "matters.xlsx"
    path.write_bytes(b"".join(as_liaison.get("/tasks.xlsx?light=yellow")))
    (rows,) = read_workbook(path).values()
    assert [row["word"] for row in rows] == ["达到序时进度"]


def test_the_public_word_waits_for_confirmation(
    as_liaison: Client, liaison: Any, verifier: Any, matter: Matter
) -> None:
    at = now()
    progress = Progress(amount=Decimal(10), happened_at=at, evidence="验收单")
    report = report_progress(liaison, matter, progress, at=at)
    assert public_word(as_liaison) == "达到序时进度"
    confirm_progress(verifier, report, at=now())
    assert public_word(as_liaison) == "超进度"
    facts = facts_of(with_facts(Matter.objects.all()).get(pk=matter.pk))
    assert progress_word(facts, now(), confirmed_only=True) is ProgressWord.AHEAD


def public_word(client: Client) -> str:
    row = client.get("/public").content.decode().split(f'id="{NUMBER}"')[1]
    found = re.search(r"<td><b>([^<]+)</b>　", row)
    assert found
    return found[1]
