"""Authority: which body may decide on what another adopted, and whom it must hear first; dated data."""

from dataclasses import dataclass
from datetime import date

from wenxiao.catalog import Marked, entries, in_force, known_keys, load, required
from wenxiao.errors import AdjustmentRefusedError


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What a body decided, with the document that says so."""

    body: str
    document_number: str
    decided_on: date
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Authority:
    """Who may decide on what one body adopted, from a day on."""

    code: str
    in_force_from: date
    source: str
    adopted_by: str
    may_adjust: tuple[str, ...]
    opinions: tuple[str, ...]
    """Who must have been heard before an application is decided."""
    may_exempt: tuple[str, ...]


def authority_over(adopted_by: str, on: date) -> Authority | None:
    """The rule in force on a day over what a body adopted; None where there is none."""
    rules = [rule for rule in entries("resolutions/authority.yaml", _authority) if rule.adopted_by == adopted_by]
    return in_force(rules, on) if rules else None


def bodies_that_may_adjust(adopted_by: str, on: date) -> tuple[str, ...]:
    """The bodies that may adjust what `adopted_by` adopted, by the rule in force on a day."""
    rule = authority_over(adopted_by, on)
    return rule.may_adjust if rule else ()


def name_of_body(code: str) -> str:
    """The Chinese name of a body."""
    return str(load("resolutions/bodies.yaml")["names"].get(code, code))


def names_of(codes: tuple[str, ...]) -> str:
    """Bodies by their names, one after the other."""
    return "、".join(map(name_of_body, codes)) or "（没有登记的机关）"


def require_resolution(resolution: Resolution) -> None:
    """Raise AdjustmentRefusedError where a resolution lacks its number or reason."""
    if not resolution.document_number.strip() or not resolution.reason.strip():
        raise AdjustmentRefusedError("决议要写明文号和理由，请补齐后再登记。")


def require_body(body: str, adopted_by: str, on: date, *, what: str = "节点") -> None:
    """Raise AdjustmentRefusedError, naming who decides, where a body may not adjust what `adopted_by` adopted."""
    allowed = bodies_that_may_adjust(adopted_by, on)
    if body not in allowed:
        raise AdjustmentRefusedError(
            f"{name_of_body(body)}不能调整{name_of_body(adopted_by)}通过的{what}；应由{names_of(allowed)}决定。"
        )


def _authority(entry: Marked) -> Authority:
    known_keys(entry, Authority.__dataclass_fields__)
    return Authority(
        code=required(entry, "code", str, "规则代码"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        adopted_by=required(entry, "adopted_by", str, "通过机关的代码"),
        may_adjust=_bodies(entry, "may_adjust"),
        opinions=_bodies(entry, "opinions"),
        may_exempt=_bodies(entry, "may_exempt"),
    )


def _bodies(entry: Marked, key: str) -> tuple[str, ...]:
    return tuple(required(entry, key, list, "机关代码的列表"))
