"""Whether an organisation holds together on each day on which something changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from wenxiao.catalog import Marked
from wenxiao.errors import CatalogInvalidError, UnitUnknownError
from wenxiao.organisations.changes import UnitDraft
from wenxiao.organisations.kinds import unit_kinds
from wenxiao.organisations.model import Span, Unit
from wenxiao.organisations.organisation import Organisation


def check_tree(organisation: Organisation, drafts: Mapping[str, UnitDraft]) -> None:
    """Refuse unknown parents, parents of the wrong kind and cycles, on every day of a change."""
    for draft in drafts.values():
        for version, row in zip(draft.versions, draft.rows, strict=True):
            if version.parent is not None and version.parent not in drafts:
                raise _at(row, f"没有上级单位“{version.parent}”，请先在units中登记")
    days = {version.since for draft in drafts.values() for version in draft.versions}
    days |= {draft.until for draft in drafts.values() if draft.until is not None}
    for on in sorted(days):
        _check_day(organisation, drafts, on)


def _check_day(organisation: Organisation, drafts: Mapping[str, UnitDraft], on: date) -> None:
    units = {unit.code: unit for unit in organisation.units(on)}
    for code, unit in units.items():
        row = _row(drafts[code], on)
        if unit.parent is None:
            continue
        if unit.parent not in units:
            raise _at(row, f"{on}时上级单位“{unit.parent}”不存在，请核对设立和撤销的日期")
        parent, kinds = units[unit.parent], unit_kinds()
        if parent.kind not in kinds[unit.kind].under:
            allowed = "、".join(kinds[kind].name for kind in sorted(kinds[unit.kind].under))
            raise _at(row, f"{kinds[unit.kind].name}不能属于{kinds[parent.kind].name}，应属于{allowed}")
    _refuse_cycles(units, drafts, on)


def _refuse_cycles(units: Mapping[str, Unit], drafts: Mapping[str, UnitDraft], on: date) -> None:
    safe: set[str] = set()
    for code in units:
        way: list[str] = []
        at: str | None = code
        while at is not None and at not in safe:
            if at in way:
                circle = " → ".join([*way[way.index(at) :], at])
                raise _at(_row(drafts[at], on), f"{on}起上下级成了一个圈：{circle}；请用move写明归谁管")
            way.append(at)
            at = units[at].parent
        safe.update(way)


def check_life(organisation: Organisation, entry: Marked, key: str, span: Span) -> None:
    """Refuse what is given to a unit that there is not, or that does not live on its first day."""
    try:
        organisation.unit(entry[key], span.since)
    except UnitUnknownError as error:
        raise CatalogInvalidError(entry.file, str(error), line=entry.lines.get(key), key=key) from error


def check_overlaps(spans: Sequence[tuple[Marked, Span]], what: str) -> None:
    """Refuse two that hold on the same day."""
    for (_, one), (entry, other) in pairwise(sorted(spans, key=lambda pair: pair[1].since)):
        if one.meets(other):
            problem = f"{what}在{other.since}有两个；请给前一个写上to: {other.since}"
            raise CatalogInvalidError(entry.file, problem, line=entry.lines.get("from"), key="from")


def _row(draft: UnitDraft, on: date) -> Marked:
    return [row for version, row in zip(draft.versions, draft.rows, strict=True) if version.since <= on][-1]


def _at(row: Marked, problem: str) -> CatalogInvalidError:
    key = next((key for key in ("under", "parent", "into") if key in row), None)
    return CatalogInvalidError(row.file, problem, line=row.lines.get(key, row.line) if key else row.line, key=key)
