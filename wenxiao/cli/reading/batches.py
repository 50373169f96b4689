"""Many documents on many cores, answered in the order they were named."""

import multiprocessing
import os
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice

from wenxiao.cli.reading.files import STANDARD_INPUT
from wenxiao.documents import has_body, read_document
from wenxiao.errors import WenxiaoError
from wenxiao.indicators import link
from wenxiao.reading import read_figures
from wenxiao.reading.reading import Reading
from wenxiao.reading.tasks import read_tasks

WORTH_A_POOL = 8  # documents; below this, starting other processes takes longer than reading
BATCH = 16  # documents handed over at a time


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What became of one file: its reading, or the one line that says why there is none."""

    path: str
    reading: Reading | None = None
    problem: str = ""
    note: str = ""  # what a reader should know of a file that was read


def answers_to(paths: Sequence[str], wanted: Collection[str], jobs: int | None) -> Iterator[Answer]:
    """Read files in order; `wanted` holds figures or tasks or neither, `jobs` None leaves the number of cores open.

    A file that cannot be read is an answer with a problem, never an exception.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers = min(jobs or (cores if len(paths) >= WORTH_A_POOL else 1), len(paths))
    if workers <= 1 or STANDARD_INPUT in paths:
        return (answer_to(path, wanted) for path in paths)
    return _by_others(paths, wanted, workers)


def answer_to(path: str, wanted: Collection[str]) -> Answer:
    """Read one file; `-` is standard input."""
    try:
        document = read_document(path)
        figures = read_figures(document) if wanted else ()
        tasks = read_tasks(document, figures) if "tasks" in wanted else ()
        reading = Reading(document=document, figures=figures, tasks=tasks)
    except WenxiaoError as error:
        return Answer(path=path, problem=str(error))
    except Exception as error:
        return Answer(
            path=path, problem=f"{path}：程序出错（{type(error).__name__}：{error}）。请把这份文件连同这句话报给维护者"
        )
    note = "" if has_body(document) else f"{path}：没有找到报告正文，只有它外面的页面。请找到正文所在的文件"
    return Answer(path=path, reading=reading.linked(link) if "figures" in wanted else reading, note=note)


def _answers(paths: Sequence[str], wanted: Collection[str]) -> list[Answer]:
    return [answer_to(path, wanted) for path in paths]


def _by_others(paths: Sequence[str], wanted: Collection[str], workers: int) -> Iterator[Answer]:
    """Hand batches to other processes, two for each in hand, so that memory does not grow with the number of files."""
    size = max(1, min(BATCH, len(paths) // (workers * 2)))
    batches = iter([paths[first : first + size] for first in range(0, len(paths), size)])
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            in_hand: deque[Future[list[Answer]]] = deque(
                pool.submit(_answers, batch, wanted) for batch in islice(batches, workers * 2)
            )
            while in_hand:
                answered = in_hand.popleft().result()
                in_hand.extend(pool.submit(_answers, batch, wanted) for batch in islice(batches, 1))
                yield from answered
        except BrokenProcessPool as error:
            raise WenxiaoError("读取进程中断，多半是内存不够。请改用--jobs 1，或者分几批读") from error
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
