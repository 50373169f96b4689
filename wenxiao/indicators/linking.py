"""Linking: the subject that a text names to an indicator of the catalogue."""

import re
from functools import cache

from wenxiao.catalog import load
from wenxiao.indicators.catalogue import Indicator, indicators

_LOOSE = re.compile(r"[\s“”\"'《》（）()、，,。；;：:·]+")


def plain_subject(subject: str) -> str:
    """Take off the words and marks that do not change what is measured: `全区进出口总额` is `进出口总额`.

    >>> plain_subject("全年 预计完成地区生产总值增速")
    '地区生产总值'
    """
    plain = _LOOSE.sub("", subject)
    words = load("indicators/linking.yaml")
    changed = True
    while changed:
        changed = False
        for word in words["lead"]:
            if plain.startswith(word) and len(plain) > len(word):
                plain, changed = plain[len(word) :], True
        for word in words["tail"]:
            if plain.endswith(word) and len(plain) > len(word):
                plain, changed = plain[: -len(word)], True
    return plain


@cache
def _by_name() -> dict[str, Indicator]:
    return {
        plain_subject(name): indicator for indicator in indicators() for name in (indicator.name, *indicator.aliases)
    }


def link(subject: str) -> Indicator | None:
    """Return the indicator that a subject names, or None where the catalogue lacks it."""
    return _by_name().get(plain_subject(subject))
