"""JSON lines: one object for each verdict, finding or task."""

import json
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from wenxiao.delivery import Echo, Finding, Verdict
from wenxiao.delivery.estimates import Estimate
from wenxiao.indicators import Statement

_PLACES = Decimal("0.0001")  # an interval's ends, as numbers


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as the contract has it; numbers as int or float, texts in Chinese."""
    said = verdict.target
    return {
        "indicator": said.indicator.code if said.indicator else None,
        "subject": said.figure.subject,
        "scope": said.scope,
        "period": str(said.period),
        "verdict": verdict.code.value,
        "target": _target(said),
        "outcome": _outcome(verdict) if verdict.outcome else None,
        "gap": number(verdict.gap),
        "needed": number(verdict.needed),
        "assumptions": [str(assumption) for assumption in verdict.assumptions],
        "why": str(verdict.why),
    }


def _target(said: Statement) -> dict[str, Any]:
    figure = said.figure
    return {
        **_span(said),
        "value": number(figure.value),
        "high": number(figure.high),
        "unit": figure.unit,
        "bound": figure.bound,
    }


def _outcome(verdict: Verdict) -> dict[str, Any]:
    outcome = verdict.outcome
    assert outcome is not None  # noqa: S101  # asked for only where there is one
    main = outcome.sources[0]
    return {
        **_span(main),
        "value": number(_rounded(outcome.middle)),
        "unit": verdict.unit,
        "bound": _bound(outcome),
        "low": number(_rounded(outcome.interval.low)),
        "high": number(_rounded(outcome.interval.high)),
        "implied": outcome.implied,
        "derivation": str(outcome.derivation) if outcome.derivation else None,
        "sources": [_span(source) for source in outcome.sources],
    }


def _bound(outcome: Estimate) -> str:
    """The bound that a document writes; of an implied value what its interval leaves open."""
    if not outcome.implied:
        return outcome.sources[0].figure.bound
    if outcome.interval.low is None:
        return "at_most"
    return "at_least" if outcome.interval.high is None else "about"


def finding_row(finding: Finding) -> dict[str, Any]:
    """Return a finding with every span that it rests on."""
    first = finding.statements[0]
    return {
        "kind": finding.kind,
        "indicator": first.indicator.code if first.indicator else None,
        "subject": first.figure.subject,
        "scope": first.scope,
        "sources": [{**_span(said), "quote": said.quote} for said in finding.statements],
        "why": str(finding.why),
    }


def echo_row(echo: Echo) -> dict[str, Any]:
    """Return a task with what became of it."""
    found = echo.found_in
    return {
        "document": echo.report.document,
        "start": echo.task.start,
        "end": echo.task.end,
        "object": echo.task.object,
        "verdict": echo.code.value,
        "outcome": {"document": found.document, "start": echo.start, "end": echo.end} if found else None,
        "share": round(echo.share, 2),
    }


def written(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Write each row as one line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False)


def number(value: Decimal | None) -> int | float | None:
    """A value as a JSON number, None where there is none."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _span(said: Statement) -> dict[str, Any]:
    return {"document": said.document, "start": said.figure.start, "end": said.figure.end}


def _rounded(value: Decimal | None) -> Decimal | None:
    if value is None or value == value.to_integral_value():
        return value
    return value.quantize(_PLACES, ROUND_HALF_UP)
