from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Supervision: papers that late matters call for, and what is told of all matters at once."""

    name = "wenxiao_web.supervision"
    label = "supervision"

    def ready(self) -> None:
        """Begin to hear what matters, calendars and procedures tell."""
        from wenxiao_web.supervision import receivers  # noqa: F401
