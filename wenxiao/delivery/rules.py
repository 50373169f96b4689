"""The rules of verdicts, from `catalog/indicators/verdicts.yaml`."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from wenxiao.catalog import known_keys, load, required

_FILE = "indicators/verdicts.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """How verdicts are found, beyond what each indicator says of itself."""

    partly_from: Decimal
    report_months: int
    revision: Decimal
    price_drift: Decimal
    wholes: dict[str, list[str]]
    shares_of_one: list[list[str]]
    at_most_hundred: tuple[str, ...]
    fulfilled: tuple[str, ...]
    redefined: tuple[str, ...]
    under_way: tuple[str, ...]
    totals: tuple[str, ...]
    deadline_units: tuple[str, ...]
    lasting: tuple[str, ...]
    spoken_units: tuple[str, ...]
    counted_alike: list[list[str]]
    far_level: Decimal
    far_count: Decimal
    growth_from: Decimal
    growth_to: Decimal
    repeated_from: float
    shortest_object: int
    object_ends: tuple[str, ...]
    object_beginnings: tuple[str, ...]
    shortcomings: tuple[str, ...]
    nearly_from: float
    longest_chance: int
    same_characters: int
    turned_from: float
    shortest_short: int
    short_from: float
    adds_up: tuple[str, ...]


@cache
def rules() -> Rules:
    """The rules of `catalog/indicators/verdicts.yaml`. Raise CatalogInvalidError where they are wrong."""
    held = load(_FILE)
    known_keys(held, ("in_force_from", "source", *Rules.__slots__))
    return Rules(
        partly_from=Decimal(required(held, "partly_from", str, "份额，加引号")),
        report_months=required(held, "report_months", int, "月数"),
        revision=Decimal(required(held, "revision", str, "份额，加引号")),
        price_drift=Decimal(required(held, "price_drift", str, "份额，加引号")),
        wholes=required(held, "wholes", dict, "指标代码到各部分代码的表"),
        shares_of_one=required(held, "shares_of_one", list, "指标代码的列表的列表"),
        at_most_hundred=tuple(required(held, "at_most_hundred", list, "词的列表")),
        fulfilled=tuple(required(held, "fulfilled", list, "词的列表")),
        redefined=tuple(required(held, "redefined", list, "词的列表")),
        under_way=tuple(required(held, "under_way", list, "词的列表")),
        totals=tuple(required(held, "totals", list, "词的列表")),
        deadline_units=tuple(required(held, "deadline_units", list, "单位的列表")),
        lasting=tuple(required(held, "lasting", list, "词的列表")),
        spoken_units=tuple(required(held, "spoken_units", list, "单位的列表")),
        counted_alike=required(held, "counted_alike", list, "量词的列表的列表"),
        far_level=Decimal(required(held, "far_level", str, "倍数，加引号")),
        far_count=Decimal(required(held, "far_count", str, "倍数，加引号")),
        growth_from=Decimal(required(held, "growth_from", str, "百分数，加引号")),
        growth_to=Decimal(required(held, "growth_to", str, "百分数，加引号")),
        repeated_from=float(required(held, "repeated_from", str, "份额，加引号")),
        shortest_object=required(held, "shortest_object", int, "字数"),
        object_ends=tuple(required(held, "object_ends", list, "词的列表")),
        object_beginnings=tuple(required(held, "object_beginnings", list, "词的列表")),
        shortcomings=tuple(required(held, "shortcomings", list, "词的列表")),
        nearly_from=float(required(held, "nearly_from", str, "份额，加引号")),
        longest_chance=required(held, "longest_chance", int, "对数"),
        same_characters=required(held, "same_characters", int, "字数"),
        turned_from=float(required(held, "turned_from", str, "份额，加引号")),
        shortest_short=required(held, "shortest_short", int, "字数"),
        short_from=float(required(held, "short_from", str, "份额，加引号")),
        adds_up=tuple(required(held, "adds_up", list, "词的列表")),
    )
