"""organisation.yaml: the units of a district, what changed and when, posts, duties, leaders; checked."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from wenxiao.catalog import Marked, known_keys, load_file, required
from wenxiao.errors import CatalogInvalidError
from wenxiao.organisations.changes import UnitDraft, changed
from wenxiao.organisations.checks import check_life, check_overlaps, check_tree
from wenxiao.organisations.divisions import division_problem
from wenxiao.organisations.kinds import unit_kinds
from wenxiao.organisations.model import Duty, DutyList, Holder, Leadership, Post, Role, Span, Version
from wenxiao.organisations.organisation import Organisation

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)
_UNIT_KEYS = ("code", "name", "kind", "parent", "division", "from", "source")
_KEYS = ("schema", "name", "division", "in_force_from", "source", "units", "changes", "posts", "duties", "leaders")


def organisation_from(file: Path) -> Organisation:
    """Read and check an organisation; raise CatalogInvalidError with file, line, key and what to do."""
    row = load_file(file)
    if not isinstance(row, Marked):
        raise CatalogInvalidError(str(file), f"应为一份单位表：{'、'.join(_KEYS)}")
    known_keys(row, _KEYS)
    if required(row, "schema", int, "1") != 1:
        raise _wrong(row, "schema", "本版只读1，请升级")
    required(row, "source", str, "出处")
    required(row, "in_force_from", date, "日期")
    division = required(row, "division", str, "区县代码，加引号")
    if problem := division_problem(division, 6):
        raise _wrong(row, "division", problem)
    drafts = _drafts(row, division)
    changed(drafts, _rows(row, "changes"))
    organisation = Organisation(
        name=required(row, "name", str, "区名"),
        division=division,
        histories={code: draft.history() for code, draft in drafts.items()},
        posts=_by_code(row, "posts", _post),
        duties=_by_code(row, "duties", _duty),
        leaderships=tuple(map(_leadership, _rows(row, "leaders"))),
    )
    check_tree(organisation, drafts)
    _check_references(organisation, row)
    return organisation


def _check_references(organisation: Organisation, row: Marked) -> None:
    for entry in _rows(row, "posts"):
        check_life(organisation, entry, "unit", _span(entry))
    for entry in _rows(row, "duties"):
        holders = _rows(entry, "holders")
        for holder in holders:
            check_life(organisation, holder, "unit", _span(holder))
        leads = [holder for holder in holders if holder["role"] == Role.LEAD]
        check_overlaps([(lead, _span(lead)) for lead in leads], f"“{entry['name']}”的牵头单位")
    leaders = _rows(row, "leaders")
    for entry in leaders:
        if entry["post"] not in organisation.posts:
            raise _wrong(entry, "post", f"没有岗位“{entry['post']}”，请先在posts中登记")
        check_life(organisation, entry, "unit", _span(entry))
    for unit in dict.fromkeys(entry["unit"] for entry in leaders):
        named = [(entry, _span(entry)) for entry in leaders if entry["unit"] == unit]
        check_overlaps(named, f"“{unit}”的责任领导")


def _drafts(row: Marked, division: str) -> dict[str, UnitDraft]:
    drafts: dict[str, UnitDraft] = {}
    for entry in required(row, "units", list, "单位的列表"):
        draft = _draft(entry, division)
        if draft.code in drafts:
            raise _wrong(entry, "code", f"“{draft.code}”写了两次；代码不能重用，请另起一个")
        drafts[draft.code] = draft
    return drafts


def _draft(entry: Marked, division: str) -> UnitDraft:
    known_keys(entry, _UNIT_KEYS)
    kind, kinds = required(entry, "kind", str, "单位类别"), unit_kinds()
    if kind not in kinds:
        raise _wrong(entry, "kind", f"没有单位类别“{kind}”，可用的是{'、'.join(kinds)}")
    draft = UnitDraft(
        row=entry,
        code=required(entry, "code", str, "单位代码"),
        kind=kind,
        division=_division(entry, kind, division),
        since=required(entry, "from", date, "设立日期"),
    )
    parent = required(entry, "parent", str, "上级单位的代码") if kinds[kind].under else entry.get("parent")
    if parent is not None and not kinds[kind].under:
        raise _wrong(entry, "parent", f"{kinds[kind].name}在最上面，不写上级")
    draft.write(
        Version(
            since=draft.since,
            name=required(entry, "name", str, "单位名称"),
            parent=parent,
            source=required(entry, "source", str, "设立的依据"),
        ),
        entry,
    )
    return draft


def _division(entry: Marked, kind: str, district: str) -> str | None:
    if "division" not in entry:
        return None
    code, digits = required(entry, "division", str, "区划代码，加引号"), unit_kinds()[kind].division_digits
    if digits is None:
        raise _wrong(entry, "division", f"{unit_kinds()[kind].name}没有区划代码，请删去")
    if problem := division_problem(code, digits):
        raise _wrong(entry, "division", problem)
    if not code.startswith(district):
        raise _wrong(entry, "division", f"“{code}”不在本区（{district}），请核对前六位")
    return code


def _post(entry: Marked) -> Post:
    known_keys(entry, ("code", "unit", "name", "from", "to", "source"))
    return Post(
        code=required(entry, "code", str, "岗位代码"),
        unit=required(entry, "unit", str, "单位代码；每个岗位都要属于一个单位"),
        name=required(entry, "name", str, "岗位名称"),
        span=_span(entry),
        source=required(entry, "source", str, "出处"),
    )


def _duty(entry: Marked) -> Duty:
    known_keys(entry, ("code", "name", "listed", "holders"))
    holders = required(entry, "holders", list, "承担单位的列表")
    if not holders:
        raise _wrong(entry, "holders", "这项责任没有承担单位，请至少写一个")
    return Duty(
        code=required(entry, "code", str, "责任代码"),
        name=required(entry, "name", str, "责任事项"),
        listed=_choice(entry, "listed", DutyList),
        holders=tuple(map(_holder, holders)),
    )


def _holder(entry: Marked) -> Holder:
    known_keys(entry, ("unit", "role", "from", "to", "source"))
    return Holder(
        unit=required(entry, "unit", str, "单位代码"),
        role=_choice(entry, "role", Role),
        span=_span(entry),
        source=required(entry, "source", str, "出处"),
    )


def _leadership(entry: Marked) -> Leadership:
    known_keys(entry, ("post", "unit", "from", "to", "source"))
    return Leadership(
        post=required(entry, "post", str, "岗位代码"),
        unit=required(entry, "unit", str, "单位代码"),
        span=_span(entry),
        source=required(entry, "source", str, "出处"),
    )


def _span(entry: Marked) -> Span:
    """`from` up to, and not including, `to`."""
    since = required(entry, "from", date, "开始日期")
    until = required(entry, "to", date, "不再有效的第一天") if "to" in entry else None
    if until is not None and until <= since:
        raise _wrong(entry, "to", f"{until}不晚于开始日期{since}，请核对")
    return Span(since=since, until=until)


def _rows(row: Marked, key: str) -> list[Marked]:
    return required(row, key, list, "列表") if key in row else []


def _by_code(row: Marked, key: str, build: Callable[[Marked], T]) -> dict[str, T]:
    built: dict[str, T] = {}
    for entry in _rows(row, key):
        thing = build(entry)
        if entry["code"] in built:
            raise _wrong(entry, "code", f"“{entry['code']}”写了两次，代码不能重用")
        built[entry["code"]] = thing
    return built


def _choice(entry: Marked, key: str, kind: type[Choice]) -> Choice:
    text = required(entry, key, str, "、".join(kind))
    if text not in list(kind):
        raise _wrong(entry, key, f"没有“{text}”，可用的是{'、'.join(kind)}")
    return kind(text)


def _wrong(entry: Marked, key: str, problem: str) -> CatalogInvalidError:
    return CatalogInvalidError(entry.file, problem, line=entry.lines.get(key, entry.line), key=key)
