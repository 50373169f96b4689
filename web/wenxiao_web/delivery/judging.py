"""Verdicts on the promises of the desk's documents: computed by the domain, kept by content, never stored as truth.

What is read of a file is kept in the data folder under the hash of the file and of the program, so that neither a
restart nor another process reads it again; the folder may be removed at any time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from wenxiao import read
from wenxiao.cli.checking.digests import digest_of, report_from
from wenxiao.cli.checking.keeping import Kept, key_of
from wenxiao.cli.checking.page import WORST_FIRST
from wenxiao.delivery import Verdict, verdicts_of
from wenxiao.errors import DocumentError
from wenxiao.indicators import Report, Rulings, link_of, report_of
from wenxiao_web.library.models import Document

_KEPT_SETS = 8  # sets of documents whose verdicts a process holds: desk and public page, today and yesterday


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document as the desk holds it; its content is known by its hash."""

    pk: int
    name: str
    title: str
    sha256: str

    @property
    def path(self) -> str:
        """What statements call it: unlike any other document's."""
        return f"{self.pk}/{self.name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """Every promise of a set of documents with its verdict as of a day, what went wrong first."""

    on: date
    sources: Mapping[str, Source]
    """By the path that statements name."""
    verdicts: tuple[Verdict, ...]
    undated: tuple[Source, ...]
    """Documents that tell no year, so that nothing of them can be judged."""


def judged(on: date, *, public_only: bool = False) -> Judged:
    """Judge every promise of the documents, or of the public ones only, as of the end of a day."""
    documents = Document.objects.filter(is_public=True) if public_only else Document.objects.all()
    held = documents.order_by("pk").values_list("pk", "name", "title", "sha256")
    return _judged(tuple(Source(pk=pk, name=name, title=title, sha256=sha) for pk, name, title, sha in held), on)


def prepare() -> None:
    """Load what every answer needs, the catalogue of indicators and the program's hash, before anybody waits for it."""
    link_of("")
    key_of(())


@lru_cache(maxsize=_KEPT_SETS)
def _judged(sources: tuple[Source, ...], on: date) -> Judged:
    reports = {source: _report(source) for source in sources}
    found = verdicts_of([said for report in reports.values() if report for said in report.statements], on)
    ordered = sorted(found, key=lambda verdict: (WORST_FIRST.index(verdict.code), verdict.target.indicator is None))
    return Judged(
        on=on,
        sources={source.path: source for source in sources},
        verdicts=tuple(ordered),
        undated=tuple(source for source, report in reports.items() if report is None),
    )


def _report(source: Source) -> Report | None:
    """Read a document, or take up again what was read of the same content; None where it cannot be read or dated."""
    kept = Kept(Path(settings.DATA_FOLDER) / "checked")
    key = key_of(["report", source.sha256, source.name])
    digest = kept.get(key)
    if digest is not None:
        return report_from(digest, source.path, Rulings())
    try:
        with Document.objects.get(pk=source.pk).file.open("rb") as file:
            reading = read(Path(source.name), data=file.read())
    except (DocumentError, OSError):
        return None
    report = report_of(source.path, reading)
    if report is not None:
        kept.put(key, digest_of(report, reading.figures))
    return report
