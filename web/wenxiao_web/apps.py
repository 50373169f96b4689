from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk as a whole: what connects its apps."""

    name = "wenxiao_web"
    label = "desk"

    def ready(self) -> None:
        """Let the queue listen to the ledger."""
        from wenxiao_web import tasks  # noqa: F401
