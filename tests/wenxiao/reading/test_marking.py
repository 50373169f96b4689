"""Marked text: pieces that join without gap, marks that open and close once."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from wenxiao.reading.marking import Mark, segments_of


def mark(start: int, end: int, key: str) -> Mark:
    return Mark(start=start, end=end, key=key)


def test_a_figure_inside_a_task_is_covered_by_both() -> None:
    (segments,) = segments_of([(0, 10)], [mark(4, 7, "f1"), mark(2, 9, "t1")])
    assert [(s.start, s.end, s.keys) for s in segments] == [
        (0, 2, ()),
        (2, 4, ("t1",)),
        (4, 7, ("t1", "f1")),
        (7, 9, ("t1",)),
        (9, 10, ()),
    ]
    assert [s.opens for s in segments] == [(), ("t1",), ("f1",), (), ()]
    assert [s.closes for s in segments] == [(), (), ("f1",), ("t1",), ()]


def test_a_mark_over_two_lines_opens_in_the_first_and_closes_in_the_last() -> None:
    first, second = segments_of([(0, 4), (5, 9)], [mark(2, 7, "t1")])
    assert [s.opens for s in first] == [(), ("t1",)]
    assert [s.closes for s in (*first, *second)] == [(), (), ("t1",), ()]


def test_a_mark_that_ends_between_two_lines_is_closed_where_it_is_last_seen() -> None:
    first, second = segments_of([(0, 4), (8, 9)], [mark(2, 6, "t1")])
    assert first[-1].closes == ("t1",)
    assert second[0].keys == ()


def test_overlapping_marks_do_not_hide_each_other() -> None:
    (segments,) = segments_of([(0, 6)], [mark(0, 4, "a"), mark(2, 6, "b")])
    assert [s.keys for s in segments] == [("a",), ("a", "b"), ("b",)]


def test_an_empty_mark_marks_nothing() -> None:
    assert [s.keys for s in segments_of([(0, 3)], [mark(1, 1, "a")])[0]] == [()]


SPANS = st.lists(st.integers(0, 60), unique=True, max_size=12).map(
    lambda borders: list(zip(sorted(borders)[::2], sorted(borders)[1::2], strict=False))
)
MARKS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=10).map(
    lambda pairs: [mark(start, start + length, f"m{n}") for n, (start, length) in enumerate(pairs)]
)


@given(spans=SPANS, marks=MARKS)
def test_segments_join_to_their_span_and_marks_open_and_close_once(
    spans: list[tuple[int, int]], marks: list[Mark]
) -> None:
    rows = segments_of(spans, marks)
    for (start, end), row in zip(spans, rows, strict=True):
        assert (row[0].start, row[-1].end) == (start, end)
        assert all(left.end == right.start for left, right in itertools.pairwise(row))
        for segment in row:
            covering = {m.key for m in marks if m.start < segment.end and m.end > segment.start and m.start < m.end}
            assert set(segment.keys) == covering
    shown = {key for row in rows for segment in row for key in segment.keys}
    for ends in ("opens", "closes"):
        assert sorted(key for row in rows for s in row for key in getattr(s, ends)) == sorted(shown)
