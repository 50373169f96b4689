"""JSON lines: one object for each thing that was read."""

import json
from collections.abc import Iterator
from typing import Any

from wenxiao.reading import parts_of
from wenxiao.reading.reading import Reading


def json_lines(reading: Reading, what: str, named: dict[str, str]) -> Iterator[str]:
    """Write what was asked for, each kind in text order; with `all` each line says what it is.

    `named` is added to each line.
    """
    for kind, row in _rows(reading, what):
        marked = {"what": kind} if what == "all" else {}
        yield json.dumps(marked | row | named, ensure_ascii=False)


def _rows(reading: Reading, what: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if what == "text":
        yield "text", {"text": reading.document.text}
    if what in ("figures", "all"):
        yield from (("figure", figure.as_json()) for figure in reading.figures)
    if what in ("tasks", "all"):
        yield from (("task", task.as_json()) for task in reading.tasks)
    if what in ("outline", "all"):
        yield from (("outline", row) for row in _outline(reading))


def _outline(reading: Reading) -> Iterator[dict[str, Any]]:
    for part in parts_of(reading.document):
        if part.section is not None:
            yield {
                "start": part.start, "end": part.end, "level": part.section.level, "title": part.section.title,
                "path": list(part.path), "role": part.role, "period": part.period,
            }  # fmt: skip
