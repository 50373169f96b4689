"""Reading pauses Python's cyclic collector, and makes nothing that only the collector could free."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenxiao.documents import read_document
from wenxiao.documents.uncollected import uncollected
from wenxiao.reading import read_figures, read_tasks

REPORT = min((Path(__file__).parents[3] / "examples").rglob("*.txt")).read_bytes()


@pytest.fixture
def collector() -> Iterator[None]:
    """The collector as it was, whatever a test has made of it."""
    was = gc.isenabled()
    yield
    if was:
        gc.enable()
    else:
        gc.disable()


def _left_by(times: int) -> int:
    """Return how many objects only the collector could free after a report was read so many times in a row."""
    gc.collect()
    document = read_document("a.txt", data=REPORT * times)
    read_tasks(document, read_figures(document))
    return gc.collect()


def test_a_longer_report_leaves_no_more_to_the_collector(collector: None) -> None:
    gc.disable()
    _left_by(1)  # patterns are compiled the first time
    assert _left_by(4) <= _left_by(1)


def test_the_collector_goes_on_after_the_work_and_after_an_error(collector: None) -> None:
    gc.enable()
    seen = list[bool]()

    @uncollected
    def work(*, fails: bool) -> None:
        seen.append(gc.isenabled())
        if fails:
            raise KeyError

    work(fails=False)
    assert gc.isenabled()
    with pytest.raises(KeyError):
        work(fails=True)
    assert gc.isenabled()
    assert seen == [False, False]


def test_a_collector_that_the_caller_has_paused_stays_paused(collector: None) -> None:
    gc.disable()
    uncollected(int)()
    assert not gc.isenabled()
