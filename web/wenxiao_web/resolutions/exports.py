"""The list of adjustments, and what was adjusted before an assessment, as workbooks."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from wenxiao.exchange import Column, Sheet, Value, write_workbook
from wenxiao.resolutions import LateAdjustment, name_of_body
from wenxiao_web.clock import local
from wenxiao_web.matters.models import Matter
from wenxiao_web.resolutions.queries import Adjustment
from wenxiao_web.resolutions.templatetags.adjustments import state_name


def workbook_of(found: Iterable[Adjustment]) -> bytes:
    """Write the list as xlsx: a row for each milestone that an adjustment changes, in the order of the page."""
    columns = (
        Column(key="number", title=_("编号"), width=14),
        Column(key="title", title=_("事项"), width=24, look="wrapped"),
        Column(key="unit", title=_("申请单位"), width=12),
        Column(key="at", title=_("申请时间"), width=16),
        Column(key="state", title=_("状态"), width=10),
        *_changes(),
        Column(key="reason", title=_("理由"), width=28, look="wrapped"),
        Column(key="body", title=_("决定机关"), width=14),
        Column(key="document_number", title=_("决议文号"), width=18),
        Column(key="decided_on", title=_("决议日期"), width=12),
    )
    return _written("adjustments", _("调整"), columns, [row for one in found for row in _rows(one)])


def late_workbook_of(found: Iterable[tuple[Matter, LateAdjustment]], at: datetime) -> bytes:
    """Write what was adjusted before an assessment as xlsx, in the order of the page."""
    columns = (
        Column(key="number", title=_("编号"), width=14),
        Column(key="title", title=_("事项"), width=24, look="wrapped"),
        Column(key="unit", title=_("牵头单位"), width=12),
        *_changes(),
        Column(key="document_number", title=_("决议文号"), width=18),
        Column(key="effect", title=_("生效"), width=16),
        Column(key="recorded", title=_("登记"), width=16),
        Column(key="days", title=_("距考核天数"), width=11, look="number"),
        Column(key="was_due", title=_("调整时已到期"), width=13),
        Column(key="saves", title=_("免去一次失分"), width=13),
        Column(key="assessed", title=_("考核"), width=16),
    )
    rows = [_late(matter, one) | {"assessed": _stamp(at)} for matter, one in found]
    return _written("adjusted_before", _("考核前的调整"), columns, rows)


def _changes() -> tuple[Column, ...]:
    return (
        Column(key="milestone", title=_("节点"), width=16),
        Column(key="old_due", title=_("原时限"), width=12),
        Column(key="new_due", title=_("新时限"), width=12),
        Column(key="old_amount", title=_("原数量"), width=10, look="number"),
        Column(key="new_amount", title=_("新数量"), width=10, look="number"),
    )


def _rows(one: Adjustment) -> Iterable[dict[str, Value]]:
    decision, application = one.decision, one.application
    about: dict[str, Value] = {
        "number": one.matter.number,
        "title": one.matter.title,
        "unit": one.unit,
        "at": _stamp(one.at),
        "state": state_name(one.state),
        "reason": application.reason if application else decision.reason if decision else "",
        "body": _(name_of_body(decision.body)) if decision else None,
        "document_number": decision.document_number if decision else None,
        "decided_on": f"{decision.decided_on:%Y-%m-%d}" if decision else None,
    }
    for changed in one.differences:
        yield about | {
            "milestone": changed.name,
            "old_due": _day(changed.old_due_at),
            "new_due": _day(changed.new_due_at),
            "old_amount": _number(changed.old_amount),
            "new_amount": _number(changed.new_amount),
        }


def _late(matter: Matter, one: LateAdjustment) -> dict[str, Value]:
    return {
        "number": matter.number,
        "title": matter.title,
        "unit": matter.lead_unit.name,
        "milestone": one.name,
        "old_due": _day(one.old_due_at),
        "new_due": _day(one.new_due_at),
        "old_amount": _number(one.old_amount),
        "new_amount": _number(one.new_amount),
        "document_number": one.document_number,
        "effect": _stamp(one.took_effect_at),
        "recorded": _stamp(one.recorded_at),
        "days": one.days_before,
        "was_due": _("是") if one.was_due else _("否"),
        "saves": _("是") if one.saves_a_miss else _("否"),
    }


def _written(key: str, title: str, columns: Sequence[Column], rows: Sequence[dict[str, Value]]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "adjustments.xlsx"
        write_workbook(path, [Sheet(key=key, title=title, columns=tuple(columns), rows=tuple(rows))])
        return path.read_bytes()


def _day(at: datetime | None) -> str | None:
    return f"{local(at):%Y-%m-%d}" if at else None


def _stamp(at: datetime) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"


def _number(amount: Decimal | None) -> Value:
    return amount
