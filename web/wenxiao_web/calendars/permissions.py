"""Who may record an arrangement; where not, why not, in words for the page."""

from django.utils.translation import gettext as _

from wenxiao_web.accounts.models import Account, Role


def refusal_to_add_arrangement(account: Account) -> str:
    """Say why the account may not record a year's arrangement; empty where it may."""
    if account.role == Role.SUPERVISOR or account.is_superuser:
        return ""
    return _("调休安排由督查督办岗位或者管理员装入。")
