"""Signing in and out."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wenxiao_web.accounts.forms import SignInForm
from wenxiao_web.accounts.models import Account
from wenxiao_web.clock import now


class SignIn(LoginView):
    """The sign-in page; a demonstration lists its accounts, and `?as=` fills the form with one of them."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_initial(self) -> dict[str, Any]:
        """Fill in the account of `?as=`, only where the demonstration shows its password."""
        chosen = self._shown().filter(username=self.request.GET.get("as", "")).first()
        return {"username": chosen.username, "password": chosen.shown_password} if chosen else {}

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Show the form again; where the name is closed for a while, say so to programs too."""
        response = super().form_invalid(form)
        if isinstance(form, SignInForm) and form.closed_until:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response.headers["Retry-After"] = str(max(1, int((form.closed_until - now()).total_seconds())))
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the accounts to list."""
        return super().get_context_data(**kwargs, shown_accounts=self._shown())

    def _shown(self) -> Any:
        return Account.objects.exclude(shown_password="").filter(is_active=True).select_related("unit").order_by("id")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("sign_in")
