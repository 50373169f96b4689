"""What became of each promise: the desk's page, its workbook, and the public page."""

from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wenxiao.cli.checking.page_marks import mark_definitions
from wenxiao_web.accounts.models import District
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import now
from wenxiao_web.delivery import queries
from wenxiao_web.delivery.exports import workbook_of
from wenxiao_web.delivery.judging import Judged, judged
from wenxiao_web.delivery.records import COLUMNS, records_of

OTHER_CHARTS = 40


def may_be_published() -> bool:
    """Whether the district lets everybody see verdicts; those of a demonstration are nobody's."""
    return settings.PUBLISH_VERDICTS or District.objects.filter(is_demonstration=True).exists()


@require_safe
def verdicts(request: HttpRequest) -> HttpResponse:
    """Every promise of the documents with what became of it; made to be printed on A3."""
    return render(request, "delivery/verdicts.html", _page(request, _found(), "document") | {"base": "base.html"})


@require_safe
def verdict_workbook(request: HttpRequest) -> FileResponse:
    """The rows of the page, all of them, as a workbook."""
    found = _found()
    asked = queries.asked_from(request.GET, found.verdicts)
    listed = [verdict for verdict in found.verdicts if asked.takes(verdict)]
    data = workbook_of(queries.rows_of(listed, found, "document"), found.on)
    return FileResponse(BytesIO(data), as_attachment=True, filename=f"{_('说了与做了')}{found.on}.xlsx")


@login_not_required
@require_safe
def public_verdicts(request: HttpRequest) -> HttpResponse:
    """The same of public documents alone, where the district publishes it."""
    if not may_be_published():
        raise Http404
    found = _found(public_only=True)
    context = _page(request, found, "public_document") | {"base": "public_base.html", "is_public": True}
    return render(request, "delivery/verdicts.html", context)


def _found(*, public_only: bool = False) -> Judged:
    return judged(desk_calendar().day_of(now()), public_only=public_only)


def _page(request: HttpRequest, found: Judged, document_page: str) -> dict[str, Any]:
    asked = queries.asked_from(request.GET, found.verdicts)
    listed = [verdict for verdict in found.verdicts if asked.takes(verdict)]
    total, counts = queries.counts_of(found.verdicts, asked)
    plots = queries.plots_asked(found.verdicts, asked)
    return {
        "found": found,
        "asked": asked,
        "query": urlencode({name: value for name, value in _fields(asked).items() if value}),
        "total": total,
        "counts": counts,
        "rows": queries.rows_of(listed[: queries.ROWS], found, document_page),
        "listed": len(listed),
        "rows_limit": queries.ROWS,
        "indicators": queries.indicators_in(found.verdicts),
        "years": queries.years_in(found.verdicts),
        "plots": [(plot, queries.aims_told(plot, asked)) for plot in (plots if asked.indicator else plots[:1])],
        "other_plots": [] if asked.indicator else plots[1:OTHER_CHARTS],
        "places": {verdict.target.scope for verdict in found.verdicts},
        "records": [] if _fields(asked) != _fields(queries.Asked()) else records_of(found),
        "columns": COLUMNS,
        "marks": mark_definitions(),
    }


def _fields(asked: queries.Asked) -> dict[str, str | int]:
    return {"verdict": asked.verdict, "indicator": asked.indicator, "year": asked.year}
