"""A subject in a text to an indicator of the catalogue."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.wenxiao.delivery.statements import statements
from wenxiao.errors import CommitmentInvalidError
from wenxiao.indicators import commitment_of, indicators, link, plain_subject


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ("地区生产总值", "gdp"),
        ("全区 地区生产总值增长", "gdp"),
        ("预计完成地区生产总值", "gdp"),
        ("规上工业增加值增速", "industrial_added_value"),
        ("全区进出口总额", "trade_total"),
        ("“城镇登记失业率”", "urban_registered_unemployment"),
        ("工业经济总量占全市比重", None),
        ("改造老旧小区", None),
        ("", None),
    ],
)
def test_link(subject: str, code: str | None) -> None:
    indicator = link(subject)
    assert (indicator.code if indicator else None) == code


def test_what_the_catalogue_lacks_keeps_its_plain_wording() -> None:
    assert plain_subject("全年 完成改造“老旧小区”") == "改造老旧小区"


def test_every_indicator_links_to_itself() -> None:
    for indicator in indicators():
        for name in (indicator.name, *indicator.aliases):
            assert link(name) is indicator


SAID: Any = {
    "dated": date(2024, 12, 18),
    "subject": "改造老旧小区",
    "kind": "level",
    "value": "15",
    "unit": "个",
    "period": "2025",
}


def test_a_target_becomes_a_commitment() -> None:
    (said,) = statements({"say": [{**SAID, "status": "target"}]})
    commitment = commitment_of(said, adopted_by="peoples_congress")
    assert (commitment.said.figure.value, commitment.adopted_by) == (Decimal(15), "peoples_congress")


def test_a_fact_is_no_commitment() -> None:
    (said,) = statements({"say": [SAID]})
    with pytest.raises(CommitmentInvalidError, match="是已有数据，不是目标，不能作为承诺"):
        commitment_of(said, adopted_by="peoples_congress")
