"""Commitments and how they are handled: schedules, reports, reviews, and the moments of their watches.

Schedules, reports and reviews are facts, only ever added. Watch rows hold what follows from the facts: the exact
moments at which a light turns. A new fact writes new rows beside the old ones, which keep `superseded_at`.
"""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from wenxiao_web.accounts.models import Account, OrgUnit
from wenxiao_web.library.models import Document, ExactDecimalField, FigureRow


class Commitment(models.Model):
    """What was promised, at its place in a document; it never changes."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="commitments")
    figure = models.OneToOneField(FigureRow, on_delete=models.PROTECT, related_name="commitment")
    quote = models.TextField()
    """The sentence that promised it, cut from the document's text."""
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.quote


class Matter(models.Model):
    """One supervised case; each commitment opens exactly one, others come from elsewhere (`origin`)."""

    number = models.CharField(max_length=50, unique=True)
    title = models.CharField(max_length=200)
    commitment = models.OneToOneField(Commitment, on_delete=models.PROTECT, related_name="matter", null=True)
    origin = models.CharField(max_length=50, default="report")
    """Where it came from, as its procedure names its origins; `report`: a document's commitment."""
    lead_unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="led_matters")
    support_units = models.ManyToManyField(OrgUnit, related_name="supported_matters", blank=True)
    verifying_unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="verified_matters", null=True)
    """None where the procedure names none."""
    responsible_leader = models.CharField(max_length=100, blank=True)
    opened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def verifier_name(self) -> str:
        """The verifying unit's name; empty where there is none."""
        return self.verifying_unit.name if self.verifying_unit else ""

    @property
    def measured_in(self) -> str:
        """The unit that the promised amount is counted in; empty where no document promised one."""
        return self.commitment.figure.unit if self.commitment else ""

    @property
    def quoted(self) -> str:
        """The document and the sentence that promised it; empty where none did."""
        return f"{self.commitment.document.title}：{self.commitment.quote}" if self.commitment else ""


class ScheduleVersion(models.Model):
    """A version of the schedule; version 1 is the frozen baseline, each later one rests on a resolution."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="schedules")
    version = models.PositiveIntegerField()
    resolution = models.CharField(max_length=100, blank=True)
    reason = models.TextField(blank=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["matter", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "version"], name="one_schedule_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.matter.number} v{self.version}"


class MilestoneRow(models.Model):
    """A point that the work is to have reached by a moment, in one version of the schedule."""

    schedule = models.ForeignKey(ScheduleVersion, on_delete=models.CASCADE, related_name="milestones")
    code = models.CharField(max_length=50)
    name = models.CharField(max_length=100)
    due_at = models.DateTimeField()
    amount = ExactDecimalField(null=True)
    unit = models.CharField(max_length=50, blank=True)

    class Meta:
        ordering: ClassVar = ["schedule", "due_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["schedule", "code"], name="one_milestone_a_code"),
        ]

    def __str__(self) -> str:
        return self.name


class ProgressReport(models.Model):
    """What a unit claims is done by now; a claim until its verifying unit confirms it."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="reports")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT)
    reported_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    amount = ExactDecimalField()
    evidence = models.TextField()
    evidence_file = models.FileField(upload_to="evidence/", blank=True)
    evidence_name = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["matter", "recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.matter.number} {self.amount}"

    @property
    def code(self) -> str:
        """The code that the domain knows the report by."""
        return f"r{self.pk}"


class ProgressReview(models.Model):
    """The verifying unit's word on a report: confirmed, or sent back with its reason."""

    report = models.OneToOneField(ProgressReport, on_delete=models.CASCADE, related_name="review")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT)
    is_confirmed = models.BooleanField()
    reason = models.TextField(blank=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(is_confirmed=True) | ~Q(reason=""), name="a_return_has_its_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.report} {'confirmed' if self.is_confirmed else 'returned'}"


class Basis(models.TextChoices):
    """Which reports count: all that stand, or only the confirmed ones."""

    CLAIMED = "claimed"
    CONFIRMED = "confirmed"


class WatchRow(models.Model):
    """The exact moments of one watch, as they followed from what was known when the row was written."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="watches")
    basis = models.CharField(max_length=10, choices=Basis.choices)
    version = models.PositiveIntegerField()
    code = models.CharField(max_length=50)
    title = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, default="milestone")
    due_at = models.DateTimeField(null=True)
    yellow_at = models.DateTimeField(null=True)
    red_at = models.DateTimeField(null=True)
    starts_at = models.DateTimeField(null=True)
    suspended_at = models.DateTimeField(null=True)
    resumes_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    is_provisional = models.BooleanField(default=False)
    org_unit = models.CharField(max_length=100, blank=True, default="")
    is_supporting = models.BooleanField(default=False)
    weight = ExactDecimalField(default=Decimal(1))
    exempt_until = models.DateTimeField(null=True)
    known_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["matter", "basis", "version", "due_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "basis", "version", "code"], name="one_watch_a_version"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["basis", "red_at"], name="watch_red", condition=Q(superseded_at=None, done_at=None)),
            models.Index(
                fields=["basis", "yellow_at"], name="watch_yellow", condition=Q(superseded_at=None, done_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter.number} {self.code} v{self.version}"


class LightChange(models.Model):
    """A light that was noticed to have changed, as it was known at that moment."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="light_changes")
    basis = models.CharField(max_length=10, choices=Basis.choices)
    old = models.CharField(max_length=20, blank=True)
    new = models.CharField(max_length=20)
    why = models.TextField()
    turned_at = models.DateTimeField()
    known_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["known_at", "id"]

    def __str__(self) -> str:
        return f"{self.matter.number} {self.old}→{self.new}"
