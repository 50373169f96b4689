"""district.yaml: the documents, units, accounts and matters of a demonstration district."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from wenxiao.calendars import default_calendar
from wenxiao.catalog import Marked, known_keys, load_file, required
from wenxiao.clocks import Milestone
from wenxiao.errors import DistrictInvalidError
from wenxiao.resolutions import Resolution

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class DistrictDocument:
    """A document of the district and the body that adopted what it promises."""

    file: str
    adopted_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """An organisation unit by its stable code."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DemonstrationAccount:
    """A sign-in of the demonstration; its password is public."""

    username: str
    password: str
    unit: str
    post: str
    role: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """Which figure of which document a matter answers for."""

    document: str
    subject: str
    value: Decimal
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """A report of cumulative progress, confirmed or not."""

    happened_at: datetime
    amount: Decimal
    evidence: str
    confirmed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedAdjustment:
    """A resolution that moves a milestone, and when it was entered."""

    milestone: str
    due_at: datetime
    resolution: Resolution
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class DistrictMatter:
    """A supervised matter with its schedule and what happened to it."""

    number: str
    aim: Aim
    title: str
    lead_unit: str
    support_units: tuple[str, ...]
    verifying_unit: str
    responsible_leader: str
    opened_at: datetime
    milestones: tuple[Milestone, ...]
    progress: tuple[Progress, ...]
    adjustments: tuple[PlannedAdjustment, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Dispatch:
    """Who reviews and signs the paper, and when."""

    reviewed_by: str
    signed_by: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """What `wenxiao demo` follows."""

    matter: str
    ask_at: tuple[datetime, ...]
    dispatch: Dispatch
    adjustment: PlannedAdjustment
    progress: tuple[Progress, ...]
    score_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class District:
    """A demonstration district."""

    folder: Path
    place: str
    title: str
    marked_as: str
    """Words that stand wherever its generated data is shown."""
    clock_starts_at: datetime
    documents: tuple[DistrictDocument, ...]
    units: tuple[Unit, ...]
    accounts: tuple[DemonstrationAccount, ...]
    matters: tuple[DistrictMatter, ...]
    story: Story

    def unit_name(self, code: str) -> str:
        """The name of a unit."""
        return next((unit.name for unit in self.units if unit.code == code), code)


def examples_folder() -> Path:
    """The demonstration district that comes with the package, or with the checkout it is installed from."""
    packaged = Path(str(files("wenxiao"))) / "examples" / "tiexi"
    return packaged if packaged.is_dir() else Path(str(files("wenxiao"))).parent / "examples" / "tiexi"


def demonstration_district(folder: Path | None = None) -> District:
    """Read and check a district. Raise CatalogInvalidError or DistrictInvalidError that names the place."""
    folder = folder or examples_folder()
    if not (folder / "district.yaml").is_file():
        raise DistrictInvalidError(
            f"{folder} 里没有district.yaml。请给出演示区文件夹，格式见 examples/tiexi/README.md。"
        )
    row = load_file(folder / "district.yaml")
    if required(row, "schema", int, "1") != 1:
        raise DistrictInvalidError(f"{folder / 'district.yaml'} 的schema是{row['schema']}，本版只读1。请升级。")
    district = District(
        folder=folder,
        place=required(row, "place", str, "区名"),
        title=required(row, "title", str, "标题"),
        marked_as=required(row, "marked_as", str, "演示数据的标注"),
        clock_starts_at=_moment(row, "clock_starts_at"),
        documents=_each(row, "documents", _document),
        units=_each(row, "units", _unit),
        accounts=_each(row, "accounts", _account),
        matters=_each(row, "matters", _matter),
        story=_story(required(row, "story", Marked, "story一节")),
    )
    _check(district)
    return district


def _check(district: District) -> None:
    units = {unit.code for unit in district.units}
    documents = {document.file for document in district.documents}
    for account in district.accounts:
        _known(account.unit, units, f"账户{account.username}的单位")
    for matter in district.matters:
        _known(matter.aim.document, documents, f"事项{matter.number}的文件")
        for code in (matter.lead_unit, matter.verifying_unit, *matter.support_units):
            _known(code, units, f"事项{matter.number}的单位")
    _known(district.story.matter, {matter.number for matter in district.matters}, "story的事项")


def _known(value: str, allowed: set[str], what: str) -> None:
    if value not in allowed:
        raise DistrictInvalidError(f"{what}“{value}”没有登记。已登记：{'、'.join(sorted(allowed))}。")


def _each(row: Marked, key: str, build: Callable[[Marked], T]) -> tuple[T, ...]:
    return tuple(build(entry) for entry in required(row, key, list, "列表"))


def _text(row: Marked, key: str) -> str:
    return required(row, key, str, "文字")


def _moment(row: Marked, key: str) -> datetime:
    moment = required(row, key, datetime, "带时区的时刻")
    if moment.tzinfo is None:
        raise DistrictInvalidError(f"{row.file} 第{row.lines[key]}行“{key}”没有时区，应如2025-09-24T09:20:00+08:00。")
    return moment.astimezone(default_calendar().zone)


def _number(row: Marked, key: str) -> Decimal:
    return Decimal(str(required(row, key, (int, float), "数")))


def _document(row: Marked) -> DistrictDocument:
    return DistrictDocument(file=_text(row, "file"), adopted_by=_text(row, "adopted_by"))


def _unit(row: Marked) -> Unit:
    return Unit(code=_text(row, "code"), name=_text(row, "name"))


def _account(row: Marked) -> DemonstrationAccount:
    known_keys(row, DemonstrationAccount.__dataclass_fields__)
    return DemonstrationAccount(**{key: _text(row, key) for key in DemonstrationAccount.__dataclass_fields__})


def _aim(row: Marked) -> Aim:
    return Aim(
        document=_text(row, "document"),
        subject=_text(row, "subject"),
        value=_number(row, "value"),
        unit=_text(row, "unit"),
    )


def _progress(row: Marked) -> Progress:
    return Progress(
        happened_at=_moment(row, "happened_at"),
        amount=_number(row, "amount"),
        evidence=_text(row, "evidence"),
        confirmed_at=_moment(row, "confirmed_at") if "confirmed_at" in row else None,
    )


def _adjustment(row: Marked) -> PlannedAdjustment:
    return PlannedAdjustment(
        milestone=_text(row, "milestone"),
        due_at=_due(row),
        resolution=Resolution(
            body=_text(row, "body"),
            document_number=_text(row, "document_number"),
            decided_on=required(row, "decided_on", date, "日期"),
            reason=_text(row, "reason"),
        ),
        recorded_at=_moment(row, "recorded_at"),
    )


def _due(row: Marked) -> datetime:
    """A limit given as a day ends when the office closes."""
    return default_calendar().closing(required(row, "due_on", date, "日期"))


def _matter(row: Marked) -> DistrictMatter:
    known_keys(row, DistrictMatter.__dataclass_fields__)
    aim = _aim(required(row, "aim", Marked, "document、subject、value、unit"))
    return DistrictMatter(
        number=_text(row, "number"),
        aim=aim,
        title=_text(row, "title"),
        lead_unit=_text(row, "lead_unit"),
        support_units=tuple(required(row, "support_units", list, "单位代码的列表")),
        verifying_unit=_text(row, "verifying_unit"),
        responsible_leader=_text(row, "responsible_leader"),
        opened_at=_moment(row, "opened_at"),
        milestones=_each(row, "milestones", lambda entry: _milestone(entry, aim.unit)),
        progress=_each(row, "progress", _progress),
        adjustments=_each(row, "adjustments", _adjustment),
    )


def _milestone(row: Marked, unit: str) -> Milestone:
    return Milestone(
        code=_text(row, "code"), name=_text(row, "name"), due_at=_due(row), amount=_number(row, "amount"), unit=unit
    )


def _story(row: Marked) -> Story:
    dispatch = required(row, "dispatch", Marked, "reviewed_by、signed_by和at")
    return Story(
        matter=_text(row, "matter"),
        ask_at=tuple(
            moment.astimezone(default_calendar().zone) for moment in required(row, "ask_at", list, "三个时刻")
        ),
        dispatch=Dispatch(
            reviewed_by=_text(dispatch, "reviewed_by"),
            signed_by=_text(dispatch, "signed_by"),
            at=_moment(dispatch, "at"),
        ),
        adjustment=_adjustment(required(row, "adjustment", Marked, "一次调整")),
        progress=_each(row, "progress", _progress),
        score_at=_moment(row, "score_at"),
    )
