"""Figures that say nothing of a year's result, though they name its year."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from wenxiao.catalog import load
from wenxiao.reading import Figure

_SENTENCE_END = "。；;！？\n\r"
_AIM = re.compile(r"[^。；;！？\n\r]{0,40}?(?:目标|任务|计划)")
_LONGEST = 200  # characters that are looked back for a sentence's beginning


def of_part_years(text: str, figures: Sequence[Figure]) -> Iterator[int]:
    """Yield the starts of what was done in a part of a year only: 一季度跌入谷底，GDP同比下降7.4%."""
    for figure in figures:
        if figure.status == "achieved" and figure.kind != "rank" and _is_of_part(_sentence_before(text, figure.start)):
            yield figure.start


def of_which_some_done(text: str, figures: Sequence[Figure]) -> Iterator[int]:
    """Yield the starts of what there was to do where the same clause goes on to what was done: 31项任务完成28项."""
    for planned, done in pairwise(figures):
        alike = (
            set(planned.subject) <= set(done.subject) and planned.unit == done.unit and planned.period == done.period
        )
        goes_on = alike and planned.status == done.status == "achieved" and planned.value >= done.value
        if goes_on and _some_done().fullmatch(text[planned.end : done.start]):
            yield planned.start


def planned_only(text: str, figures: Sequence[Figure]) -> Iterator[int]:
    """Yield the starts of what stands among things done but was planned (拟安排), or aimed at and not reached."""
    for figure in figures:
        if figure.status != "achieved":
            continue
        before = _sentence_before(text, figure.start)
        clause = before[max(before.rfind(mark) for mark in "，,") + 1 :]
        missed = [hit.end() for hit in _words("unfulfilled").finditer(before)]
        planned = before if figure.basis == "yoy" else clause  # 拟安排1335亿元，比上年增加60.4亿元
        if _words("planned").search(planned) or (missed and _AIM.match(text, figure.end)):
            yield figure.start


def _sentence_before(text: str, start: int) -> str:
    before = text[max(0, start - _LONGEST) : start]
    return before[max(before.rfind(mark) for mark in _SENTENCE_END) + 1 :]


def _is_of_part(sentence: str) -> bool:
    """Whether the last word for a time that a sentence has named is one for a part of the year."""
    parts = [hit.end() for hit in _words("part_year").finditer(sentence)]
    return bool(parts) and parts[-1] > max((hit.end() for hit in _words("whole_year").finditer(sentence)), default=0)


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(load("indicators/linking.yaml")[kind]))


@cache
def _some_done() -> re.Pattern[str]:
    """What stands between: the thing, a word for done and what was done to it, no mark."""
    words = "|".join(load("indicators/linking.yaml")["of_which_done"])
    return re.compile(rf"[^，。；、]{{0,12}}(?:{words})(?:了)?[^，。；、]{{0,8}}")
