from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {  # noqa: RUF012
        "invalid_login": _("用户名或者密码不对。请检查大小写后再试；忘了密码请联系本单位管理员。"),
        "inactive": _("这个账号没有启用。请联系本单位管理员。"),
    }
