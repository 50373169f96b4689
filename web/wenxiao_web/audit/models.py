"""The ledger: entries that are only ever added, and the seals that chain them."""

from datetime import timedelta
from typing import ClassVar

from django.db import models


class Seal(models.Model):
    """A link of the chain: its hash covers the previous hash and every entry of its batch."""

    number = models.AutoField(primary_key=True)
    sealed_at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64, unique=True)
    """Unique, so that the chain cannot fork even with two sealers."""
    hash = models.CharField(max_length=64, unique=True)
    entry_count = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"


class LedgerEntry(models.Model):
    """One act: who did what to what, when it happened, when it was recorded, from which value to which, and why."""

    number = models.AutoField(primary_key=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_index=True)
    unit = models.CharField(max_length=100)
    post = models.CharField(max_length=100, blank=True)
    person = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=50)
    subject = models.CharField(max_length=100, db_index=True)
    """What it was done to, as `matter/ZD-2025-021`."""
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)
    why = models.TextField(blank=True)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, null=True, related_name="entries")
    digest = models.CharField(max_length=64, blank=True)
    """Hash of the entry alone, set with the seal: it tells which entry of a batch was altered."""

    class Meta:
        ordering: ClassVar = ["number"]
        verbose_name_plural = "ledger entries"

    @property
    def is_late(self) -> bool:
        """Whether it was recorded a day or more after it happened."""
        return self.recorded_at - self.happened_at >= timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject}"
