"""What a value is: a number of some unit, a share, percentage points, true or false, text."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of values."""

    NUMBER = "number"
    SHARE = "share"
    POINTS = "points"
    TRUTH = "truth"
    TEXT = "text"


Powers = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Type:
    """The kind of a value and, of a number, its unit as powers: 万元/亩 is (("万元", 1), ("亩", -1)).

    Units are taken as written: 万元 and 亿元, 天 and 工作日 are different and do not add.
    """

    kind: Kind
    unit: Powers = ()

    @property
    def is_numeric(self) -> bool:
        """Whether one can reckon with it."""
        return self.kind not in (Kind.TRUTH, Kind.TEXT)

    def __str__(self) -> str:
        """Name it in Chinese, as messages do."""
        if self.kind is not Kind.NUMBER:
            return _NAMES[self.kind]
        return f"“{unit_text(self.unit)}”" if self.unit else "没有单位的数"


_NAMES = {Kind.SHARE: "比率（%）", Kind.POINTS: "百分点", Kind.TRUTH: "真假", Kind.TEXT: "文字"}
NUMBER, SHARE, POINTS = Type(Kind.NUMBER), Type(Kind.SHARE), Type(Kind.POINTS)
TRUTH, TEXT = Type(Kind.TRUTH), Type(Kind.TEXT)
COUNT_UNIT = "件"
_SAID: Mapping[str, Type] = {
    "数": NUMBER,
    "number": NUMBER,
    "%": SHARE,
    "share": SHARE,
    "百分点": POINTS,
    "points": POINTS,
    "真假": TRUTH,
    "truth": TRUTH,
    "文字": TEXT,
    "text": TEXT,
}


def type_named(words: str) -> Type:
    """Return the type that words say: 数 a plain number, %, 百分点, 真假, 文字; anything else is a unit: 万元/亩."""
    if words in _SAID:
        return _SAID[words]
    first, *below = words.split("/")
    powers = {first: 1}
    for word in below:
        powers[word] = powers.get(word, 0) - 1
    return Type(Kind.NUMBER, _powers(powers))


def times(left: Type, right: Type) -> Type:
    """Multiply types; a share of something is of its kind, a plain number of shares is a plain number."""
    if left.kind is Kind.SHARE:
        return right
    if right.kind is Kind.SHARE:
        return left
    if NUMBER in (left, right):
        return left if right == NUMBER else right
    return _combined(left, right, 1)


def by(left: Type, right: Type) -> Type:
    """Divide types; two amounts of one unit give a share, two plain numbers or two points a plain number."""
    if right in (NUMBER, SHARE):
        return left
    if left == right:
        return NUMBER if left.kind is Kind.POINTS else SHARE
    return _combined(NUMBER if left.kind is Kind.SHARE else left, right, -1)


def _combined(left: Type, right: Type, sign: int) -> Type:
    powers = dict(_unit(left))
    for word, power in _unit(right):
        powers[word] = powers.get(word, 0) + sign * power
    unit = _powers(powers)
    return POINTS if unit == _unit(POINTS) else Type(Kind.NUMBER, unit)


def _unit(of: Type) -> Powers:
    return (("百分点", 1),) if of.kind is Kind.POINTS else of.unit


def _powers(powers: Mapping[str, int]) -> Powers:
    return tuple(sorted((word, power) for word, power in powers.items() if power))


def unit_text(unit: Powers) -> str:
    """Write a unit: 万元/亩; nothing for none."""
    above = "·".join(word if power == 1 else f"{word}^{power}" for word, power in unit if power > 0)
    below = "".join(f"/{word}" if power == -1 else f"/{word}^{-power}" for word, power in unit if power < 0)
    return (above or ("1" if below else "")) + below
