"""Pages that belong to no app: health, the choice of language, and what is shown when something goes wrong."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wenxiao_web.accounts.models import Account
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.clock import now
from wenxiao_web.inbox import by_light, sources
from wenxiao_web.matters.queries import COLOURS

WAITING = 100
"""How many things of each source the inbox shows."""


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer that the desk is up and its database can be read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer browsers that ask for an icon at the old place."""
    return HttpResponseRedirect("/static/icon.svg")


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the reader's language in a cookie and go back to where they were."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
    return response


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits for this account, from everywhere on the desk, worst light first."""
    if not isinstance(request.user, Account):
        raise Http404
    at, asked, account = now(), request.GET.get("light", ""), request.user
    found = [(source, source.count(account), source.items(account, at, WAITING)) for source in sources()]
    items = sorted((item for _source, _count, some in found for item in some), key=by_light)
    counts = {str(colour): sum(item.colour == colour for item in items) for colour in COLOURS}
    colour = asked if asked in counts else ""
    context = {
        "items": [item for item in items if colour in ("", item.colour)],
        "counts": counts,
        "total": len(items),
        "colour": colour,
        "sources": [(source.title, count, count > len(some)) for source, count, some in found],
        "limit": WAITING,
        "calendar": desk_calendar(),
    }
    return render(request, "inbox.html", context)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Say that the address or form could not be understood."""
    return _trouble(request, 400, _("请求看不懂"), _("地址或者表单不完整。请退回上一页重试。"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this post may not see or do this, with the reason where there is one."""
    reason = str(exception or "") or _("您的岗位不能看这一页。")
    return _trouble(request, 403, _("不可做"), reason)


def refused_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Say that a form was too old or came from elsewhere."""
    return _trouble(request, 403, _("表单已过期"), _("登录状态变了，或者页面开得太久。请退回上一页，刷新后重填。"))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Say that there is nothing at this address."""
    return _trouble(request, 404, _("没有这一页"), _("地址可能抄错了，或者内容不在了。请从上面的栏目重新进入。"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the desk failed; nothing here may fail again, so the page takes nothing from the database."""
    return render(request, "500.html", status=500)


def _trouble(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    context: dict[str, Any] = {"status": status, "title": title, "text": text}
    return render(request, "trouble.html", context, status=status)
