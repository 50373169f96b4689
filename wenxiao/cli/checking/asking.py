"""What a user named, found among what the documents speak of; else an error that says what there is."""

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches

import click

from wenxiao.delivery import is_called
from wenxiao.indicators import Statement, indicators, link_of, search

_SHOWN = 6  # names that an error offers


def place_called(name: str, places: Iterable[str]) -> str:
    """Return the place that a name stands for; `places` holds each once for every time it is spoken of.

    The place of just that name goes first. Raise click.UsageError, with the names there are, where there is none or
    where it may be any of several.
    """
    spoken = Counter(place for place in places if place and not place.startswith("（"))
    if name in spoken:
        return name
    found = sorted(place for place in spoken if is_called(place, name))
    if not found:
        there = "、".join(place for place, _ in spoken.most_common(_SHOWN))
        hint = f"有的是{there}" if there else "没有一份写明是哪里的，请在文件名里写上地名"
        raise click.UsageError(f"这些文件里没有“{name}”的数据，{hint}。")
    if len(found) > 1:
        raise click.UsageError(f"“{name}”可以是{'、'.join(found)}，请写其中一个的全名。")
    return found[0]


def is_of(said: Statement, name: str) -> bool:
    """Whether a statement is of what a user named: an indicator's name, alias or code, or the words of the document."""
    return said.key == link_of(name).key or name in (said.name, said.figure.subject)


def say_what_there_is(name: str, statements: Iterable[Statement]) -> None:
    """Raise click.UsageError, with the nearest names, where neither catalogue nor documents know an indicator."""
    if link_of(name).indicator is not None:
        return
    said = list(statements)
    if any(is_of(one, name) for one in said):
        return
    names = {one.name for one in indicators()} | {one.name for one in said if one.figure.status == "target"}
    near = [found.indicator.name for found in search(name)] + get_close_matches(name, names, n=_SHOWN, cutoff=0.5)
    offered = "、".join(list(dict.fromkeys(near))[:_SHOWN])
    hint = f"相近的有{offered}" if offered else "请用wenxiao catalog search查指标的名称"
    raise click.UsageError(f"目录和这些文件里都没有“{name}”这个指标，{hint}。")
