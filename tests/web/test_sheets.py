"""The wall as a sheet to hang up."""

import re

import pytest
from django.test import Client
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.queries import counts_by_colour
from wenxiao_web.matters.sheets import wall_sheet

from tests.web.conftest import AT
from wenxiao.charts.wall import LISTED
from wenxiao.clocks import Colour

pytestmark = pytest.mark.django_db


def test_the_sheet_counts_every_matter_of_the_district_and_names_those_that_lag() -> None:
    drawn = wall_sheet(AT, suffix="svg", paper="A1").decode()
    words = re.sub(r"<style>.*?</style>|<[^>]+>", "|", drawn)
    counts = counts_by_colour(Matter.objects.all(), AT)
    lagging = counts[Colour.RED] + counts[Colour.YELLOW]
    assert 0 < lagging <= LISTED
    assert "演示数据" in words
    for title in ("补划中小学周边道路标线", "竣工投产项目150个"):
        assert title in words
    for kind in ("报告承诺", "12345热线", "重点任务督办"):
        assert kind in words


@pytest.mark.parametrize(("address", "start"), [("/wall.pdf?paper=A3", "%PDF"), ("/wall.svg?paper=A0", "<svg")])
def test_the_wall_leaves_the_desk_as_a_file(client: Client, supervisor: object, address: str, start: str) -> None:
    client.force_login(supervisor)  # type: ignore[arg-type]
    answer = client.get(address)
    assert b"".join(answer).startswith(start.encode())
    assert "attachment" in answer["Content-Disposition"]


def test_an_unknown_paper_or_format_has_no_page(client: Client, supervisor: object) -> None:
    client.force_login(supervisor)  # type: ignore[arg-type]
    assert [client.get(f"/wall.{rest}").status_code for rest in ("pdf?paper=B5", "doc")] == [404, 404]


def test_the_page_counts_the_same_matters_as_the_sheet(client: Client, supervisor: object) -> None:
    client.force_login(supervisor)  # type: ignore[arg-type]
    page = client.get("/wall")
    assert sum(row["total"] for row in page.context["matrix"]) == Matter.objects.count()
    assert page.context["counts"] == counts_by_colour(Matter.objects.all(), page.context["at"])
    assert "12345热线" in page.content.decode()
