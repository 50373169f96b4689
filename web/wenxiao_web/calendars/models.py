"""Arrangements of years, each as it was written down; a later one of the same year goes before an earlier one."""

from typing import ClassVar

from django.db import models

from wenxiao_web.accounts.models import Account


class Arrangement(models.Model):
    """A year's 调休 as a file; only ever added."""

    year = models.PositiveIntegerField()
    source = models.CharField(max_length=500)
    in_force_from = models.DateField()
    """The day of the notice that published it."""
    name = models.CharField(max_length=200)
    text = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    """None: an administrator at the command line."""

    class Meta:
        ordering: ClassVar = ["recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.year} {self.source}"
