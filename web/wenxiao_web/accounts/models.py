"""Who works at this desk."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from wenxiao_web.audit.actors import Actor, hash_of_person


class District(models.Model):
    """The one district of this desk; a demonstration says so on every page."""

    place = models.CharField(max_length=50)
    title = models.CharField(max_length=100)
    is_demonstration = models.BooleanField(default=False)
    marked_as = models.CharField(max_length=200, blank=True)
    clock_starts_at = models.DateTimeField(null=True)
    anchored_at = models.DateTimeField(null=True)
    """The machine's time when the demonstration's clock was started."""

    def __str__(self) -> str:
        return self.title


class OrgUnit(models.Model):
    """A unit of the organisation, known by its stable code."""

    code = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What an account is there to do."""

    SUPERVISOR = "supervisor", _("督查督办")
    QUANTIFIER = "quantifier", _("指标量化")
    ASSESSOR = "assessor", _("绩效考核")
    LIAISON = "liaison", _("部门联络员")
    VERIFIER = "verifier", _("认定单位")
    LEADER = "leader", _("责任领导")
    STAFF = "staff", _("经办")


class Account(AbstractBaseUser, PermissionsMixin):
    """A person at a post; the ledger knows them only by a salted hash."""

    last_login = None  # Django would set it from a clock of its own.
    username = models.CharField(max_length=50, unique=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    """May look at the raw rows."""
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="accounts", null=True)
    post = models.CharField(max_length=100)
    role = models.CharField(max_length=20, choices=Role.choices)
    ledger_salt = models.CharField(max_length=32, editable=False)
    shown_password = models.CharField(max_length=100, blank=True)
    """Only of a demonstration, whose sign-in page lists it; empty everywhere else."""

    objects = BaseUserManager()

    USERNAME_FIELD = "username"

    def as_actor(self) -> Actor:
        """Return who acts, as the ledger will know them."""
        unit = self.unit.name if self.unit else ""
        return Actor(unit=unit, post=self.post, person=hash_of_person(self.ledger_salt, self.username))

    def __str__(self) -> str:
        if self.role == Role.LEADER or not self.unit:
            return self.post or self.username
        return f"{self.unit.name}　{self.post}"


class Appointment(models.Model):
    """A post that an account holds beside its role, by the code that procedures and ladders give it."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="appointments")
    post = models.SlugField(max_length=50)

    class Meta:
        ordering: ClassVar = ["account", "post"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "post"], name="one_appointment_a_post"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.post}"


class SignInAttempt(models.Model):
    """One try to sign in that has not succeeded; the name is kept only as a hash, for people type passwords into it."""

    name_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["name_hash", "-at"], name="attempts_of_a_name")]

    def __str__(self) -> str:
        return f"{self.name_hash[:8]} {self.at}"
