from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Matters: commitments under a clock, their reports and their lights."""

    name = "wenxiao_web.matters"
    label = "matters"
