"""Ladders: rungs read from dated data, lowest first, and checked against one another."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from wenxiao.catalog import ROOT, Marked, known_keys, load_file, required
from wenxiao.clocks import WatchKind, limit_of
from wenxiao.errors import CatalogInvalidError
from wenxiao.supervision.kinds import Form, document_kind, post_names
from wenxiao.supervision.rungs import Effect, EffectKind, Moment, Rung

_ROLES = ("lead_unit", "support_units", "responsible_leader", "supervisor", "superior", "commission", "all_units")
_LIMITS = ("after", "receive_within", "reply_within")
_KEYS = Rung.__dataclass_fields__.keys()


@cache
def ladder(name: str = "key_tasks") -> tuple[Rung, ...]:
    """Every version of the rungs of a ladder in the catalogue, lowest first."""
    return ladder_file(ROOT / "ladders" / f"{name}.yaml")


def ladder_names() -> tuple[str, ...]:
    """The ladders of the catalogue."""
    return tuple(sorted(path.stem for path in (ROOT / "ladders").glob("*.yaml")))


def ladder_file(path: Path) -> tuple[Rung, ...]:
    """Read a ladder from a file. Raise CatalogInvalidError with file, line and key where it does not hold together."""
    rows = load_file(path)
    if not isinstance(rows, list) or not rows:
        raise CatalogInvalidError(str(path), "应为一个列表，从低到高每级一项")
    rungs = tuple(map(_rung, rows))
    _check(rows, rungs)
    return rungs


def _rung(entry: Marked) -> Rung:
    known_keys(entry, _KEYS)
    from_day = required(entry, "in_force_from", date, "日期")
    return Rung(
        code=required(entry, "code", str, "级的代码"),
        in_force_from=from_day,
        source=required(entry, "source", str, "出处"),
        document=document_kind(required(entry, "document", str, "文书种类的代码"), from_day),
        moment=Moment(_one_of(entry, "moment", Moment)),
        hearers=_several(entry, "hearers", _ROLES),
        signed_by=_one_of(entry, "signed_by", post_names()) if entry.get("signed_by") else None,
        reviewed_by=_one_of(entry, "reviewed_by", post_names()) if entry.get("reviewed_by") else None,
        drafted_by=_several(entry, "drafted_by", post_names()) if "drafted_by" in entry else ("supervisor",),
        count=_count(entry),
        of=entry.get("of"),
        kinds=tuple(map(WatchKind, _several(entry, "kinds", WatchKind))) if "kinds" in entry else (),
        starts_for=tuple(entry.get("starts_for") or ()),
        effects=tuple(map(_effect, entry.get("effects") or ())),
        **{key: limit_of(entry[key]) for key in _LIMITS if entry.get(key)},
    )


def _effect(entry: Marked) -> Effect:
    known_keys(entry, Effect.__dataclass_fields__)
    kind = EffectKind(_one_of(entry, "kind", EffectKind))
    return Effect(kind=kind, words=required(entry, "words", str, "文字"))


def _count(entry: Marked) -> int:
    if entry["moment"] not in (Moment.NTH_YELLOW, Moment.NTH_MISS):
        return 1
    count = required(entry, "count", int, "第几次")
    if count < 1:
        raise CatalogInvalidError(entry.file, "应为1以上", line=entry.lines["count"], key="count")
    return count


def _one_of(entry: Marked, key: str, allowed: Iterable[str]) -> str:
    value = required(entry, key, str, "、".join(allowed))
    if value not in list(allowed):
        raise _not_known(entry, key, value, allowed)
    return value


def _several(entry: Marked, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
    values: list[Any] = required(entry, key, list, "列表")
    for value in values:
        if value not in list(allowed):
            raise _not_known(entry, key, value, allowed)
    return tuple(values)


def _not_known(entry: Marked, key: str, value: object, allowed: Iterable[str]) -> CatalogInvalidError:
    problem = f"写的是{value!r}，应为{'、'.join(allowed)}之一"
    return CatalogInvalidError(entry.file, problem, line=entry.lines[key], key=key)


def _check(rows: list[Marked], rungs: tuple[Rung, ...]) -> None:
    """What cannot be told of one rung alone."""
    seen = Counter[tuple[str, date]]()
    lower: set[str] = set()
    for row, rung in zip(rows, rungs, strict=True):
        seen[rung.code, rung.in_force_from] += 1
        if seen[rung.code, rung.in_force_from] > 1:
            raise CatalogInvalidError(row.file, f"级“{rung.code}”同一天有两个版本", line=row.line, key="code")
        if rung.moment is Moment.UNANSWERED and rung.of not in lower:
            problem = f"应为前面一级的代码（{'、'.join(sorted(lower)) or '前面没有'}），且该级要求书面回复"
            raise CatalogInvalidError(row.file, problem, line=row.lines.get("of", row.line), key="of")
        if rung.reply_within:
            lower.add(rung.code)
        if rung.document.form is not Form.MESSAGE and rung.signed_by is None:
            problem = f"{rung.title}是正式文书，须写明由谁签发"
            raise CatalogInvalidError(row.file, problem, line=row.lines.get("signed_by", row.line), key="signed_by")
