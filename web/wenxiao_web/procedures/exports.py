"""The matters of a procedure as a workbook: the rows of the page, with machine keys for the way back."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from wenxiao.exchange import Column, Sheet, Value, write_workbook
from wenxiao_web.clock import local
from wenxiao_web.procedures.measuring import MeasureTable
from wenxiao_web.procedures.queries import CaseRow
from wenxiao_web.templatetags.lights import light_name


def workbook_of(rows: Iterable[CaseRow], at: datetime) -> bytes:
    """Write the rows of a list as xlsx: one sheet, a row for each matter, worst light first as on the page."""
    columns = (
        Column(key="number", title=_("编号"), width=17),
        Column(key="title", title=_("事项"), width=34, look="wrapped"),
        Column(key="light", title=_("灯"), width=7),
        Column(key="stage", title=_("环节"), width=13),
        Column(key="reason", title=_("为什么"), width=28, look="wrapped"),
        Column(key="due_at", title=_("到期"), width=17),
        Column(key="estimated", title=_("推算"), width=6),
        Column(key="unit", title=_("承办"), width=14),
        Column(key="lead_unit", title=_("牵头"), width=14),
        Column(key="responsible_leader", title=_("责任领导"), width=14),
        Column(key="opened_at", title=_("立项"), width=17),
        Column(key="as_of", title=_("截至"), width=17),
    )
    sheet = Sheet(key="cases", title=_("事项"), columns=columns, rows=tuple(_cells(row, at) for row in rows))
    return _written(sheet)


def workbook_of_measures(table: MeasureTable, at: datetime) -> bytes:
    """Write the measures as xlsx: a row for each group and measure, with what it was reckoned from."""
    columns = (
        Column(key="group", title=_("分组"), width=20),
        Column(key="measure", title=_("指标"), width=20),
        Column(key="rate", title=_("结果%"), width=10, look="number"),
        Column(key="numerator", title=_("分子"), width=10, look="number"),
        Column(key="denominator", title=_("分母"), width=10, look="number"),
        Column(key="excluded", title=_("剔除"), width=8, look="number"),
        Column(key="as_of", title=_("截至"), width=17),
    )
    rows: list[dict[str, Value]] = [
        {
            "group": group.title,
            "measure": cell.title,
            "rate": cell.percent,
            "numerator": cell.numerator,
            "denominator": cell.denominator,
            "excluded": cell.excluded,
            "as_of": _stamp(at),
        }
        for group in (*table.groups, table.whole)
        for cell in group.cells
    ]
    return _written(Sheet(key="measures", title=_("指标"), columns=columns, rows=tuple(rows)))


def _written(sheet: Sheet) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        write_workbook(path, [sheet])
        return path.read_bytes()


def _cells(row: CaseRow, at: datetime) -> dict[str, Value]:
    return {
        "number": row.matter.number,
        "title": row.matter.title,
        "light": light_name(row.colour),
        "stage": row.stage,
        "reason": row.reason,
        "due_at": _stamp(row.due_at) if row.due_at else None,
        "estimated": _("推算") if row.is_due_provisional else None,
        "unit": row.unit,
        "lead_unit": row.matter.lead_unit.name,
        "responsible_leader": row.matter.responsible_leader,
        "opened_at": _stamp(row.matter.opened_at),
        "as_of": _stamp(at),
    }


def _stamp(moment: datetime) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}"
