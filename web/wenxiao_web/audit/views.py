"""The ledger's page."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wenxiao_web.audit.models import LedgerEntry, Seal
from wenxiao_web.audit.queries import LedgerFilter, entries, units_in_ledger
from wenxiao_web.audit.words import ACTIONS

PAGE = 50


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """List entries newest first; the filters live in the address."""
    chosen = LedgerFilter(
        action=request.GET.get("action", ""),
        unit=request.GET.get("unit", ""),
        subject=request.GET.get("subject", "").strip(),
    )
    page = Paginator(entries(chosen), PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "audit/ledger.html",
        {
            "page": page,
            "chosen": chosen,
            "query": urlencode(chosen.as_query()),
            "actions": ACTIONS,
            "units": units_in_ledger(),
            "last_seal": Seal.objects.order_by("-number").first(),
            "seals": Seal.objects.count(),
            "unsealed": LedgerEntry.objects.filter(seal=None).count(),
        },
    )
