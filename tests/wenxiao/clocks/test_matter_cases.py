"""Matters over time, as an official would follow them: tests/cases/matters."""

from datetime import datetime
from typing import Any

import pytest

from tests.cases import cases
from tests.wenxiao.clocks.facts import moment
from tests.wenxiao.clocks.matters import matter_of
from wenxiao.calendars import default_calendar
from wenxiao.clocks import (
    MatterFacts,
    Watch,
    colour_of_watch,
    confidence_at,
    knowledge_of,
    laps_of,
    light_at,
    marks_at,
    misses_in_a_row,
    next_change,
    period_marks,
    progress_word,
    watches_of,
)
from wenxiao.supervision import due_notices, ladder


@pytest.mark.parametrize("case", cases("matters"))
def test_matter(case: Any) -> None:
    facts = matter_of(case)
    for question in case["ask"]:
        wanted = {key: value for key, value in question.items() if key not in ("at", "as_known")}
        seen = _seen(facts, question, wanted)
        assert seen == {key: _as_moment(value) if key in _MOMENTS else value for key, value in wanted.items()}, (
            f"{case['name']}：{question['at']}"
        )


_MOMENTS = ("until", "since", "yellow_at", "red_at", "exempt_until")


def _as_moment(value: Any) -> Any:
    return None if value is None else moment(value)


def _seen(facts: MatterFacts, question: Any, wanted: dict[str, Any]) -> dict[str, Any]:
    at = moment(question["at"])
    known_at = moment(question["as_known"]) if "as_known" in question else None
    light = light_at(facts, at, known_at)
    change, word = next_change(facts, at, known_at), progress_word(facts, at, known_at)
    marks = marks_at("ZD-1", facts, at, known_at)
    confidence = confidence_at(facts, at, known_at)
    answers: dict[str, Any] = {
        "light": light.colour.value,
        "rule": light.rule,
        "why": str(light.why),
        "numbers": str(light.numbers),
        "next": str(light.next) if light.next else None,
        "way_out": str(light.way_out) if light.way_out else None,
        "until": light.until,
        "since": light.since,
        "watch": light.watch,
        "was_late": light.was_late,
        "awaiting": light.awaiting_confirmation,
        "provisional": light.is_provisional,
        "exempt_until": light.exempt_until,
        "then": change.colour.value if change else None,
        "word": word.value if word else None,
        "public": light_at(facts, at, known_at, confirmed_only=True).colour.value,
        "marks": {mark.watch.code: "exempt" if mark.is_exempt else mark.colour.value for mark in marks},
        "period_marks": {str(mark.period): mark.colour.value for mark in period_marks(facts, at, known_at)},
        "misses_in_a_row": misses_in_a_row(marks),
        "disagreement": str(confidence.disagreement) if confidence.disagreement else None,
        "against": str(said) if (said := confidence.against(light.colour)) else None,
        "notices": [n.rung.code for n in due_notices("ZD-1", watches_of(facts, at, known_at), ladder(), at)],
        "charged": _charged(facts, question, wanted),
        "lights": {watch.code: _colour(watch, at) for watch in watches_of(facts, at, known_at)},
    }
    answers["lights"] = {code: answers["lights"].get(code) for code in wanted.get("lights", ())}
    answers["marks"] = {code: answers["marks"].get(code) for code in wanted.get("marks", ())}
    return {key: answers[key] for key in wanted}


def _colour(watch: Watch, at: datetime) -> str:
    return colour_of_watch(watch, at).value


def _charged(facts: MatterFacts, question: Any, wanted: dict[str, Any]) -> dict[str, dict[str, float]]:
    at = moment(question["at"])
    laps = {lap.code: lap for lap in laps_of(knowledge_of(facts, at))}
    return {
        code: {unit: float(used) for unit, used in laps[code].charged(at, default_calendar()).items()}
        for code in wanted.get("charged", ())
    }
