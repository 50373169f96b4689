"""Reports: one document read for what it says and promises, with its place and its date."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from wenxiao.documents import Document, Head, head_of, outline_of
from wenxiao.indicators.aims import passages_of_aims
from wenxiao.indicators.rulings import Rulings
from wenxiao.indicators.statements import Statement, statements_of
from wenxiao.reading import Figure, parts_of
from wenxiao.reading.reading import Reading
from wenxiao.reading.tasks import Task
from wenxiao.reading.years import years_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PLACE = re.compile(r"(?:^|[\d_\-\s年])(全国|[一-龥]{1,9}?(?:省|自治区|市|州|盟|区|县|旗|镇|乡|街道))(?=[_\-\s]|$)")
_NO_RULINGS = Rulings()


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """A document as one of a set that is checked."""

    document: str
    """The path as given."""
    title: str
    place: str
    dated_on: date
    date_is_stated: bool
    """False where only the year is known; it then counts as of that year's first day."""
    text: str
    review: tuple[tuple[int, int], ...]
    """The stretches of the text that look back on what was done; empty where it has no such parts."""
    aims: tuple[tuple[int, int], ...]
    """The passages that set out its main targets."""
    statements: tuple[Statement, ...]
    tasks: tuple[Task, ...]


def report_of(path: str, reading: Reading, rulings: Rulings = _NO_RULINGS) -> Report | None:
    """Prepare a document for checking; None where neither its text nor its name tells when it was said."""
    document = reading.document
    head = head_of(document)
    dated_on = head.dated_on or _first_day(document, head, path, reading.figures)
    if dated_on is None:
        return None
    place = head.place or _place_named(path)
    return Report(
        document=path,
        title=head.title or document.name,
        place=rulings.places.get(place, place),
        dated_on=dated_on,
        date_is_stated=head.dated_on is not None,
        text=document.text,
        review=tuple((part.start, part.end) for part in parts_of(document) if part.role == "review"),
        aims=tuple(passages_of_aims(document)),
        statements=statements_of(path, dated_on, document.text, reading.figures, rulings, place=place),
        tasks=reading.tasks,
    )


def _first_day(document: Document, head: Head, path: str, figures: tuple[Figure, ...]) -> date | None:
    """The first day of the year that it plans, that its name carries, or that follows the last year it reports."""
    plan = years_of(head, outline_of(document)).plan
    named = _YEAR.search(PurePath(path).name)
    reported = [int(f.period[-4:]) for f in figures if f.status == "achieved" and _YEAR.fullmatch(f.period[-4:])]
    if plan:
        return date(int(plan[:4]), 1, 1)
    if named:
        return date(int(named[0]), 1, 1)
    return date(max(set(reported), key=reported.count) + 1, 1, 1) if reported else None


def _place_named(path: str) -> str:
    """The place that a file's name carries: `2018_珠海市_政府工作报告.txt`; "" where it carries none."""
    named = _PLACE.search(PurePath(path).stem)
    return named[1] if named else ""
