"""The wall as one sheet to hang up: every matter of the district by unit and kind, those that lag by name."""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from wenxiao.charts import Heading, Paper, Theme, Wall, WallMatter, wall_layout
from wenxiao.charts.wall import LISTED
from wenxiao.cli.charting.output import write_chart
from wenxiao.clocks import Colour
from wenxiao_web.accounts.models import District
from wenxiao_web.clock import local
from wenxiao_web.matters.charts import lamp_of
from wenxiao_web.matters.models import Basis, Matter, WatchRow
from wenxiao_web.matters.queries import coloured, rows_of
from wenxiao_web.templatetags.moments import said

PAPERS: tuple[Paper, ...] = ("A3", "A2", "A1", "A0")
FORMATS = ("pdf", "svg", "png")


def wall_sheet(at: datetime, *, suffix: str, paper: Paper, theme: Theme = "light") -> bytes:
    """Draw the district's wall at a moment as a file of `suffix` on a sheet of paper."""
    district = District.objects.first()
    place = district.place if district else ""
    chart = Wall(
        heading=Heading(
            title=_("%(place)s作战图") % {"place": place},
            tag=district.marked_as if district and district.is_demonstration else "",
        ),
        matters=tuple(_matters(at)),
        at=at,
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"wall.{suffix}"
        write_chart(file, wall_layout(chart), theme=theme, paper=paper)
        return file.read_bytes()


def _matters(at: datetime) -> Iterator[WallMatter]:
    """Every matter; why is said only of those that the sheet lists by name."""
    late = WatchRow.objects.filter(
        matter=OuterRef("pk"), basis=Basis.CLAIMED, superseded_at=None, done_at__gt=F("due_at")
    )
    matters = coloured(Matter.objects.annotate(was_late=Exists(late)), at)
    reasons = {row.matter.pk: said(row.light.why) for row in rows_of(Matter.objects.all(), at, limit=LISTED)}
    for matter in matters.select_related("lead_unit", "handling__procedure"):
        yield WallMatter(
            group=matter.lead_unit.name,
            kind=matter.handling.procedure.title if hasattr(matter, "handling") else _("报告承诺"),
            lamp=lamp_of(Colour(matter.colour), was_late=matter.was_late),
            title=matter.title,
            reason=reasons.get(matter.pk, ""),
            due=local(matter.due_at).date() if matter.due_at else None,
        )
