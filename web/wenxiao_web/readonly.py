"""The admin, for looking only: every write is an action with a ledger entry, so nothing here can change a row."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

if TYPE_CHECKING:
    _Admin = ModelAdmin[Model]
else:
    _Admin = ModelAdmin


class ReadOnlySite(AdminSite):
    """An admin without a sign-in page of its own."""

    site_header = site_title = "问效　原始数据（只读）"

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # noqa: ARG002
        """Send to the desk's sign-in page."""
        return redirect("sign_in")


class ReadOnlyAdmin(_Admin):
    """Shows rows; refuses to add, change or delete them."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Refuse."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Allow whoever the site lets in."""
        return bool(request.user.is_staff)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Allow whoever the site lets in."""
        return bool(request.user.is_staff)


site = ReadOnlySite(name="admin")
