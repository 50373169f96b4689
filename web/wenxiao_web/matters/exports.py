"""The list of matters as a workbook: the rows of the page, with machine keys for the way back."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from wenxiao.exchange import Column, Sheet, Value, write_workbook
from wenxiao_web.clock import local
from wenxiao_web.matters.queries import Row
from wenxiao_web.templatetags.lights import light_name, word_name
from wenxiao_web.templatetags.moments import said


def workbook_of(rows: Iterable[Row], at: datetime) -> bytes:
    """Write the rows of a list as xlsx: one sheet, a row for each matter, worst light first as on the page."""
    columns = (
        Column(key="number", title=_("编号"), width=14, look="wrapped"),
        Column(key="title", title=_("事项"), width=24, look="wrapped"),
        Column(key="light", title=_("灯"), width=7),
        Column(key="word", title=_("进度"), width=13),
        Column(key="awaiting", title=_("待认定"), width=8),
        Column(key="why", title=_("为什么是这盏灯"), width=26, look="wrapped"),
        Column(key="numbers", title=_("数字"), width=26, look="wrapped"),
        Column(key="next", title=_("接下来"), width=24, look="wrapped"),
        Column(key="due_at", title=_("到期"), width=11, look="wrapped"),
        Column(key="estimated", title=_("推算"), width=6),
        Column(key="lead_unit", title=_("牵头"), width=10),
        Column(key="verifying_unit", title=_("认定单位"), width=10),
        Column(key="responsible_leader", title=_("责任领导"), width=11, look="wrapped"),
        Column(key="source", title=_("来源"), width=34, look="quote"),
        Column(key="as_of", title=_("截至"), width=11, look="wrapped"),
    )
    sheet = Sheet(key="matters", title=_("事项"), columns=columns, rows=tuple(_cells(row, at) for row in rows))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "matters.xlsx"
        write_workbook(path, [sheet])
        return path.read_bytes()


def _cells(row: Row, at: datetime) -> dict[str, Value]:
    matter, light = row.matter, row.light
    return {
        "number": matter.number,
        "title": matter.title,
        "light": str(light_name(light.colour)),
        "word": word_name(row.word),
        "awaiting": _("待认定") if light.awaiting_confirmation else None,
        "why": said(light.why),
        "numbers": said(light.numbers),
        "next": said(light.next),
        "due_at": _stamp(row.due_at),
        "estimated": _("推算") if row.is_due_provisional else None,
        "lead_unit": matter.lead_unit.name,
        "verifying_unit": matter.verifier_name,
        "responsible_leader": matter.responsible_leader,
        "source": matter.quoted,
        "as_of": _stamp(at),
    }


def _stamp(moment: datetime | None) -> str | None:
    return f"{local(moment):%Y-%m-%d %H:%M}" if moment else None
