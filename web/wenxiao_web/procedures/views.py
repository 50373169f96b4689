"""Pages about procedures: which there are, the matters of one as list and as board, its diagram, a new matter."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wenxiao.charts import loop
from wenxiao.cli.diagrams import loop_of
from wenxiao.procedures import Procedure, procedure, procedure_codes
from wenxiao_web.accounts.models import OrgUnit
from wenxiao_web.clock import now
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.queries import counts_by_colour
from wenxiao_web.procedures.boards import columns_of
from wenxiao_web.procedures.case_views import account_of
from wenxiao_web.procedures.exports import workbook_of
from wenxiao_web.procedures.filters import CaseFilter, filter_from, filtered
from wenxiao_web.procedures.opening import open_case, refusal_to_open
from wenxiao_web.procedures.opening_forms import OpeningForm
from wenxiao_web.procedures.queries import PAGE, case_rows, listed, overviews, titles_of_stages


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Every procedure with what is under way in it; those first in which the account takes part."""
    return render(request, "procedures/procedures.html", {"overviews": overviews(account_of(request), now())})


@require_safe
def cases(request: HttpRequest, code: str) -> HttpResponse:
    """The matters of one procedure that pass the filter of the address, worst light first."""
    at, account, asked = now(), account_of(request), filter_from(request.GET)
    path = procedure_or_404(code)
    matters = filtered(code, asked, account)
    page = Paginator(listed(matters, at, asked.light), PAGE).get_page(request.GET.get("page"))
    context = _around(request, path, asked) | {
        "rows": case_rows(page.object_list, account, at),
        "page": page,
        "counts": counts_by_colour(matters, at),
        "total": matters.count(),
    }
    return render(request, "procedures/cases.html", context)


@require_safe
def cases_workbook(request: HttpRequest, code: str) -> FileResponse:
    """The same list as a workbook, with the filter of the address and without the limit of a page."""
    at, account, asked = now(), account_of(request), filter_from(request.GET)
    path = procedure_or_404(code)
    rows = case_rows(listed(filtered(code, asked, account), at, asked.light), account, at)
    name = f"{path.title}{at:%Y-%m-%d}.xlsx"
    return FileResponse(BytesIO(workbook_of(rows, at)), as_attachment=True, filename=name)


@require_safe
def board(request: HttpRequest, code: str) -> HttpResponse:
    """The matters of one procedure in columns by stage."""
    at, account, asked = now(), account_of(request), filter_from(request.GET)
    path = procedure_or_404(code)
    context = _around(request, path, asked) | {"columns": columns_of(path, asked, account, at)}
    return render(request, "procedures/board.html", context)


@require_safe
def diagram(request: HttpRequest, code: str) -> HttpResponse:
    """The whole procedure on one sheet: stages, moves and who may make them, limits."""
    path = procedure_or_404(code)
    chart = loop_of(path)
    drawn = loop(replace(chart, heading=replace(chart.heading, is_drawn=False)))
    return render(request, "procedures/diagram.html", {"procedure": path, "figure": SafeString(drawn)})


@require_http_methods(["GET", "HEAD", "POST"])
def new_case(request: HttpRequest, code: str) -> HttpResponse:
    """Open a matter; a refusal comes back on the form with all that was typed."""
    at, account, path = now(), account_of(request), procedure_or_404(code)
    form = OpeningForm(path, request.POST or None)
    refusal = refusal_to_open(account, path)
    if request.method == "POST" and form.is_valid():
        try:
            matter = open_case(account, code, form.case(), opened_at=at, at=at)
        except ActionRefusedError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("已立项，编号%(number)s。") % {"number": matter.number})
            return redirect("matter", number=matter.number)
    context = {"procedure": path, "form": form, "refusal": refusal}
    return render(request, "procedures/new.html", context, status=422 if form.is_bound and form.errors else 200)


def procedure_or_404(code: str) -> Procedure:
    """Return the procedure in force under a code."""
    if code not in procedure_codes():
        raise Http404
    return procedure(code)


def _around(request: HttpRequest, path: Procedure, asked: CaseFilter) -> dict[str, Any]:
    """What list and board have in common."""
    account = account_of(request)
    return {
        "procedure": path,
        "asked": asked,
        "stages": titles_of_stages(path.code),
        "units": OrgUnit.objects.filter(roles__handling__procedure__code=path.code).distinct().order_by("name"),
        "refusal_to_open": refusal_to_open(account, path),
    }
