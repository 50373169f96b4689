"""Matters under a procedure: the version that each keeps, its moves, and where it stands.

Moves are facts, only ever added; where a matter stands follows from them and is kept beside them so that lists and
boards can ask for it.
"""

from typing import ClassVar

from django.db import models

from wenxiao_web.accounts.models import Account, OrgUnit
from wenxiao_web.library.models import ExactDecimalField
from wenxiao_web.matters.models import Matter, ScheduleVersion


class ProcedureVersion(models.Model):
    """One version of a procedure as it was written when the first matter was opened under it; it never changes."""

    code = models.SlugField(max_length=50)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=100)
    text = models.TextField()
    """The YAML file."""
    judged_by = models.CharField(max_length=20, default="worst")
    """Which watches of a matter make its light: the rule of its aggregate, for lists that ask rows."""
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["code", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="one_text_a_procedure_version"),
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.version}"


class Handling(models.Model):
    """How a matter goes through its procedure: how it was opened, and where it stands after its moves."""

    matter = models.OneToOneField(Matter, on_delete=models.CASCADE, related_name="handling")
    procedure = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="handlings")
    fields = models.JSONField(default=dict)
    """What was entered when it was opened."""
    stage = models.SlugField(max_length=50)
    since = models.DateTimeField()
    """When it came into its stage."""
    end = models.CharField(max_length=20, blank=True)
    """How it ended; empty: it is under way."""
    is_waiting = models.BooleanField(default=False)
    """Whether a report waits to be confirmed or sent back."""
    has_asked = models.BooleanField(default=False)
    """Whether an extension is asked for and not decided."""

    class Meta:
        indexes: ClassVar = [models.Index(fields=["procedure", "stage"], name="handling_stage")]

    def __str__(self) -> str:
        return f"{self.matter.number} {self.stage}"


class UnitRole(models.Model):
    """Which unit has which role for a matter: lead_unit, holder, support_unit, verifying_unit …"""

    handling = models.ForeignKey(Handling, on_delete=models.CASCADE, related_name="roles")
    role = models.SlugField(max_length=50)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="roles")
    is_current = models.BooleanField()
    """Whether it is so now; otherwise it was so when the matter was opened."""

    class Meta:
        ordering: ClassVar = ["handling", "role"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["handling", "role", "is_current"], name="one_unit_a_role"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "role"], name="role_of_unit")]

    def __str__(self) -> str:
        return f"{self.handling_id} {self.role} {self.unit}"


class Move(models.Model):
    """One transition done to one matter, with all that was entered."""

    handling = models.ForeignKey(Handling, on_delete=models.CASCADE, related_name="moves")
    number = models.PositiveIntegerField()
    transition = models.SlugField(max_length=50)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="moves")
    post = models.SlugField(max_length=50)
    """The post in which it was done."""
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, null=True, related_name="moves")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    values = models.JSONField(default=dict)
    evidence = models.TextField(blank=True)
    evidence_file = models.FileField(upload_to="evidence/", blank=True)
    evidence_name = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    to_unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, null=True, related_name="moves_to")
    until = models.DateTimeField(null=True)
    more_time = models.CharField(max_length=20, blank=True)
    """How much time is asked for, in the unit of the limit: `3` or `1/2`."""
    schedule = models.OneToOneField(ScheduleVersion, on_delete=models.PROTECT, null=True, related_name="move")
    amount = ExactDecimalField(null=True)
    """What a report says is done, cumulative."""
    milestone = models.CharField(max_length=50, blank=True)
    series = models.CharField(max_length=50, blank=True)

    class Meta:
        ordering: ClassVar = ["handling", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["handling", "number"], name="one_move_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.handling_id} {self.number} {self.transition}"

    @property
    def code(self) -> str:
        """The code that the domain knows the move by."""
        return f"e{self.number}"
