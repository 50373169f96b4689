"""Verdicts as sheets of a workbook: what was said beside what was done, and what does not fit."""

from collections.abc import Iterator, Sequence

from wenxiao.cli.checking.telling import named_document, needed_of, told
from wenxiao.delivery import Finding, Verdict
from wenxiao.delivery.consistency import KINDS
from wenxiao.delivery.wording import shown_interval
from wenxiao.exchange import Column, Sheet, Value

_VERDICTS = (
    Column(key="number", title="序号", width=6, look="number"),
    Column(key="name", title="指标", width=24, look="wrapped"),
    Column(key="period", title="期间", width=11),
    Column(key="verdict", title="结论", width=10),
    Column(key="target", title="目标值", width=11, look="number"),
    Column(key="outcome", title="结果值", width=11, look="number"),
    Column(key="gap", title="差", width=9, look="number"),
    Column(key="unit", title="单位", width=9),
    Column(key="why", title="依据", width=48, look="wrapped"),
    Column(key="said", title="说的（目标原文）", width=40, look="quote"),
    Column(key="done", title="做的（结果原文）", width=40, look="quote"),
    Column(key="range", title="区间", width=20),
    Column(key="needed", title="还需", width=18),
    Column(key="assumptions", title="假定", width=40, look="wrapped"),
    Column(key="scope", title="范围", width=12),
    Column(key="said_in", title="目标文件", width=28),
    Column(key="said_at", title="目标起（字）", width=11, look="number"),
    Column(key="done_in", title="结果文件", width=28),
    Column(key="done_at", title="结果起（字）", width=11, look="number"),
    Column(key="code", title="代码", width=16, look="quiet"),
    Column(key="indicator", title="指标代码", width=24, look="quiet"),
)
_FINDINGS = (
    Column(key="number", title="序号", width=6, look="number"),
    Column(key="kind", title="哪一种", width=18),
    Column(key="name", title="指标", width=24, look="wrapped"),
    Column(key="why", title="怎么对不上", width=60, look="wrapped"),
    Column(key="quotes", title="原文", width=80, look="quote"),
)


def sheets_of(verdicts: Sequence[Verdict], findings: Sequence[Finding]) -> tuple[Sheet, ...]:
    """Lay out verdicts and findings as two sheets."""
    rows = tuple({"number": number, **row} for number, row in enumerate(map(_verdict_row, verdicts), 1))
    found = tuple({"number": number, **row} for number, row in enumerate(_finding_rows(findings), 1))
    return (
        Sheet(key="verdicts", title="说了与做了", columns=_VERDICTS, rows=rows, kept_in_sight=3, printed=11),
        Sheet(key="findings", title="对不上的数据", columns=_FINDINGS, rows=found, kept_in_sight=3),
    )


def _verdict_row(verdict: Verdict) -> dict[str, Value]:
    row, outcome, said = told(verdict), verdict.outcome, verdict.target
    main = row.done[0] if row.done else None
    return {
        "name": row.name,
        "period": str(said.period),
        "verdict": verdict.code.chinese,
        "target": said.figure.value,
        "outcome": outcome.written if outcome else None,
        "gap": verdict.gap,
        "unit": said.figure.unit,
        "why": row.basis,
        "said": said.quote,
        "done": "\n".join(dict.fromkeys(source.quote for source in row.done)),
        "range": shown_interval(outcome.interval, said.figure.unit) if outcome else "",
        "needed": needed_of(verdict),
        "assumptions": "；".join(map(str, verdict.assumptions)),
        "scope": said.scope,
        "said_in": named_document(said),
        "said_at": said.figure.start,
        "done_in": named_document(main) if main else "",
        "done_at": main.figure.start if main else None,
        "code": verdict.code.value,
        "indicator": said.indicator.code if said.indicator else "",
    }


def _finding_rows(findings: Sequence[Finding]) -> Iterator[dict[str, Value]]:
    for finding in findings:
        quotes = dict.fromkeys(f"“{said.quote}”{named_document(said)}" for said in finding.statements)
        yield {
            "kind": KINDS[finding.kind],
            "name": finding.statements[0].name,
            "why": str(finding.why),
            "quotes": "\n".join(quotes),
        }
