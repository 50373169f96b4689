"""Reads of the ledger."""

from dataclasses import dataclass

from django.db.models import QuerySet

from wenxiao_web.audit.models import LedgerEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerFilter:
    """Which entries to list; an empty field does not limit."""

    action: str = ""
    unit: str = ""
    subject: str = ""

    def as_query(self) -> dict[str, str]:
        """Return the fields that limit, for an address."""
        fields = {"action": self.action, "unit": self.unit, "subject": self.subject}
        return {name: value for name, value in fields.items() if value}


def entries(chosen: LedgerFilter) -> QuerySet[LedgerEntry]:
    """Return the entries that pass the filter, newest first."""
    found = LedgerEntry.objects.select_related("seal").order_by("-number")
    if chosen.action:
        found = found.filter(action=chosen.action)
    if chosen.unit:
        found = found.filter(unit=chosen.unit)
    if chosen.subject:
        found = found.filter(subject__endswith=chosen.subject)
    return found


def entries_about(subject: str) -> QuerySet[LedgerEntry]:
    """Return the entries about one thing, latest happening first."""
    return LedgerEntry.objects.filter(subject=subject).select_related("seal").order_by("-happened_at", "-number")


def units_in_ledger() -> list[str]:
    """Return the units that have acted, by name."""
    return list(LedgerEntry.objects.order_by("unit").values_list("unit", flat=True).distinct())
