"""When a watch turns yellow and red: rules as dated data."""

from dataclasses import dataclass
from datetime import date

from wenxiao.catalog import Marked, entries, known_keys, required


@dataclass(frozen=True, kw_only=True, slots=True)
class LightRule:
    """A version of the light rule, in force from a day on."""

    code: str
    in_force_from: date
    source: str
    near_limit_working_days: int
    report_red_after_working_days: int
    """After the day on which a report is due, so many working days later silence is red."""
    resubmit_working_days: int
    """How long there is to send a returned report anew before it counts as silence."""


_DAYS = ("near_limit_working_days", "report_red_after_working_days", "resubmit_working_days")


def _light_rule(entry: Marked) -> LightRule:
    known_keys(entry, LightRule.__dataclass_fields__)
    return LightRule(
        code=required(entry, "code", str, "规则代码"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        **{key: required(entry, key, int, "工作日数") for key in _DAYS},
    )


def light_rules() -> tuple[LightRule, ...]:
    """Every version of the light rule in the catalogue."""
    return entries("clocks/lights.yaml", _light_rule)
