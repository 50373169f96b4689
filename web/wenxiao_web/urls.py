"""Every address of the desk; all need a sign-in save sign-in itself, language, health and the public pages."""

from django.urls import include, path

from wenxiao_web import pages
from wenxiao_web.readonly import site

handler400 = "wenxiao_web.pages.bad_request"
handler403 = "wenxiao_web.pages.forbidden"
handler404 = "wenxiao_web.pages.not_found"
handler500 = "wenxiao_web.pages.server_error"

urlpatterns = [
    path("", include("wenxiao_web.resolutions.urls")),
    path("", include("wenxiao_web.matters.urls")),
    path("", include("wenxiao_web.procedures.urls")),
    path("", include("wenxiao_web.supervision.urls")),
    path("", include("wenxiao_web.delivery.urls")),
    path("", include("wenxiao_web.accounts.urls")),
    path("", include("wenxiao_web.calendars.urls")),
    path("documents/", include("wenxiao_web.library.urls")),
    path("", include("wenxiao_web.audit.urls")),
    path("", include("wenxiao_web.portal.urls")),
    path("language", pages.choose_language, name="language"),
    path("inbox", pages.inbox, name="inbox"),
    path("health", pages.health, name="health"),
    path("favicon.ico", pages.favicon, name="favicon"),
    path("admin/", site.urls),
]
