"""Statements from the short form that the YAML cases are written in."""

from decimal import Decimal
from typing import Any

from wenxiao.indicators import Statement, statements_of
from wenxiao.reading import Figure


def statements(case: Any) -> list[Statement]:
    """What the documents of one case say."""
    return [said for number, row in enumerate(case["say"]) for said in _said(number, row)]


def _said(number: int, row: Any) -> tuple[Statement, ...]:
    text = row.get("quote", f"{row['value']}{row['unit']}")
    figure = Figure(
        start=0,
        end=len(text),
        text=text,
        subject=row["subject"],
        kind=row["kind"],
        value=Decimal(row["value"]),
        high=Decimal(row["high"]) if "high" in row else None,
        unit=row["unit"],
        bound=row.get("bound", "exact"),
        status=row.get("status", "achieved"),
        expected=row.get("expected", False),
        period=row["period"],
        basis=row.get("basis"),
        price=row.get("price"),
        scope=row.get("scope", "铁西区"),
        section=(),
        indicator=None,
    )
    document = row.get("document", f"{row['dated']}-{number}.txt")
    return statements_of(document, row["dated"], text, [figure])
