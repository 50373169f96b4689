from django.apps import AppConfig


class ResolutionsConfig(AppConfig):
    """Adjustments by resolution, and exemptions."""

    name = "wenxiao_web.resolutions"
    label = "resolutions"
