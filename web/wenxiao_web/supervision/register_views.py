"""The page and the workbook of the register of numbers."""

from io import BytesIO
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wenxiao_web.clock import now
from wenxiao_web.supervision.exports import workbook_of_numbers
from wenxiao_web.supervision.lists import register
from wenxiao_web.supervision.models import NumberRow

PAGE = 50


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """The register of numbers by series and year, void ones among them."""
    series, year = request.GET.get("series", ""), request.GET.get("year", "")
    page = Paginator(register(series, year), PAGE).get_page(request.GET.get("page"))
    kept = {name: value for name, value in (("series", series), ("year", year)) if value}
    known = NumberRow.objects.order_by()
    context = {
        "page": page,
        "series": series,
        "year": year,
        "query": urlencode(kept),
        "all_series": known.values_list("series", flat=True).distinct(),
        "all_years": sorted(set(known.values_list("year", flat=True)), reverse=True),
    }
    return render(request, "supervision/register.html", context)


@require_safe
def numbers_workbook(request: HttpRequest) -> FileResponse:
    """The register as a workbook."""
    rows = register(request.GET.get("series", ""), request.GET.get("year", ""))
    name = f"{_('文号登记簿')}{now():%Y-%m-%d}.xlsx"
    return FileResponse(BytesIO(workbook_of_numbers(rows)), as_attachment=True, filename=name)
