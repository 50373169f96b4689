"""The numbers of a 督查通报, the list of papers and the register of numbers as workbooks."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from wenxiao.exchange import Column, Sheet, Value, write_workbook
from wenxiao_web.clock import local
from wenxiao_web.matters.queries import COLOURS
from wenxiao_web.supervision.lists import Listed
from wenxiao_web.supervision.models import NumberRow
from wenxiao_web.supervision.queries import WORDS, Bulletin, Numbers
from wenxiao_web.supervision.words import PAPERS, STATES
from wenxiao_web.templatetags.lights import light_name, word_name


def workbook_of(found: Bulletin, at: datetime, *, as_shown: bool) -> bytes:
    """Write the numbers as xlsx: one sheet, a row for each unit in the order of the page, the whole last."""
    columns = (
        Column(key="unit", title=_("牵头单位"), width=20),
        Column(key="counting", title=_("合计"), width=8, look="number"),
        *(Column(key=f"word_{word}", title=word_name(word), width=9, look="number") for word in WORDS),
        *(Column(key=f"light_{colour}", title=light_name(colour), width=8, look="number") for colour in COLOURS),
        Column(key="left", title=_("不再计入"), width=9, look="number"),
        Column(key="as_of", title=_("截至"), width=16),
        Column(key="known", title=_("所知"), width=12),
    )
    about: dict[str, Value] = {
        "as_of": f"{local(at):%Y-%m-%d %H:%M}",
        "known": _("按当时所见") if as_shown else _("按现在所知"),
    }
    rows = [_cells(numbers) | about for numbers in found.units]
    rows.append(_cells(found.whole) | {"unit": _("合计")} | about)
    sheet = Sheet(key="bulletin", title=_("督查通报"), columns=columns, rows=tuple(rows))
    return _one_sheet(sheet)


def _cells(numbers: Numbers) -> dict[str, Value]:
    return {
        "unit": numbers.name,
        "counting": numbers.counting,
        "left": numbers.gone,
        **{f"word_{word}": count for word, count in numbers.by_word},
        **{f"light_{colour}": count for colour, count in numbers.by_light},
    }


def workbook_of_notices(listed: Iterable[Listed]) -> bytes:
    """Write a list of papers as xlsx: one sheet, a row for each paper in the order of the page."""
    columns = (
        Column(key="state", title=_("状态"), width=9),
        Column(key="paper", title=_("文书"), width=12),
        Column(key="number", title=_("文号"), width=18),
        Column(key="matter", title=_("事项编号"), width=14),
        Column(key="title", title=_("事项"), width=30, look="wrapped"),
        Column(key="unit", title=_("发给"), width=12),
        Column(key="due_at", title=_("应发"), width=16),
        Column(key="issued_at", title=_("签发"), width=16),
        Column(key="receive_by", title=_("签收时限"), width=16),
        Column(key="received_at", title=_("签收"), width=16),
        Column(key="reply_by", title=_("回复时限"), width=16),
        Column(key="answered_at", title=_("回复"), width=16),
        Column(key="late", title=_("逾期"), width=18),
        Column(key="text", title=_("内容"), width=50, look="wrapped"),
    )
    return _one_sheet(
        Sheet(key="notices", title=_("督办文书"), columns=columns, rows=tuple(map(_notice_cells, listed)))
    )


def workbook_of_numbers(rows: Iterable[NumberRow]) -> bytes:
    """Write the register of numbers as xlsx, void ones among them."""
    columns = (
        Column(key="number", title=_("文号"), width=20),
        Column(key="paper", title=_("文书"), width=12),
        Column(key="unit", title=_("发给"), width=12),
        Column(key="matter", title=_("事项编号"), width=14),
        Column(key="title", title=_("事项"), width=30, look="wrapped"),
        Column(key="taken_at", title=_("取号"), width=16),
        Column(key="void_for", title=_("作废理由"), width=30, look="wrapped"),
    )
    return _one_sheet(
        Sheet(key="numbers", title=_("文号登记簿"), columns=columns, rows=tuple(map(_number_cells, rows)))
    )


def _notice_cells(one: Listed) -> dict[str, Value]:
    row, notice = one.row, one.notice
    late = ((one.receipt_is_late, _("签收超时")), (one.answer_is_late, _("回复超时")))
    return {
        "state": str(STATES[row.state]),
        "paper": str(PAPERS.get(row.kind, row.title)),
        "number": row.number or None,
        "matter": row.matter.number,
        "title": row.matter.title,
        "unit": row.unit.name,
        "due_at": _stamp(row.due_at),
        "issued_at": _stamp(notice.issued_at),
        "receive_by": _stamp(row.receive_by),
        "received_at": _stamp(notice.received_at),
        "reply_by": _stamp(row.reply_by),
        "answered_at": _stamp(notice.answered_at),
        "late": "、".join(word for is_late, word in late if is_late) or None,
        "text": row.text or None,
    }


def _number_cells(row: NumberRow) -> dict[str, Value]:
    return {
        "number": str(row),
        "paper": str(PAPERS.get(row.notice.kind, row.notice.title)),
        "unit": row.notice.unit.name,
        "matter": row.notice.matter.number,
        "title": row.notice.matter.title,
        "taken_at": _stamp(row.taken_at),
        "void_for": row.void_for or None,
    }


def _stamp(moment: datetime | None) -> str | None:
    return f"{local(moment):%Y-%m-%d %H:%M}" if moment else None


def _one_sheet(sheet: Sheet) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{sheet.key}.xlsx"
        write_workbook(path, [sheet])
        return path.read_bytes()
