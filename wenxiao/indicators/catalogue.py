"""The catalogue of indicators."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from wenxiao.catalog import Marked, entries, known_keys, required
from wenxiao.errors import CatalogInvalidError


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """One thing that reports measure."""

    code: str
    in_force_from: date
    name: str
    aliases: tuple[str, ...]
    unit: str
    direction: str
    """`up`: more is better; `down`: the target is a ceiling."""
    growth_price: str | None
    """The prices that its growth is computed at: constant, current, or None where prices play no part."""
    level_price: str | None
    about_growth: Decimal
    """Width of 左右 after a growth, on either side, in percentage points."""
    about_level: Decimal
    """Width of 左右 after an amount, on either side, as a share of it."""
    source: str


_PLAIN_KEYS = ("code", "in_force_from", "name", "aliases", "unit", "direction", "growth_price", "level_price", "source")


def _indicator(entry: Marked) -> Indicator:
    known_keys(entry, (*_PLAIN_KEYS, "about"))
    if entry.get("direction") not in ("up", "down"):
        raise CatalogInvalidError(entry.file, "应为up或down", line=entry.lines.get("direction"), key="direction")
    about = required(entry, "about", Marked, "growth和level两个宽度")
    return Indicator(
        code=required(entry, "code", str, "指标代码"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        name=required(entry, "name", str, "指标名称"),
        aliases=tuple(required(entry, "aliases", list, "别名的列表")),
        unit=required(entry, "unit", str, "单位"),
        direction=entry["direction"],
        growth_price=entry.get("growth_price"),
        level_price=entry.get("level_price"),
        about_growth=Decimal(required(about, "growth", str, "百分点数，加引号")),
        about_level=Decimal(required(about, "level", str, "占数值的份额，加引号")),
        source=required(entry, "source", str, "出处"),
    )


@cache
def indicators() -> tuple[Indicator, ...]:
    """Every indicator of the catalogue. Raise CatalogInvalidError where one name stands for two of them."""
    catalogue = entries("indicators/core.yaml", _indicator)
    owner: dict[str, str] = {}
    for indicator in catalogue:
        for name in (indicator.name, *indicator.aliases):
            if owner.setdefault(name, indicator.code) != indicator.code:
                raise CatalogInvalidError("indicators/core.yaml", f"“{name}”同时是两个指标的名称", key=indicator.code)
    return catalogue
