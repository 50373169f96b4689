"""The catalogue of indicators: what reports measure, in the terms of statistical practice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from wenxiao.catalog import Marked, known_keys, load, required
from wenxiao.errors import CatalogInvalidError
from wenxiao.quantities import measure_of

FILES = ("economy", "finance", "people", "innovation", "environment")
PACES = ("cumulative", "growth", "level", "ceiling", "rank", "milestones")
PRICES = ("current", "constant", None)


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
    pace: str
    """The rule of `catalog/clocks/pace.yaml` that it is measured against while its year runs."""
    calendar: str
    """The releases of `catalog/calendars/releases.yaml` that it comes out with."""
    usual_scope: str
    """`district`: each place has its own; `country`: only the whole country has it."""
    obligation: str
    """`binding` 约束性 or `expected` 预期性."""
    responsible_unit: str
    verifying_unit: str
    growth_price: str | None
    """The prices that its growth is computed at: constant, current, or None where prices play no part."""
    level_price: str | None
    about_growth: Decimal
    """Width of 左右 after a growth, on either side, in percentage points."""
    about_level: Decimal
    """Width of 左右 after an amount, on either side, as a share of it."""
    kin: tuple[str, ...]
    """Codes of measures that are easily taken for this one."""
    share: tuple[str, ...]
    """Of a share: the codes of the part and of the whole; else empty."""
    source: str

    @property
    def dimension(self) -> str:
        """What its unit measures: money, share, count …"""
        return measure_of(self.unit).dimension or "count"

    @property
    def is_flow(self) -> bool:
        """Whether it counts what is done within a period, so that years add up."""
        return self.pace == "cumulative"


_CHOICES = {
    "direction": ("up", "down"),
    "pace": PACES,
    "scope": ("district", "country"),
    "obligation": ("binding", "expected"),
    "growth_price": PRICES,
    "level_price": PRICES,
}
_COMMON = (*_CHOICES, "unit", "calendar", "responsible", "verifying", "about")
_OWN = ("code", "name", "aliases", "kin", "share", "source", *_COMMON)


@cache
def indicators() -> tuple[Indicator, ...]:
    """Every indicator of the catalogue. Raise CatalogInvalidError where one name stands for two of them."""
    catalogue = tuple(indicator for name in FILES for indicator in _indicators_of(f"indicators/{name}.yaml"))
    owner: dict[str, str] = {}
    for indicator in catalogue:
        for name in (indicator.code, indicator.name, *indicator.aliases):
            if owner.setdefault(name, indicator.code) != indicator.code:
                raise CatalogInvalidError("indicators", f"“{name}”同时是两个指标的名称", key=indicator.code)
    for indicator in catalogue:
        for code in (*indicator.kin, *indicator.share):
            if owner.get(code) != code:
                raise CatalogInvalidError("indicators", f"kin或share里的“{code}”不是指标代码", key=indicator.code)
    return catalogue


@cache
def indicator_of(code: str) -> Indicator | None:
    """The indicator with a code, None where the catalogue has none."""
    return next((indicator for indicator in indicators() if indicator.code == code), None)


def _indicators_of(name: str) -> Iterator[Indicator]:
    for group in load(name):
        known_keys(group, ("in_force_from", "source", "common", "indicators"))
        common = required(group, "common", Marked, "这一组共有的键")
        known_keys(common, _COMMON)
        for entry in required(group, "indicators", list, "指标的列表"):
            known_keys(entry, _OWN)
            yield _indicator(entry, _joined(group, common, entry))


def _joined(group: Marked, common: Marked, entry: Marked) -> Marked:
    """Return the entry with what its group has in common; each key remembers the line that it stands in."""
    joined = Marked({"source": group.get("source"), "in_force_from": group.get("in_force_from")} | common | entry)
    joined.file, joined.line = entry.file, entry.line
    joined.lines = group.lines | common.lines | entry.lines
    return joined


def _indicator(entry: Marked, joined: Marked) -> Indicator:
    for key, choices in _CHOICES.items():
        if joined.get(key) not in choices:
            allowed = "、".join(str(choice) for choice in choices)
            raise CatalogInvalidError(joined.file, f"应为{allowed}之一", line=joined.lines.get(key), key=key)
    about = required(joined, "about", Marked, "growth和level两个宽度")
    return Indicator(
        code=required(entry, "code", str, "指标代码"),
        in_force_from=required(joined, "in_force_from", date, "日期"),
        name=required(entry, "name", str, "指标名称"),
        aliases=tuple(joined.get("aliases", ())),
        unit=required(joined, "unit", str, "单位"),
        direction=joined["direction"],
        pace=joined["pace"],
        calendar=required(joined, "calendar", str, "发布日历代码"),
        usual_scope=joined["scope"],
        obligation=joined["obligation"],
        responsible_unit=required(joined, "responsible", str, "责任单位"),
        verifying_unit=required(joined, "verifying", str, "认定单位"),
        growth_price=joined["growth_price"],
        level_price=joined["level_price"],
        about_growth=Decimal(required(about, "growth", str, "百分点数，加引号")),
        about_level=Decimal(required(about, "level", str, "占数值的份额，加引号")),
        kin=tuple(joined.get("kin", ())),
        share=tuple(joined.get("share", ())),
        source=required(joined, "source", str, "出处"),
    )
