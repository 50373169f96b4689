from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The ledger: every write, chained by seals."""

    name = "wenxiao_web.audit"
    label = "audit"
