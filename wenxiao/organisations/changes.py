"""What happens to units: renamed, moved, merged, split, ended; each change dated and sourced."""

from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from wenxiao.catalog import Marked, known_keys, required
from wenxiao.errors import CatalogInvalidError
from wenxiao.organisations.kinds import unit_kinds
from wenxiao.organisations.model import Span, UnitHistory, Version

_ACTS = {"rename": {"name"}, "move": {"under"}, "merge": {"into"}, "split": {"into"}, "end": set()}


@dataclass(slots=True)
class UnitDraft:
    """A unit while its history is being written."""

    row: Marked
    code: str
    kind: str
    division: str | None
    since: date
    until: date | None = None
    versions: list[Version] = field(default_factory=list)
    rows: list[Marked] = field(default_factory=list)
    """Where each version is written."""
    successors: tuple[str, ...] = ()

    def write(self, version: Version, row: Marked) -> None:
        """Add a version; the second of one day replaces the first."""
        if self.versions and self.versions[-1].since == version.since:
            self.versions.pop()
            self.rows.pop()
        self.versions.append(version)
        self.rows.append(row)

    def history(self) -> UnitHistory:
        """What became of it."""
        return UnitHistory(
            code=self.code,
            kind=self.kind,
            division=self.division,
            life=Span(since=self.since, until=self.until),
            versions=tuple(self.versions),
            successors=self.successors,
        )


def changed(drafts: dict[str, UnitDraft], rows: list[Marked]) -> None:
    """Write changes into drafts, in the order of their days; raise CatalogInvalidError at one that cannot be."""
    for row in rows:
        required(row, "from", date, "变更日期")
        required(row, "source", str, "变更的依据")
    for row in sorted(rows, key=itemgetter("from")):
        _change(drafts, row)


def _change(drafts: dict[str, UnitDraft], row: Marked) -> None:
    acts = [act for act in _ACTS if act in row]
    if len(acts) != 1:
        raise CatalogInvalidError(row.file, f"一条变更只写一件事：{'、'.join(_ACTS)}之一", line=row.line)
    act = acts[0]
    known_keys(row, {"from", "source", act, *_ACTS[act]})
    if act in ("rename", "move"):
        _rewrite(_living(drafts, row, act, row[act]), row)
    elif act == "merge":
        _merge(drafts, row)
    elif act == "split":
        _split(drafts, row)
    else:
        _end(_living(drafts, row, act, row[act]), row)


def _rewrite(draft: UnitDraft, row: Marked) -> None:
    last, source = draft.versions[-1], row["source"]
    if "rename" in row:
        name = required(row, "name", str, "新名称")
        draft.write(Version(since=row["from"], name=name, parent=last.parent, source=source), row)
        return
    under = required(row, "under", str, "新的上级单位的代码")
    if not unit_kinds()[draft.kind].under:
        raise _wrong(row, "move", f"“{draft.code}”在最上面，不能改归别的单位")
    draft.write(Version(since=row["from"], name=last.name, parent=under, source=source), row)


def _merge(drafts: dict[str, UnitDraft], row: Marked) -> None:
    into = _living(drafts, row, "into", required(row, "into", str, "并入的单位代码"))
    merged = [code for code in _codes(row, "merge") if code != into.code]
    if not merged:
        raise _wrong(row, "merge", f"“{into.code}”不能并入它自己，请写明哪些单位并入")
    for code in merged:
        _finish(_living(drafts, row, "merge", code), row, (into.code,))


def _split(drafts: dict[str, UnitDraft], row: Marked) -> None:
    draft = _living(drafts, row, "split", row["split"])
    into = _codes(row, "into")
    if draft.code in into or len(set(into)) < 2:
        raise _wrong(
            row, "into", "分设要写两个以上新单位的代码，第一个承接未另行指定的事；原单位保留的，请写成新设单位"
        )
    for code in into:
        _living(drafts, row, "into", code)
    _finish(draft, row, tuple(into))


def _end(draft: UnitDraft, row: Marked) -> None:
    if not unit_kinds()[draft.kind].may_end:
        problem = f"{unit_kinds()[draft.kind].name}撤销要写明由谁承接，请用merge：merge: [{draft.code}]，into: 承接单位"
        raise _wrong(row, "end", problem)
    _finish(draft, row, ())


def _finish(draft: UnitDraft, row: Marked, successors: tuple[str, ...]) -> None:
    if row["from"] == draft.since:
        raise _wrong(row, "from", f"“{draft.code}”当天才设立，不能当天撤销，请核对日期")
    draft.until, draft.successors = row["from"], successors


def _living(drafts: dict[str, UnitDraft], row: Marked, key: str, code: object) -> UnitDraft:
    draft = drafts.get(code) if isinstance(code, str) else None
    if draft is None:
        raise _wrong(row, key, f"没有单位“{code}”，请先在units中登记")
    on = row["from"]
    if on < draft.since:
        raise _wrong(row, key, f"“{code}”{draft.since}才设立，{on}还没有，请核对日期")
    if draft.until is not None:
        raise _wrong(row, key, f"“{code}”已于{draft.until}撤销，请核对日期")
    return draft


def _codes(row: Marked, key: str) -> list[str]:
    return required(row, key, list, "单位代码的列表")


def _wrong(row: Marked, key: str, problem: str) -> CatalogInvalidError:
    return CatalogInvalidError(row.file, problem, line=row.lines.get(key, row.line), key=key)
