"""Promises: which targets are judged. Reminders, differences from last year and deadlines of tasks are not."""

import re
from collections.abc import Iterator
from functools import cache

from wenxiao.catalog import load
from wenxiao.delivery.rules import rules
from wenxiao.delivery.said import Thing, form_of
from wenxiao.indicators import Statement
from wenxiao.indicators.linking import plain_subject

_YEAR = re.compile(r"(?<![较与按以在从由])(?<!(?<!占)比)((?:19|20)\d\d)年(?!底?的?(?:基础|水平|不变价|价格))")
_NUMERALS = tuple("一二两三四五六七八九十")


def promises_in(thing: Thing) -> Iterator[Statement]:
    """Yield the targets of a thing whose time was not over when the document was written, in order."""
    for said in thing.statements:
        is_open = said.figure.status == "target" and said.period.ends_on >= said.dated_on
        is_none = _is_deadline(said) or _is_figure_of_speech(said) or _is_difference(said, thing)
        is_none = is_none or _is_of_nothing(said) or _is_of_time_gone_by(said)
        if is_open and not is_none:
            yield said


def _is_deadline(said: Statement) -> bool:
    """Whether it says by when something is to be done (两年内基本完成), which no number will answer."""
    is_time = said.indicator is None and said.figure.unit in rules().deadline_units
    return is_time and not said.figure.subject.endswith(rules().lasting)


def _is_figure_of_speech(said: Statement) -> bool:
    """Whether a number in words counts what nobody will count again: 两个手段, 五项重点工作.

    What is built, renewed or added in words (打造六条精品街路) is a promise.
    """
    spoken = said.indicator is None and said.figure.text[:1] in _NUMERALS
    return spoken and said.figure.unit in rules().spoken_units and " " not in said.key


def _is_of_nothing(said: Statement) -> bool:
    """Whether it names no thing, only that there is an aim: 今年预期目标设定为6%以上, said of an aim set out before."""
    words = load("indicators/linking.yaml")
    is_aim = plain_subject(said.figure.subject) in words["aims_themselves"]
    return is_aim or _any_of("no_promises").search(said.quote) is not None


def _is_of_time_gone_by(said: Statement) -> bool:
    """Whether its clause names no year but such as were over: 从2003年到2006年年均超收2040亿元."""
    years = [int(year) for year in _YEAR.findall(said.quote)]
    gone_by = years and max(years) < said.dated_on.year
    return bool(gone_by) or _any_of("time_gone_by").search(said.quote) is not None


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(load("indicators/linking.yaml")[kind]))


def _is_difference(said: Statement, thing: Thing) -> bool:
    """Whether it only says how much more or less a target is than last year's: 赤字1.2万亿元，比上年增加4000亿元."""
    form = form_of(said)
    if form == "difference":
        return True
    return form == "change" and said.figure.basis == "yoy" and any(_is_whole(other, said) for other in thing.statements)


def _is_whole(other: Statement, said: Statement) -> bool:
    is_same_aim = other.figure.status == "target" and other.document == said.document and other.period == said.period
    return is_same_aim and form_of(other) in ("level", "flow", "ratio")
