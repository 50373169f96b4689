"""Adjustments as acts: an application with what it asks, the opinions, the decision; and exemptions.

All are facts, only ever added; where an application stands follows from them. Which version of its procedure a matter
goes by is decided in the same way: what was done under the old one stays.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from wenxiao_web.accounts.models import Account, OrgUnit
from wenxiao_web.library.models import ExactDecimalField
from wenxiao_web.matters.models import Matter, ScheduleVersion


class Application(models.Model):
    """A unit asks for a matter's plan to be adjusted."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="applications")
    base_version = models.PositiveIntegerField()
    """The version of the plan that it asks to change."""
    adopted_by = models.CharField(max_length=50)
    """The body that set what it would change."""
    reason = models.TextField()
    evidence = models.TextField(blank=True)
    evidence_file = models.FileField(upload_to="evidence/", blank=True)
    evidence_name = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="applications")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="applications")
    is_after_due = models.BooleanField()
    """Whether a milestone that it asks to move had fallen due before it was asked for."""
    recorded_at = models.DateTimeField()
    withdrawn_for = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-recorded_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_for=""), name="a_withdrawal_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter.number} v{self.base_version} {self.pk}"

    @property
    def code(self) -> str:
        """The code that the domain knows the application by."""
        return str(self.pk)


class AskedChange(models.Model):
    """What an application asks of one milestone; what stays as it is is left out."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="changes")
    code = models.CharField(max_length=50)
    due_at = models.DateTimeField(null=True)
    amount = ExactDecimalField(null=True)

    class Meta:
        ordering: ClassVar = ["application", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "code"], name="one_change_a_milestone"),
            models.CheckConstraint(
                condition=Q(due_at__isnull=False) | Q(amount__isnull=False), name="a_change_changes_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.code}"


class Opinion(models.Model):
    """What one who must be heard says of an application."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="opinions")
    role = models.SlugField(max_length=50)
    """Code of the body that is heard."""
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="opinions")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, null=True, related_name="opinions")
    is_for = models.BooleanField()
    words = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["recorded_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "role"], name="one_opinion_a_body"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.role}"


class Decision(models.Model):
    """What a body decided, and the version of the plan that came of it.

    Without an application: it was decided elsewhere and only recorded here.
    """

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="decisions")
    application = models.OneToOneField(Application, on_delete=models.CASCADE, null=True, related_name="decision")
    body = models.CharField(max_length=50)
    document_number = models.CharField(max_length=100)
    decided_on = models.DateField()
    reason = models.TextField()
    is_granted = models.BooleanField()
    schedule = models.OneToOneField(ScheduleVersion, on_delete=models.PROTECT, null=True, related_name="decision")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="decisions")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-recorded_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_granted=True, schedule__isnull=False) | Q(is_granted=False, schedule__isnull=True),
                name="a_granted_decision_has_its_version",
            ),
        ]

    def __str__(self) -> str:
        return self.document_number


class Exemption(models.Model):
    """A body forgives one watch for a time (容错免责); the light stays what it is."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="exemptions")
    watch = models.CharField(max_length=50)
    title = models.CharField(max_length=100)
    until = models.DateTimeField()
    body = models.CharField(max_length=50)
    document_number = models.CharField(max_length=100)
    decided_on = models.DateField()
    reason = models.TextField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="exemptions")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-recorded_at", "-id"]

    def __str__(self) -> str:
        return f"{self.matter.number} {self.watch} {self.document_number}"


class VersionChange(models.Model):
    """A matter went over to another version of its procedure; its moves before and after stay as they were made."""

    handling = models.ForeignKey("procedures.Handling", on_delete=models.CASCADE, related_name="version_changes")
    from_version = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="left_by")
    to_version = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="joined_by")
    after = models.PositiveIntegerField()
    """How many moves had been made before."""
    reason = models.TextField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="version_changes")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["handling", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["handling", "to_version"], name="one_change_to_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.handling_id} {self.from_version_id}→{self.to_version_id}"
