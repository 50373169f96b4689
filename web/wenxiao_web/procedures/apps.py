from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Matters that go through a declared procedure, move by move."""

    name = "wenxiao_web.procedures"
    label = "procedures"
