"""Title, place and date from a document's first lines."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from wenxiao.catalog import load
from wenxiao.documents.model import Document, Head
from wenxiao.quantities import parse_numeral

FIRST_LINES = 25
MAX_LINE = 200  # a longer line is text, and a date in it is not the document's
HEAD = "documents/head.yaml"
_NUMERAL = r"[\d〇○零一二三四五六七八九十]"
_DATE = re.compile(rf"({_NUMERAL}{{4}})\s*年\s*({_NUMERAL}{{1,2}})\s*月\s*({_NUMERAL}{{1,3}})\s*日")


def head_of(document: Document) -> Head:
    """Read title, place and date from the first lines; "" and None where they do not say."""
    return _head(tuple(document.text[b.start : b.end] for b in document.blocks[:FIRST_LINES]))


@lru_cache(maxsize=8)
def _head(lines: tuple[str, ...]) -> Head:
    return Head(title=_title(lines), place=_place(lines), dated_on=_dated_on(lines))


def _title(lines: Sequence[str]) -> str:
    short = ["".join(line.split()) for line in lines if len(line) <= 80 and "。" not in line]
    short = [line for line in short if line and not said("no_title").search(line)]
    named = [line for line in short if said("titles").search(line) and not said("published").search(line)]
    best = max(
        named[:4],
        key=lambda line: bool(_place_name().search(line)) * 2 + bool(said("leading_titles").search(line)),
        default="",
    )
    return best or (short[0] if short else "")


def _place(lines: Sequence[str]) -> str:
    for line in lines:
        written = "".join(line[:MAX_LINE].split())
        for match in _place_name().finditer(written) if said("after_place").search(written) else ():
            named = _before_place().sub("", match[1])
            parts = _part_of_place().findall(named)
            place = _before_place().sub("", parts[-1]) if parts else named
            if (len(place) > 2 or _short_county().fullmatch(place)) and not said("no_place").search(place):
                return str(place)
    return str(load(HEAD)["nation"]) if any(map(said("for_the_nation").search, lines)) else ""


def _dated_on(lines: Sequence[str]) -> date | None:
    """Prefer the line of the meeting, then a bare date; a page's publishing date is no date of the document."""
    found: list[tuple[bool, int, date]] = []
    for line in lines:
        match = _DATE.search(line) if "日" in line and len(line) <= MAX_LINE else None
        if match is None or said("published").search(line[: match.start()]):
            continue
        day = _day(*match.groups())
        if day is not None:
            at_meeting = said("at_meeting").search(line) or line.lstrip(" \u3000—-（(").startswith(match[0])
            found.append((not at_meeting, len(found), day))
    return min(found)[2] if found else None


def _day(*written: str) -> date | None:
    numbers = [parse_numeral(number) for number in written]
    try:
        return date(*(int(number or 0) for number in numbers))
    except ValueError:
        return None


@cache
def said(key: str) -> re.Pattern[str]:
    """Match one of the patterns that head.yaml lists under a key."""
    return re.compile("|".join(load(HEAD)[key]))


@cache
def _place_name() -> re.Pattern[str]:
    ends, after = "|".join(load(HEAD)["levels"]), said("after_place").pattern
    short = rf"(?:(?<=关于)|(?<![\u4e00-\u9fff])){_short_county().pattern}"
    return re.compile(rf"((?:[\u4e00-\u9fff]{{2,7}}?(?:{ends})){{1,3}}|{short})(?={after})")


@cache
def _short_county() -> re.Pattern[str]:
    """Match a county whose name is one character: 丰县."""
    return re.compile(load(HEAD)["short_county"])


@cache
def _part_of_place() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{2,6}}?(?:{'|'.join(load(HEAD)['levels'])})")


@cache
def _before_place() -> re.Pattern[str]:
    return re.compile(rf"^(?:{said('before_place').pattern})+")
