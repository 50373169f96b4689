"""What kinds of matters are generated, how many, with which clocks and mishaps: dated data from the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wenxiao.catalog import Marked, entries, known_keys, required
from wenxiao.clocks import PaceRule, TimeLimit, limit_of
from wenxiao.errors import CatalogInvalidError

WHOLE = 1000
"""Shares are in thousandths."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockPlan:
    """One clock of a kind; shares of its laps in thousandths."""

    code: str
    office: str
    limits: tuple[tuple[int, TimeLimit], ...]
    """Each limit with the share of matters that run by it."""
    late: int
    restarted: int
    suspended: int
    extended: int
    extension: int
    """Added by one extension, in the limit's unit."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SchedulePlan:
    """The schedules of a kind: so many milestones over so many months; shares in thousandths."""

    milestones: int
    months: int
    reports: str
    """Code of the release calendar of its reports."""
    adjusted: int
    behind: int
    silent: int
    returned: int
    completed: int
    """Accepted as done in the last third of their time."""
    reopened: int
    """Of those."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesPlan:
    """Indicators that go by one pace rule through a calendar year; shares in thousandths."""

    share: int
    """Of the matters of the kind."""
    rule: PaceRule
    reports: str
    """Code of the release calendar of its figures."""
    target: Decimal
    baseline: Decimal | None
    accumulates: bool
    spread: Decimal
    """By how much targets and figures scatter, in the unit."""
    behind: int
    silent: int
    returned: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterKind:
    """One kind of matter."""

    kind: str
    title: str
    in_force_from: date
    source: str
    volume: int
    units: Mapping[str, int]
    hours: tuple[int, ...]
    """Relative weight of each hour of the day."""
    rest_day: int
    stages: Mapping[str, str]
    """What it is called while waiting, handling, done, left."""
    clocks: tuple[ClockPlan, ...]
    schedule: SchedulePlan | None
    series: tuple[SeriesPlan, ...]
    ends: Mapping[str, int]
    """How matters leave, in thousandths; the rest stays."""


def matter_kinds() -> tuple[MatterKind, ...]:
    """The kinds of the catalogue; raise CatalogInvalidError where an entry is wrong."""
    return entries("demonstration/matters.yaml", _kind)


def _kind(entry: Marked) -> MatterKind:
    known_keys(entry, (*(set(MatterKind.__dataclass_fields__) - {"hours", "rest_day"}), "arrivals"))
    arrivals = required(entry, "arrivals", Marked, "hours和rest_day")
    hours = required(arrivals, "hours", list, "24个数")
    if len(hours) != 24 or not sum(hours):
        raise CatalogInvalidError(entry.file, f"写了{len(hours)}个数，应为24个", line=entry.line, key="hours")
    schedule = entry.get("schedule")
    return MatterKind(
        kind=required(entry, "kind", str, "代码"),
        title=required(entry, "title", str, "名称"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        volume=required(entry, "volume", int, "一年的件数"),
        units=required(entry, "units", dict, "单位类别和个数"),
        hours=tuple(hours),
        rest_day=_share(arrivals, "rest_day"),
        stages=required(entry, "stages", dict, "waiting、handling、done、left的名称"),
        clocks=tuple(_clock(row) for row in entry.get("clocks", ())),
        schedule=_schedule(schedule) if schedule else None,
        series=tuple(_series(row) for row in entry.get("series", ())),
        ends=required(entry, "ends", dict, "去向和千分比"),
    )


def _schedule(entry: Marked) -> SchedulePlan:
    known_keys(entry, SchedulePlan.__dataclass_fields__)
    return SchedulePlan(
        milestones=required(entry, "milestones", int, "个数"),
        months=required(entry, "months", int, "月数"),
        reports=required(entry, "reports", str, "发布日程的代码"),
        adjusted=_share(entry, "adjusted"),
        behind=_share(entry, "behind"),
        silent=_share(entry, "silent"),
        returned=_share(entry, "returned"),
        completed=_share(entry, "completed"),
        reopened=_share(entry, "reopened"),
    )


def _series(entry: Marked) -> SeriesPlan:
    known_keys(entry, SeriesPlan.__dataclass_fields__)
    return SeriesPlan(
        share=_share(entry, "share"),
        rule=PaceRule(required(entry, "rule", str, "序时口径")),
        reports=required(entry, "reports", str, "发布日程的代码"),
        target=Decimal(required(entry, "target", str, "数，加引号")),
        baseline=Decimal(required(entry, "baseline", str, "数，加引号")) if "baseline" in entry else None,
        accumulates=required(entry, "accumulates", bool, "true或false") if "accumulates" in entry else False,
        spread=Decimal(required(entry, "spread", str, "数，加引号")),
        behind=_share(entry, "behind"),
        silent=_share(entry, "silent"),
        returned=_share(entry, "returned"),
    )


def _clock(entry: Marked) -> ClockPlan:
    known_keys(entry, ClockPlan.__dataclass_fields__)
    rows = required(entry, "limits", list, "share和limit的列表")
    limits = tuple(
        (required(row, "share", int, "千分比"), limit_of(required(row, "limit", Marked, "时限"))) for row in rows
    )
    if sum(share for share, _ in limits) != WHOLE:
        raise CatalogInvalidError(
            entry.file, f"各时限的share合计应为{WHOLE}", line=entry.lines.get("limits"), key="limits"
        )
    shares = {key: _share(entry, key) if key in entry else 0 for key in ("late", "restarted", "suspended", "extended")}
    return ClockPlan(
        code=required(entry, "code", str, "代码"),
        office=required(entry, "office", str, "作息代码"),
        limits=limits,
        extension=required(entry, "extension", int, "整数") if "extension" in entry else 0,
        **shares,
    )


def _share(entry: Marked, key: str) -> int:
    share = required(entry, key, int, "千分比")
    if not 0 <= share <= WHOLE:
        raise CatalogInvalidError(entry.file, f"写的是{share}，应在0和{WHOLE}之间", line=entry.lines.get(key), key=key)
    return share
