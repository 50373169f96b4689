"""The numbers of a 督查通报: five words and lights by unit, at a moment, on page and sheet."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wenxiao_web.accounts.models import OrgUnit
from wenxiao_web.clock import local
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.queries import counts_by_colour, promised_matters, rows_of
from wenxiao_web.supervision.queries import bulletin, bulletin_of

from tests.web.conftest import AT
from wenxiao.clocks import Colour, End, MatterEnded
from wenxiao.exchange import read_workbook

pytestmark = pytest.mark.django_db


def test_the_whole_is_what_lists_and_stored_moments_say() -> None:
    whole = bulletin(AT).whole
    rows = rows_of(promised_matters(), AT, limit=None)
    assert dict(whole.by_light) == counts_by_colour(promised_matters(), AT)
    assert {word: sum(row.word is word for row in rows) for word, _ in whole.by_word} == dict(whole.by_word)
    assert whole.counting == promised_matters().count()


def test_the_units_add_up_to_the_whole_and_the_worst_stands_first() -> None:
    found = bulletin(AT)
    assert sum((unit.words for unit in found.units), start=type(found.whole.words)()) == found.whole.words
    assert sum((unit.lights for unit in found.units), start=type(found.whole.lights)()) == found.whole.lights
    reds = [unit.lights[Colour.RED] for unit in found.units]
    assert reds == sorted(reds, reverse=True)
    assert all(unit.counting == sum(unit.words.values()) for unit in found.units)


def test_what_left_the_list_is_counted_apart() -> None:
    unit = OrgUnit(code="x", name="某局")
    matters = [(unit, facts_of(matter)) for matter in with_facts(promised_matters())]
    end = MatterEnded(happened_at=AT, recorded_at=AT, end=End.MERGED, reason="并入另一件")
    first = replace(matters[0][1], events=(*matters[0][1].events, end))
    found = bulletin_of([(unit, first), *matters[1:]], AT)
    assert (found.whole.counting, found.whole.gone) == (len(matters) - 1, 1)
    assert sum(found.whole.words.values()) == len(matters) - 1


def test_an_earlier_day_as_known_now_and_as_shown_then(as_liaison: Client) -> None:
    recorded = local(promised_matters().earliest("recorded_at").recorded_at).date()
    looked_back = as_liaison.get("/bulletin?on=2025-06-30").content.decode()
    then = as_liaison.get("/bulletin?on=2025-06-30&known=then").content.decode()
    assert recorded.isoformat() == "2025-09-24"
    assert "截至2025年6月30日 17:00" in looked_back
    assert "<tbody" in looked_back
    assert "当时还没有录入事项" in then


@pytest.mark.parametrize(("on", "words"), [("2099-01-01", "还没有到"), ("九月", "看不懂")])
def test_a_day_that_cannot_be_asked_for_is_said(as_liaison: Client, on: str, words: str) -> None:
    answer = as_liaison.get(f"/bulletin?on={on}")
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_the_numbers_leave_as_a_workbook_and_can_be_read_back(as_liaison: Client, tmp_path: Path) -> None:
    path = tmp_path / "bulletin.xlsx"
    path.write_bytes(b"".join(as_liaison.get("/bulletin.xlsx")))
    (rows,) = read_workbook(path).values()
    whole: dict[str, Any] = dict(rows[-1])
    assert whole["unit"] == "合计"
    for key in ("counting", "word_behind", "light_red", "left"):
        assert sum(int(row[key] or 0) for row in rows[:-1]) == int(whole[key] or 0), key
    assert int(whole["counting"] or 0) == promised_matters().count()
    assert whole["known"] == "按现在所知"
