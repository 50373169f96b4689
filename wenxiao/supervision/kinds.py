"""Kinds of paper as dated data: what a 督办单 is called, numbered by, laid out as, and what stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from string import Formatter
from typing import Any

from wenxiao.catalog import Marked, entries, in_force, known_keys, load, required
from wenxiao.errors import CatalogInvalidError


class Form(StrEnum):
    """How a paper is laid out: a message has no layout, a letter that of GB/T 9704 10.1, a document that of 7."""

    MESSAGE = "message"
    LETTER = "letter"
    DOCUMENT = "document"


class TableKind(StrEnum):
    """A table that is filled from matters."""

    MATTERS = "matters"
    WORDS_BY_UNIT = "words_by_unit"
    LATE = "late"


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One part of the body: a heading of a level, a paragraph, or a table filled from matters."""

    text: str = ""
    level: int | None = None
    """1 一、 2 （一） 3 1. 4 （1）; None: no heading."""
    table: TableKind | None = None
    needs: str | None = None
    """Left out where this fact is empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentKind:
    """One kind of paper, in force from a day on."""

    code: str
    in_force_from: date
    source: str
    name: str
    form: Form
    series: str | None
    """The number series that it is entered in when issued; None takes no number."""
    title: str
    text: str
    """What the unit reads at once, in one sentence."""
    body: tuple[Part, ...] = ()
    asks: Mapping[str, str] = field(default_factory=dict)
    """What its drafter must say, by key, with the words to ask for it: where and when a talk takes place."""


FACTS = frozenset(
    {"unit", "matter", "what", "milestone", "due", "reply", "matter_number", "lead_unit", "support_units", "leader"}
    | {"basis", "progress", "as_of", "total", "counts", "late", "effects", "before"}
)
"""What the words of a paper may name; each comes from the notice, the matter or a count, never from typing."""
_TEXT_FACTS = frozenset({"unit", "matter", "what", "milestone", "due", "reply"})
_FILE = "documents/official/kinds.yaml"


def document_kinds() -> tuple[DocumentKind, ...]:
    """Every version of every kind of paper in the catalogue."""
    return entries(_FILE, kind_of)


def document_kind(code: str, on: date) -> DocumentKind:
    """Return a kind of paper as it is on a day. Raise CatalogInvalidError where there is no such kind."""
    versions = [kind for kind in document_kinds() if kind.code == code]
    if not versions:
        known = "、".join(dict.fromkeys(kind.code for kind in document_kinds()))
        raise CatalogInvalidError(_FILE, f"没有文书种类“{code}”，可用的是{known}", key="code")
    return in_force(versions, on)


def post_names() -> Mapping[str, str]:
    """The posts that may draft, review and sign, by their codes; the same codes as in procedures."""
    names: Mapping[str, str] = load("documents/official/posts.yaml")["names"]
    return names


def post_name(code: str) -> str:
    """What a post is called."""
    return post_names().get(code, code)


def kind_of(entry: Marked) -> DocumentKind:
    """Read a kind of paper from a catalogue entry. Raise CatalogInvalidError with file, line and key."""
    known_keys(entry, DocumentKind.__dataclass_fields__)
    asks = entry.get("asks") or {}
    form = _choice(entry, "form", Form)
    if form is not Form.MESSAGE and not entry.get("series"):
        raise CatalogInvalidError(
            entry.file, "要编号的文书须写明series（发文字号的代字）", line=entry.line, key="series"
        )
    return DocumentKind(
        code=required(entry, "code", str, "文书种类的代码"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        name=required(entry, "name", str, "文书名称"),
        form=form,
        series=entry.get("series"),
        title=_template(entry, "title", FACTS | asks.keys()),
        text=_template(entry, "text", _TEXT_FACTS | asks.keys()),
        body=tuple(_part(row, FACTS | asks.keys()) for row in entry.get("body") or ()),
        asks=dict(asks),
    )


def _part(entry: Marked, allowed: frozenset[str]) -> Part:
    known_keys(entry, Part.__dataclass_fields__)
    level = entry.get("level")
    if level is not None and level not in (1, 2, 3, 4):
        raise CatalogInvalidError(entry.file, "层次应为1至4", line=entry.lines["level"], key="level")
    if "table" in entry:
        return Part(table=_choice(entry, "table", TableKind))
    needs = entry.get("needs")
    if needs is not None and needs not in allowed:
        raise _nothing_to_fill(entry, "needs", needs, allowed)
    return Part(text=_template(entry, "text", allowed), level=level, needs=needs)


def _template(entry: Marked, key: str, allowed: frozenset[str]) -> str:
    text = required(entry, key, str, "文字")
    for _, name, _, _ in Formatter().parse(text):
        if name is not None and name not in allowed:
            raise _nothing_to_fill(entry, key, name, allowed)
    return text


def _nothing_to_fill(entry: Marked, key: str, name: str, allowed: frozenset[str]) -> CatalogInvalidError:
    problem = f"没有可填的“{name}”，可用的是{'、'.join(sorted(allowed))}"
    return CatalogInvalidError(entry.file, problem, line=entry.lines[key], key=key)


def _choice(entry: Marked, key: str, kind: type[StrEnum]) -> Any:
    value = required(entry, key, str, "、".join(kind))
    if value not in list(kind):
        problem = f"写的是{value!r}，应为{'、'.join(kind)}之一"
        raise CatalogInvalidError(entry.file, problem, line=entry.lines[key], key=key)
    return kind(value)
