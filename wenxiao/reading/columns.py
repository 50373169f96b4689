"""What the headers of a table say: unit, status, period, kind, and what is left as a name."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from wenxiao.catalog import load
from wenxiao.quantities import measure_of
from wenxiao.quantities.units import known_units, split_unit
from wenxiao.reading.model import Basis
from wenxiao.reading.parts import term_in

WORDS = "words/tables.yaml"
_BRACKETS = re.compile(r"[（(\[〔]([^（）()\[\]〔〕]{1,12})[）)\]〕]")
_YEARS = re.compile(r"((?:19|20)\d\d)年?[-—－–~～至到]+((?:19|20)\d\d)年?")
_YEAR = re.compile(r"((?:19|20)\d\d)年?(?!\d)")
_YEAR_END = re.compile(rf"{_YEAR.pattern}[底末初]?")
Said = Literal["achieved", "target", ""]


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """What a header says of its values; "" where it does not say."""

    name: str  # what is left when unit, years and words of status are taken out
    unit: str = ""
    status: Said = ""
    period: str = ""
    lead_word: str = ""  # put between subject and number: 增长, 占比为
    basis: Basis | None = None
    is_expected: bool = False
    is_silent: bool = False
    is_last_year: bool = False


@cache
def pattern_of(key: str) -> re.Pattern[str]:
    """Return the pattern that tables.yaml lists under a key."""
    return re.compile(load(WORDS)[key])


def link(name: str) -> str:
    """Return what stands between a row's name and its value in the sentence that they make."""
    return str(load(WORDS)["links"][name])


def column_of(header: str) -> Column:
    """Read a column's header, those of its rows joined; every field may be empty."""
    text = re.sub(r"\s+", "", header)
    unit = unit_in(text)
    bare = _without_unit(text)
    bound = pattern_of("bound_at_end").search(_name(bare))
    is_growth = bool(pattern_of("growth").search(bare))
    is_share = is_growth or bool(pattern_of("ratio").search(text))
    return Column(
        name=pattern_of("bound_at_end").sub("", _name(bare)),
        unit=unit or ("%" if is_share else ""),
        status=_status(bare),
        period=period_in(text),
        lead_word=bound[0] if bound and _status(bare) != "achieved" else _lead_word(bare, is_growth=is_growth),
        basis=_basis(bare, is_growth=is_growth),
        is_expected=bool(pattern_of("expected").search(bare)),
        is_silent=bool(pattern_of("silent").search(bare)) or bool(pattern_of("unit_column").search(bare)),
        is_last_year=bool(pattern_of("last_year").search(bare)),
    )


def _status(bare: str) -> Said:
    if pattern_of("achieved").search(bare):
        return "achieved"
    return "target" if pattern_of("target").search(bare) else ""


def _lead_word(bare: str, *, is_growth: bool) -> str:
    if pattern_of("rank").search(bare):
        return link("rank")
    return link("growth" if is_growth else "level")


def _basis(bare: str, *, is_growth: bool) -> Basis | None:
    if not is_growth:
        return None
    return "annual_average" if pattern_of("annual_average").search(bare) else "yoy"


def _name(bare: str) -> str:
    text = pattern_of("parts_of_a_year").sub("", _YEAR_END.sub("", _YEARS.sub("", bare)))
    text = pattern_of("term").sub("", text)
    if pattern_of("share_of").match(text):
        return text
    is_part = bool(pattern_of("part_done").search(text))
    for key in ("target", "expected", "growth") if is_part else ("achieved", "target", "expected", "growth"):
        text = pattern_of(key).sub("", text)
    text = pattern_of("generic").sub("", text)
    return text.strip("：:、，（）()")


def label_name(label: str) -> str:
    """Return what a row's label names, without numbering and unit."""
    text = re.sub(r"\s+", "", label)
    return _without_unit(pattern_of("numbering").sub("", text)).strip("：:、，")


def unit_in(header: str) -> str:
    """Return the known unit that a header gives in brackets or after 单位： or as its end after a comma."""
    text = re.sub(r"\s+", "", header)
    line = pattern_of("unit_line").search(text)
    for written in [*reversed(_BRACKETS.findall(text)), *([line[1]] if line else [])]:
        if is_unit(written):
            return "%" if written == "％" else str(written)
    return ""


def is_unit(written: str) -> bool:
    """Tell whether a text is a unit that the catalogue knows, with or without a magnitude word."""
    return written == "％" or written in known_units() or split_unit(written)[1] in known_units()


def is_share(unit: str) -> bool:
    """Tell a unit that divides: %, ‰."""
    return measure_of(unit).dimension == "share"


def _without_unit(text: str) -> str:
    def left(match: re.Match[str]) -> str:
        return "" if is_unit(match[1]) else match[0]

    return pattern_of("unit_line").sub("", _BRACKETS.sub(left, text))


def period_in(header: str) -> str:
    """Return the year or years that a header names, "" for none."""
    span = _YEARS.search(header)
    if span:
        return f"{span[1]}-{span[2]}"
    year = _YEAR.search(header)
    return year[1] if year else term_in(header)
