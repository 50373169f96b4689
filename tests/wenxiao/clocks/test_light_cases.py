"""Lights, as an official would check them: tests/cases/clocks."""

from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.clocks.facts import facts_of, moment
from wenxiao.clocks import light_at


@pytest.mark.parametrize("case", cases("clocks"))
def test_light(case: Any) -> None:
    facts = facts_of(case)
    known_at = moment(case["as_known"]) if "as_known" in case else None
    light = light_at(facts, moment(case["at"]), known_at)
    seen: dict[str, Any] = {
        "light": light.colour.value,
        "why": str(light.why),
        "numbers": str(light.numbers),
        "next": str(light.next),
        "way_out": str(light.way_out),
        "until": light.until,
        "since": light.since,
        "watch": light.watch,
        "was_late": light.was_late,
        "awaiting": light.awaiting_confirmation,
        "provisional": light.is_provisional,
        "public": light_at(facts, moment(case["at"]), known_at, confirmed_only=True).colour.value,
    }
    wanted = {key: case[key] for key in seen if key in case}
    wanted |= {key: moment(wanted[key]) for key in ("until", "since") if wanted.get(key)}
    assert {key: seen[key] for key in wanted} == wanted
