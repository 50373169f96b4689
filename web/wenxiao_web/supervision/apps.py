from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Supervision: what is told of all matters at once."""

    name = "wenxiao_web.supervision"
    label = "supervision"
