from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Units, their accounts, and the district that they belong to."""

    name = "wenxiao_web.accounts"
    label = "accounts"
