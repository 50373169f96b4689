"""A report as plain JSON and back: what is kept of a document between two runs."""

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from wenxiao.indicators import Report, Rulings
from wenxiao.indicators.statements import statements_of
from wenxiao.reading import Figure
from wenxiao.reading.tasks import Task

_FIGURE = [field.name for field in fields(Figure)]
_TASK = [field.name for field in fields(Task)]


def digest_of(report: Report, figures: tuple[Figure, ...]) -> str:
    """Write a report down without its path: the same content elsewhere gives the same digest."""
    return json.dumps(
        {
            "title": report.title,
            "place": report.place,
            "dated_on": report.dated_on.isoformat(),
            "date_is_stated": report.date_is_stated,
            "text": report.text,
            "review": report.review,
            "aims": report.aims,
            "figures": [[_plain(getattr(figure, name)) for name in _FIGURE] for figure in figures],
            "tasks": [[getattr(task, name) for name in _TASK] for task in report.tasks],
        },
        ensure_ascii=False,
    )


def report_from(digest: str, path: str, rulings: Rulings) -> Report:
    """Read a digest back as the report of a path."""
    held: dict[str, Any] = json.loads(digest)
    dated_on = date.fromisoformat(held["dated_on"])
    figures = [_figure(values) for values in held["figures"]]
    return Report(
        document=path,
        title=held["title"],
        place=rulings.places.get(held["place"], held["place"]),
        dated_on=dated_on,
        date_is_stated=held["date_is_stated"],
        text=held["text"],
        review=tuple((start, end) for start, end in held["review"]),
        aims=tuple((start, end) for start, end in held["aims"]),
        statements=statements_of(path, dated_on, held["text"], figures, rulings, place=held["place"]),
        tasks=tuple(_task(values) for values in held["tasks"]),
    )


def _plain(value: Any) -> Any:
    return f"{value}" if isinstance(value, Decimal) else value


def _figure(values: list[Any]) -> Figure:
    named = dict(zip(_FIGURE, values, strict=True))
    high = named["high"]
    return Figure(
        **{
            **named,
            "value": Decimal(named["value"]),
            "high": None if high is None else Decimal(high),
            "section": tuple(named["section"]),
        }
    )


def _task(values: list[Any]) -> Task:
    named: dict[str, Any] = dict(zip(_TASK, values, strict=True))
    lists = {name: tuple(value) for name, value in named.items() if isinstance(value, list)}
    return Task(**{**named, **lists})
