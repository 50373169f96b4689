"""Places that go by a longer and a shorter name: 罗湖区 in a report's text is 深圳罗湖区 in another's file name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from wenxiao.indicators import Statement

_SHORTEST = 3  # characters that a place's name has at least


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
