"""Public pages: confirmed lights only, each commitment in its own words with its place in its document."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from wenxiao_web.clock import now
from wenxiao_web.library.models import Document
from wenxiao_web.library.views import reading_room
from wenxiao_web.matters import queries
from wenxiao_web.matters.models import Basis, Matter


@login_not_required
@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """Every matter of a public document, with the light that its verifying unit has confirmed."""
    at = now()
    matters = Matter.objects.filter(commitment__document__is_public=True).select_related("commitment__figure")
    asked = request.GET.get("light", "")
    colour = asked if asked in set(map(str, queries.COLOURS)) else ""
    return render(
        request,
        "portal/public.html",
        {
            "rows": queries.rows_of(matters, at, colour=colour, basis=Basis.CONFIRMED),
            "counts": queries.counts_by_colour(matters, at, Basis.CONFIRMED),
            "total": matters.count(),
            "colour": colour,
            "rows_limit": queries.ROWS,
        },
    )


@login_not_required
@require_safe
def public_document(request: HttpRequest, pk: int) -> HttpResponse:
    """A public document with its figures marked."""
    return reading_room(request, get_object_or_404(Document, pk=pk, is_public=True), base="public_base.html")
