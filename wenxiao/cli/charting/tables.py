"""A column of a table: what it may hold, and how a wrong cell is said."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Literal, TypeAlias

from wenxiao.calendars import default_calendar
from wenxiao.charts import Lamp

Kind: TypeAlias = Literal["text", "day", "moment", "amount", "lamp", "series"]
Cell: TypeAlias = str | date | datetime | Decimal | Lamp | None
YEARS = (1949, 2200)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T　]+(\d{1,2}):(\d{2})(?::\d{2})?)?")
LAMPS = {
    "红": Lamp.RED, "红灯": Lamp.RED, "黄": Lamp.YELLOW, "黄灯": Lamp.YELLOW, "绿": Lamp.GREEN, "绿灯": Lamp.GREEN,
    "停": Lamp.SUSPENDED, "中止": Lamp.SUSPENDED, "灰": Lamp.NOT_STARTED, "未启动": Lamp.NOT_STARTED,
    "蓝": Lamp.DONE, "办结": Lamp.DONE, "曾超时": Lamp.DONE_LATE, "办结，曾超时": Lamp.DONE_LATE,
}  # fmt: skip
SERIES = ("实际", "计划", "冻结基线")


class WrongCellError(ValueError):
    """A cell is not what its column expects; the message says what it should be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One column: its key and title, what it holds, whether it must, and what to write there."""

    key: str
    title: str
    kind: Kind = "text"
    is_required: bool = False
    longest: int = 60
    hint: str = ""
    width: int = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One sheet; `single` sheets hold one row, `required` ones must be there and hold a row at least."""

    key: str
    title: str
    fields: tuple[Field, ...]
    is_single: bool = False
    is_required: bool = True
    hint: str = ""


def parsed(cell: object, field: Field) -> Cell:
    """Return what a cell says, None where it is empty. Raise WrongCellError with what was expected."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        if field.is_required:
            raise WrongCellError(f"没有填。{field.hint or '这一列必填'}")
        return None
    return _PARSERS[field.kind](cell, field)


def _text(cell: object, field: Field) -> str:
    said = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    if len(said) > field.longest:
        raise WrongCellError(f"有{len(said)}个字，最多{field.longest}个字。请写短")
    return said


def _moment(cell: object, _field: Field) -> date | datetime:
    """A day, or a moment of Beijing time where an hour is given."""
    found = _dated(cell)
    if not YEARS[0] <= found.year <= YEARS[1]:
        raise WrongCellError(f"年份{found.year}不在{YEARS[0]}～{YEARS[1]}之间。请改成四位数的年份")
    return found


def _dated(cell: object) -> date | datetime:
    zone = default_calendar().zone
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell.replace(tzinfo=zone)
    if isinstance(cell, date):
        return cell
    match = _DAY.fullmatch(str(cell).strip())
    if not match:
        raise WrongCellError(f"“{cell}”不是日期。请写成2025-09-24，要写时刻的写成2025-09-24 17:00")
    year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
    try:
        on = date(year or 0, month or 0, day or 0)
        return on if hour is None else datetime(on.year, on.month, on.day, hour, minute or 0, tzinfo=zone)
    except ValueError as error:
        raise WrongCellError(f"“{cell}”没有这一天或者这个时刻。请核对") from error


def _day(cell: object, field: Field) -> date:
    found = _moment(cell, field)
    return found.date() if isinstance(found, datetime) else found


def _amount(cell: object, _field: Field) -> Decimal:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    try:
        amount = Decimal(str(cell).strip().replace(",", ""))
    except InvalidOperation:
        raise WrongCellError(f"“{cell}”不是数。请只写数，单位写在“单位”一列") from None
    if not amount.is_finite() or abs(amount.adjusted()) > 15:
        raise WrongCellError(f"“{cell}”太大或者太小。请换一个单位")
    return amount


def _lamp(cell: object, _field: Field) -> Lamp:
    if str(cell).strip() not in LAMPS:
        raise WrongCellError(f"“{cell}”不是灯。请写{'、'.join(LAMPS)}中的一个，或者留空")
    return LAMPS[str(cell).strip()]


def _series(cell: object, _field: Field) -> str:
    if str(cell).strip() not in SERIES:
        raise WrongCellError(f"“{cell}”不是线的名称。请写{'、'.join(SERIES)}中的一个")
    return str(cell).strip()


_PARSERS: dict[Kind, Callable[[object, Field], Cell]] = {
    "text": _text, "day": _day, "moment": _moment, "amount": _amount, "lamp": _lamp, "series": _series,
}  # fmt: skip
