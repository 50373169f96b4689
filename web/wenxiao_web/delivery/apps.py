from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Said and done; without tables of its own, verdicts are computed from documents."""

    name = "wenxiao_web.delivery"
    label = "delivery"
