"""The same functions where one machine is outgrown: Spark reads documents to the digests that are kept locally."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from wenxiao.cli.checking.digests import digest_of, report_from
from wenxiao.cli.checking.gathering import Wanted
from wenxiao.cli.reading.batches import answer_to
from wenxiao.cli.reading.telling import Telling
from wenxiao.indicators import Report, report_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

BATCH = 16  # documents handed over at a time


def gathered_by_spark(paths: Sequence[str], wanted: Wanted, telling: Telling) -> tuple[Report, ...]:
    """Read documents by Spark, in order; what cannot be read or dated is told and left out.

    Every worker sees the same paths, on a shared folder or a distributed one that is mounted.
    """
    if not paths:
        return ()
    session = _session()
    slices = max(1, len(paths) // BATCH)
    parts = ("figures", "tasks") if wanted.tasks else ("figures",)
    spread = session.sparkContext.parallelize(list(paths), slices)
    answers = spread.mapPartitions(lambda some: _digests(some, parts)).collect()
    reports = []
    for path, digest, problem in answers:
        if problem:
            telling.fail(problem)
        else:
            reports.append(report_from(digest, path, wanted.rulings))
    return tuple(reports)


def _digests(paths: Iterable[str], parts: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Read documents on a worker: path, digest, and what went wrong."""
    for path in paths:
        answer = answer_to(path, parts)
        if answer.reading is None:
            yield path, "", answer.problem
            continue
        report = report_of(path, answer.reading)
        if report is None:
            yield path, "", f"{path}：看不出是哪一年的文件。请在文件名里写上年份"
        else:
            yield path, digest_of(report, answer.reading.figures), ""


def _session() -> "SparkSession":
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # workers run what this command runs
    return SparkSession.builder.appName("wenxiao check").config("spark.ui.enabled", "false").getOrCreate()
