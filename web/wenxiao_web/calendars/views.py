"""The calendar's page under settings: what is recorded, and the form for the next year's arrangement."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wenxiao.calendars.published import KNOWN_YEARS
from wenxiao.errors import CatalogInvalidError
from wenxiao_web.accounts.models import Account
from wenxiao_web.calendars.actions import Renewal, add_arrangement
from wenxiao_web.calendars.forms import ArrangementForm
from wenxiao_web.calendars.permissions import refusal_to_add_arrangement
from wenxiao_web.calendars.queries import recorded_arrangements
from wenxiao_web.clock import now
from wenxiao_web.errors import ActionRefusedError


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """List the recorded arrangements; take in a new one, or say what is wrong with it, line and key."""
    if not isinstance(request.user, Account):
        raise Http404
    form, wrong = ArrangementForm(), None
    if request.method == "POST":
        form = ArrangementForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                renewal = add_arrangement(request.user, form.name, form.text, at=now())
            except CatalogInvalidError as error:
                wrong = error
            except ActionRefusedError as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _told(renewal))
                return redirect("calendar")
    context = {
        "form": form,
        "wrong": wrong,
        "wrong_line": _line(form.text, wrong.line) if wrong else "",
        "recorded": recorded_arrangements(),
        "known": (min(KNOWN_YEARS), max(KNOWN_YEARS)),
        "refusal": refusal_to_add_arrangement(request.user),
    }
    return render(request, "calendars/calendar.html", context, status=422 if wrong or form.errors else 200)


def _told(renewal: Renewal) -> str:
    return _("已装入%(year)s年的安排：没有办结的事项%(matters)s件，时限重算%(watches)s项，变灯%(lights)s次。") % {
        "year": renewal.arrangement.year,
        "matters": renewal.matters,
        "watches": renewal.watches,
        "lights": renewal.lights,
    }


def _line(text: str, number: int | None) -> str:
    """The line that is wrong, as it was written."""
    lines = text.splitlines()
    return lines[number - 1].strip() if number and number <= len(lines) else ""
