"""Who answers for a task: 牵头, 责任 and 配合 units, in brackets, after a label, or in a table's cells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from wenxiao.reading.lexicon import any_of
from wenxiao.reading.tasks.words import ending, labels, table, turns

_PAIRS = {"（": "）", "(": ")", "【": "】", "[": "]"}
_SPLIT = re.compile(r"[、，,；;/／\s]+|(?<=[局委办部会])和")


@dataclass(frozen=True, kw_only=True, slots=True)
class Units:
    """Units by their part in a task; the lead is the first 责任 unit where none is named."""

    lead: str = ""
    responsible: tuple[str, ...] = ()
    support: tuple[str, ...] = ()


NOBODY = Units()


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """Where a text names units, and which: `text[start:end]` with its brackets."""

    start: int
    end: int
    units: Units


@cache
def _role_of() -> dict[str, str]:
    return labels(table("roles"))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"({any_of(_role_of())})[：:]")


@cache
def _bracketed() -> re.Pattern[str]:
    said = turns("units_said").pattern
    return re.compile(rf"[（(【\[]\s*(?:(?:{any_of(_role_of())})\s*[：:]|{said}\s*[）)])")


def assignments(text: str) -> tuple[Assignment, ...]:
    """Find every place of a clean text that names units; a bracket cut off by the text's end counts."""
    found: list[Assignment] = []
    position = 0
    while match := _bracketed().search(text, position):
        end, closed = _closing(text, match.start())
        units = units_in(text[match.start() + 1 : end - 1 if closed else end], cut_off=not closed)
        if units != NOBODY or _label().search(match[0]):
            found.append(Assignment(start=match.start(), end=end, units=units))
        position = end
    bare = re.compile(rf"(?:^|[。；，\s])\s*(?={any_of(w for w in _role_of() if len(w) > 3)})").search(text, position)
    if bare and _label().match(text, bare.end()):
        units = units_in(text[bare.end() :], cut_off=False)
        found.append(Assignment(start=bare.end(), end=len(text), units=units))
    return tuple(found)


def _closing(text: str, start: int) -> tuple[int, bool]:
    depth, close = 0, _PAIRS[text[start]]
    for index in range(start, len(text)):
        depth += (text[index] == text[start]) - (text[index] == close)
        if depth == 0:
            return index + 1, True
    return len(text), False


def units_in(text: str, *, cut_off: bool = False) -> Units:
    """Read `牵头单位：甲；责任单位：乙、丙` or `甲牵头，乙配合`; a last name cut off by the text's end is dropped."""
    held: dict[str, list[str]] = {"lead": [], "responsible": [], "support": [], "leader": []}
    marks = list(_label().finditer(text))
    if not marks:
        return _said(text)
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        names = names_in(text[mark.end() : end])
        if cut_off and place + 1 == len(marks) and names and not _is_unit(names[-1]):
            names = names[:-1]
        held[_role_of()[mark[1]]] += names
    return arranged(held["lead"], held["responsible"], held["support"])


def arranged(lead: Iterable[str], responsible: Iterable[str], support: Iterable[str]) -> Units:
    """Give each unit its part: the first lead leads, the first 责任 unit where there is no lead."""
    leads, others = tuple(lead), tuple(responsible)
    return Units(
        lead=next(iter(leads or others), ""),
        responsible=leads[1:] + tuple(name for name in others if name not in leads[1:]),
        support=tuple(support),
    )


def _said(text: str) -> Units:
    """Read `甲牵头，乙、丙配合，丁分工负责` and `甲、乙按职责分工负责`."""
    held: dict[str, list[str]] = {"lead": [], "responsible": [], "support": []}
    position = 0
    for match in turns("part_of_unit").finditer(text):
        role = next(role for role in held if match[role])
        held[role] += names_in(re.sub(r"^[，、；]?(?:由)?", "", text[position : match.start()]))
        position = match.end()
    if not position:
        return arranged((), names_in(text), ())
    return arranged(held["lead"], held["responsible"], held["support"])


def names_in(text: str) -> list[str]:
    """Split a list of units; a piece that is no unit's name by itself stays with the next (人民大垸、荒湖管理区)."""
    names: list[str] = []
    held = ""
    for piece, mark in _pieces(text):
        is_rest = bool(names) and not held and _is_rest_of_name(piece, names[-1])
        if is_rest:
            names[-1] += "、" + piece
            continue
        held = f"{held}{piece}" if held else piece
        if _is_unit(held) or mark not in ("、",):
            names.append(held)
            held = ""
        else:
            held += "、"
    if held.strip("、"):
        names.append(held.strip("、"))
    return [name for name in (turns("part_after_name").sub("", name) for name in names) if len(name) > 1]


def without_breaks(text: str) -> str:
    """Join the lines of a cell: a line that ends a name begins the next, any other was broken inside one."""
    joined = ""
    for line in filter(None, (line.strip() for line in text.splitlines())):
        joined += line
        if _is_unit(joined):
            joined += "、"
    return joined.rstrip("、")


def _pieces(text: str) -> Iterable[tuple[str, str]]:
    text = turns("by_duty").sub("", text.strip(" \u3000。；;，,、"))
    position = 0
    for match in _SPLIT.finditer(text):
        if text.count("（", 0, match.start()) > text.count("）", 0, match.start()):
            continue
        yield text[position : match.start()].strip(), match[0].strip()
        position = match.end()
    if text[position:].strip():
        yield text[position:].strip(), ""


def _is_unit(name: str) -> bool:
    return (
        len(name) > 1 and not name[0].isdigit() and bool(ending("unit_ends").search(re.sub(r"（[^（）]*）$", "", name)))
    )


def _is_rest_of_name(piece: str, before: str) -> bool:
    """各乡、镇人民政府 is one name: the second piece has no place of its own."""
    is_bare = turns("bare_government").match(piece)
    return is_bare is not None and before.startswith("各")


def looks_like_units(text: str) -> bool:
    """Tell a cell that names units from one that says something else."""
    if "。" in text:
        return False
    names = names_in(turns("words_of_parts").sub("", text))
    return bool(names) and len(max(names, key=len)) <= 24 and sum(map(_is_unit, names)) * 2 >= len(names)
