"""Places that go by a longer and a shorter name: 罗湖区 in a report's text is 深圳罗湖区 in another's file name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from wenxiao.catalog import load
from wenxiao.indicators import Statement

_SHORTEST = 3  # characters that a place's name has at least
_SHORTEST_BARE = 2  # the same without its kind


def in_one_name(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Give every statement of a place its shortest name.

    A name stands for a longer one that ends with it, unless two longer ones do: 城关区 may be of either city.
    """
    known = tuple(statements)
    names = _short_names({said.scope for said in known})
    if not names:
        return known
    return tuple(replace(said, scope=names[said.scope]) if said.scope in names else said for said in known)


def _short_names(scopes: set[str]) -> Mapping[str, str]:
    longer: dict[str, list[str]] = defaultdict(list)
    for scope in scopes:
        for cut in range(1, len(scope) - _SHORTEST + 1):
            if scope[cut:] in scopes:
                longer[scope[cut:]].append(scope)
    names: dict[str, str] = {}
    for short in sorted(longer, key=len):
        if len(longer[short]) == 1:
            names.setdefault(longer[short][0], names.get(short, short))
    return names


def is_called(place: str, name: str) -> bool:
    """Whether a place may go by a name: 罗湖区 by 罗湖, 深圳罗湖区 and 深圳市罗湖区; never 深圳市 by 深圳市罗湖区."""
    if place == name:
        return True
    longer, shorter = sorted((_bare(place), _bare(name)), key=len, reverse=True)
    return len(shorter) >= _SHORTEST_BARE and longer.endswith(shorter)


def _bare(name: str) -> str:
    """A name without the words for what kind of place it is: 深圳市罗湖区 is 深圳罗湖."""
    return _kinds().sub("", name.strip())


@cache
def _kinds() -> re.Pattern[str]:
    """Any such word behind at least two characters: 沙市区 keeps its 市."""
    return re.compile(f"(?<=..)(?:{'|'.join(load('indicators/linking.yaml')['kinds_of_place'])})")
