from django.apps import AppConfig


class PortalConfig(AppConfig):
    """What everybody may see without signing in."""

    name = "wenxiao_web.portal"
    label = "portal"
