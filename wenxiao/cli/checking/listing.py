"""Tables in the terminal."""

from collections import Counter
from collections.abc import Sequence

from rich.table import Table

from wenxiao.cli.checking.telling import named_document, told
from wenxiao.delivery import Echo, Finding, Verdict
from wenxiao.delivery.consistency import KINDS


def verdict_table(verdicts: Sequence[Verdict]) -> Table:
    """Lay out verdicts, both quotes side by side."""
    table = _table(_counted(verdicts), "指标", "说的", "做的", "差", "依据", "结论")
    for verdict in verdicts:
        row = told(verdict)
        done = "\n".join(f"“{said.quote}”" for said in row.done[:2]) or "未找到"
        table.add_row(
            f"{row.name}\n{row.measure}", f"“{row.said.quote}”", done, row.gap, row.basis, verdict.code.chinese
        )
    return table


def _counted(verdicts: Sequence[Verdict]) -> str:
    counts = Counter(verdict.code for verdict in verdicts)
    ordered = "　".join(f"{code.chinese}{counts[code]}" for code in sorted(counts, key=lambda c: -counts[c]))
    return f"说了与做了　{len(verdicts)}条　{ordered}"


def finding_table(findings: Sequence[Finding]) -> Table:
    """Lay out what does not fit, every quote with its document."""
    table = _table(f"对不上的数据　{len(findings)}处", "哪一种", "怎么对不上", "原文")
    for finding in findings:
        quotes = dict.fromkeys(f"“{said.quote}”　{named_document(said)}" for said in finding.statements)
        table.add_row(KINDS[finding.kind], str(finding.why), "\n".join(quotes))
    return table


def echo_table(echoes: Sequence[Echo]) -> Table:
    """Lay out tasks without numbers and where they were spoken of again."""
    counts = Counter(echo.code for echo in echoes)
    counted = "　".join(f"{code.chinese}{count}" for code, count in counts.most_common())
    table = _table(f"没有数据的任务　{len(echoes)}项　{counted}", "任务", "后来的报告", "结论")
    for echo in echoes:
        found = echo.found_in
        later = f"“{found.text[echo.start : echo.end].strip()}”" if found else ""
        table.add_row(f"{echo.task.verb}{echo.task.object}", later, echo.code.chinese)
    return table


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left", show_lines=True)
    for heading in headings:
        table.add_column(heading, justify="right" if heading == "差" else "left", overflow="fold")
    return table
