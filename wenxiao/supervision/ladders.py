"""Ladders: the rungs of supervision as dated data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wenxiao.catalog import Marked, entries, in_force, known_keys, required
from wenxiao.clocks import TimeLimit, Watch, limit_of
from wenxiao.errors import CatalogInvalidError


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """One step of the ladder: the paper that a watch calls for at one of its moments."""

    code: str
    in_force_from: date
    source: str
    title: str
    moment: str
    """`yellow_at` or `red_at` of the watch."""
    hearers: tuple[str, ...]
    """Roles that receive it: lead_unit, responsible_leader."""
    signed_by: str | None
    """Role whose signature it needs; None goes out by itself."""
    series: str | None
    """The number series that it is entered in when issued; None takes no number."""
    reply_within: TimeLimit | None
    """Time to answer in writing, from the issue on; None asks for no answer."""
    text: str

    def due_at(self, watch: Watch) -> datetime | None:
        """The moment at which the watch calls for this paper, not before an exemption ends; None: it never does."""
        moment = watch.yellow_at if self.moment == "yellow_at" else watch.red_at
        return moment if moment is None or watch.exempt_until is None else max(moment, watch.exempt_until)


def _rung(entry: Marked) -> Rung:
    known_keys(entry, Rung.__dataclass_fields__)
    if entry.get("moment") not in ("yellow_at", "red_at"):
        raise CatalogInvalidError(entry.file, "应为yellow_at或red_at", line=entry.lines.get("moment"), key="moment")
    return Rung(
        code=required(entry, "code", str, "级的代码"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        title=required(entry, "title", str, "文书名称"),
        moment=entry["moment"],
        hearers=tuple(required(entry, "hearers", list, "角色的列表")),
        signed_by=entry.get("signed_by"),
        series=entry.get("series"),
        reply_within=limit_of(entry["reply_within"]) if entry.get("reply_within") else None,
        text=required(entry, "text", str, "正文"),
    )


def ladder(name: str = "key_tasks") -> tuple[Rung, ...]:
    """Every version of the rungs of a ladder in the catalogue, lowest first."""
    return entries(f"ladders/{name}.yaml", _rung)


def in_force_for(watch: Watch, rungs: Sequence[Rung]) -> tuple[Rung, ...]:
    """Of each rung the version in force on the watch's due day, in the order of the ladder; none if it is never due."""
    due_at = watch.due_at or watch.red_at or watch.yellow_at
    if due_at is None:
        return ()
    codes = dict.fromkeys(rung.code for rung in rungs)
    return tuple(in_force([rung for rung in rungs if rung.code == code], due_at.date()) for code in codes)
