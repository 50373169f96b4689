from datetime import datetime
from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wenxiao_web.accounts.attempts import LIMIT, WINDOW, begin_attempt, forget_attempts, record_failure
from wenxiao_web.clock import now
from wenxiao_web.templatetags.moments import moment


class SignInForm(AuthenticationForm):
    """User name and password; too many wrong ones close the name for a while."""

    error_messages = {  # noqa: RUF012
        "invalid_login": _("用户名或者密码不对。请检查大小写后再试；忘了密码请联系本单位管理员。"),
        "inactive": _("这个账号没有启用。请联系本单位管理员。"),
    }
    closed_until: datetime | None = None
    """When the name may be tried again, where it was refused."""

    def clean(self) -> dict[str, Any]:
        """Look at the password, unless the name is closed."""
        username = self.cleaned_data.get("username")
        if not username or not self.cleaned_data.get("password"):
            return super().clean()
        at = now()
        attempt = begin_attempt(username, at=at)
        if not attempt.may_try:
            raise self._refusal(attempt.closed_until)
        try:
            cleaned = super().clean()
        except ValidationError as refusal:
            record_failure(attempt, at=at)
            raise (self._refusal(attempt.closed_until) if attempt.closed_until else refusal) from None
        forget_attempts(username)
        return cleaned

    def _refusal(self, until: datetime | None) -> ValidationError:
        self.closed_until = until
        words = gettext(
            "这个用户名%(minutes)s分钟内输错了%(limit)s次密码，暂停登录到%(until)s。"
            "请到时再试；忘了密码请联系本单位管理员，不是您本人输错的也请告诉管理员。"
        )
        said = {"minutes": int(WINDOW.total_seconds() // 60), "limit": LIMIT, "until": moment(until)}
        return ValidationError(words % said, code="closed")
