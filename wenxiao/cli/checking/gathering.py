"""Files to reports: what changed is read, what did not is taken up again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wenxiao.cli.checking.digests import digest_of, report_from
from wenxiao.cli.checking.keeping import Kept, content_of, key_of
from wenxiao.cli.reading.batches import answers_to
from wenxiao.cli.reading.telling import Telling
from wenxiao.indicators import Report, Rulings, report_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What to read of each document, and how."""

    tasks: bool
    jobs: int | None
    rulings: Rulings


def gathered(paths: Sequence[str], wanted: Wanted, kept: Kept, telling: Telling) -> tuple[Report, ...]:
    """Return a report for each path in order; what cannot be read or dated is told and left out."""
    keys = {path: _key(path, wanted) for path in paths}
    known = {path: text for path, key in keys.items() if key and (text := kept.get(key)) is not None}
    unread = [path for path in paths if path not in known]
    reports = {path: report_from(text, path, wanted.rulings) for path, text in known.items()}
    parts = ("figures", "tasks") if wanted.tasks else ("figures",)
    for path, reading in telling.readings(answers_to(unread, parts, wanted.jobs), len(unread)):
        report = report_of(path, reading, wanted.rulings)
        if report is None:
            telling.fail(f"{path}：看不出是哪一年的文件。请在文件名里写上年份")
            continue
        reports[path] = report
        key = keys[path]
        if key:
            kept.put(key, digest_of(report, reading.figures))
    return tuple(reports[path] for path in paths if path in reports)


def undated(reports: Sequence[Report]) -> Iterator[str]:
    """Say of which documents only the year is known."""
    named = [report for report in reports if not report.date_is_stated]
    if named:
        some = "、".join(dict.fromkeys(str(report.dated_on.year) for report in named[:6]))
        more = "等" if len(named) > 6 else ""
        yield f"{len(named)}份文件没有成文日期，按所在年的1月1日算：{some}{more}"


def alone(reports: Sequence[Report]) -> Iterator[str]:
    """Say that one document by itself has nothing to be held against."""
    if len(reports) == 1:
        yield "只读到1份文件，没有后来的报告可以对照。请把以后各年的报告也一起给出"


def newest_day(reports: Sequence[Report]) -> date:
    """The date as of which verdicts stand where none is asked for."""
    return max(report.dated_on for report in reports)


def _key(path: str, wanted: Wanted) -> str | None:
    content = content_of(path)
    year_in_name = path.rsplit("/", 1)[-1]  # a document without a date is dated by its name
    return key_of(["report", content, year_in_name, str(wanted.tasks)]) if content else None
