"""Signing in and out."""

from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wenxiao_web.accounts.forms import SignInForm
from wenxiao_web.accounts.models import Account


class SignIn(LoginView):
    """The sign-in page; a demonstration lists its accounts, and `?as=` fills the form with one of them."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_initial(self) -> dict[str, Any]:
        """Fill in the account of `?as=`, only where the demonstration shows its password."""
        chosen = self._shown().filter(username=self.request.GET.get("as", "")).first()
        return {"username": chosen.username, "password": chosen.shown_password} if chosen else {}

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
