"""A subject to an indicator, a target to a commitment: tests/cases/indicators."""

from datetime import date
from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.delivery.statements import statements
from wenxiao.errors import CommitmentInvalidError
from wenxiao.indicators import commitment_of, indicators, link, plain_subject
from wenxiao.indicators.linking import overruled


@pytest.mark.parametrize("case", cases("indicators"))
def test_linking(case: Any) -> None:
    linked = overruled(case["subject"], case.get("links", {}))
    assert (linked.indicator.code if linked.indicator else None) == case["indicator"]
    assert linked.key == case.get("key", linked.key)
    assert 0 < linked.score <= 1
    assert linked.reason
    assert plain_subject(case["subject"]) == case.get("plain", plain_subject(case["subject"]))


@pytest.mark.parametrize("case", [case for case in cases("indicators") if "commits" in case.values[0]])
def test_only_a_target_becomes_a_commitment(case: Any) -> None:
    row = {"dated": date(2024, 12, 18), "kind": "level", "value": "15", "unit": "个", "period": "2024"}
    (said,) = statements({"say": [{**row, "subject": case["subject"], "status": case["status"]}]})
    if case["commits"]:
        assert commitment_of(said, adopted_by="peoples_congress").said is said
    else:
        with pytest.raises(CommitmentInvalidError, match="是已有数据，不是目标，不能作为承诺"):
            commitment_of(said, adopted_by="peoples_congress")


def test_every_indicator_links_to_itself() -> None:
    for indicator in indicators():
        for name in (indicator.name, *indicator.aliases):
            assert link(name) is indicator


def test_nothing_links_to_nothing() -> None:
    assert link("") is None
