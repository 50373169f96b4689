"""Places that go by a longer and a shorter name: 罗湖区 in a report's text is 深圳罗湖区 in another's file name."""

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
    found: dict[str, str] = {}
    for short in sorted(scopes, key=len):
        longer = [scope for scope in scopes if scope != short and scope.endswith(short)]
        if len(short) >= _SHORTEST and len(longer) == 1:
            found.setdefault(longer[0], found.get(short, short))
    return found
