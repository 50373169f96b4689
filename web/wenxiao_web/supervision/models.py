"""Papers of supervision: each with the rung that called for it, its steps, its number; and when to look again.

Steps and numbers are only ever added. Where a notice stands follows from its steps and is kept beside them so that
lists can ask for it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from wenxiao.supervision import NoticeState
from wenxiao_web.accounts.models import Account, OrgUnit
from wenxiao_web.matters.models import Matter


class NoticeRow(models.Model):
    """One paper to one unit about one watch of one matter; each rung is due once for a watch, whatever its version."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="notices")
    watch = models.CharField(max_length=50, blank=True)
    """What it is about: a watch by its code, which names its lap; a move that asked for it; empty: the whole matter."""
    rung = models.CharField(max_length=50)
    """The rung's code, or the kind of paper of one that was asked for."""
    ladder = models.CharField(max_length=50)
    in_force_from = models.DateField()
    """Of the rung's version, so that it can be found again; of one that was asked for, of its kind's."""
    request = models.PositiveIntegerField(default=0)
    """0: a moment called for it. Otherwise the how-manieth time it was asked for about the same."""
    state = models.CharField(max_length=20, default=NoticeState.DUE.value)
    due_at = models.DateTimeField()
    """The moment that called for it."""
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="notices")
    title = models.CharField(max_length=50)
    """What the paper is called."""
    kind = models.CharField(max_length=50)
    text = models.TextField(blank=True)
    said = models.JSONField(default=list)
    """What its drafter said, as pairs of key and words."""
    number = models.CharField(max_length=50, blank=True)
    receive_by = models.DateTimeField(null=True)
    reply_by = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-due_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "watch", "rung", "request"], name="one_notice_a_rung"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "-due_at"], name="notice_state"),
            models.Index(fields=["unit", "state"], name="notice_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.matter.number} {self.title}{self.number}"


class NoticeStep(models.Model):
    """One step that a notice has taken."""

    notice = models.ForeignKey(NoticeRow, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=20)
    at = models.DateTimeField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="notice_steps")
    """None: the system by itself."""
    post = models.CharField(max_length=200, blank=True)
    """Who took it, as they were called then."""
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["notice", "id"]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.state}"


class NumberRow(models.Model):
    """One line of the register of numbers; a number once taken is never given again, void or not."""

    series = models.CharField(max_length=20)
    year = models.PositiveIntegerField()
    serial = models.PositiveIntegerField()
    notice = models.ForeignKey(NoticeRow, on_delete=models.PROTECT, related_name="numbers")
    taken_at = models.DateTimeField()
    void_for = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["series", "-year", "-serial"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "year", "serial"], name="one_line_a_number"),
            models.UniqueConstraint(fields=["notice"], condition=Q(void_for=""), name="one_number_a_notice"),
        ]

    def __str__(self) -> str:
        return f"{self.series}〔{self.year}〕{self.serial}号"


class NextCall(models.Model):
    """When a matter is next looked at for papers that fall due; it is set anew by whatever may bring one nearer."""

    matter = models.OneToOneField(Matter, on_delete=models.CASCADE, related_name="next_call")
    at = models.DateTimeField(null=True, db_index=True)
    """None: not before something happens."""

    def __str__(self) -> str:
        return f"{self.matter.number} {self.at}"
