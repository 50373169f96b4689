from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Documents and the figures read from them."""

    name = "wenxiao_web.library"
    label = "library"
