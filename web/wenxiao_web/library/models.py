"""Documents as they were stored, and the figures and tasks read from them, each with its place in the text."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field


class ExactDecimalField(_Field):
    """A Decimal kept digit for digit: its exponent says how precisely the text gave it.

    SQLite would keep a number as a float and pad it to the column's places.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 50)
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        """Say that the column holds text."""
        return "CharField"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> Decimal | None:  # noqa: ARG002
        """Read the stored digits."""
        return None if value is None else Decimal(value)

    def to_python(self, value: Any) -> Decimal | None:
        """Accept a Decimal or its digits."""
        return value if value is None or isinstance(value, Decimal) else Decimal(str(value))

    def get_prep_value(self, value: Any) -> str | None:
        """Write the digits, exponent and all."""
        return None if value is None else str(value)


class Document(models.Model):
    """One source document: its file, its decoded text, and the hash of the file."""

    name = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    dated_on = models.DateField(null=True)
    adopted_by = models.CharField(max_length=50)
    file = models.FileField(upload_to="documents/")
    sha256 = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    blocks = models.JSONField(default=list)
    """`[start, end, kind, level]` of each numbered part, in order."""
    tables = models.JSONField(default=list)
    """The rows of each table, a row as `[start, end, row span, column span, whether a header]` of its cells."""
    is_public = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["dated_on", "id"]

    def __str__(self) -> str:
        return self.title


class FigureRow(models.Model):
    """One figure of a document: `text[start:end]` of the document is where it stands."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="figures")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    value = ExactDecimalField()
    high = ExactDecimalField(null=True)
    unit = models.CharField(max_length=50, blank=True)
    bound = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    period = models.CharField(max_length=20, blank=True)
    section = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["document", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="one_figure_a_number"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="figure_span_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.text}"


class TaskRow(models.Model):
    """One action that a document promises: `text[start:end]` of the document is where it says so."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="tasks")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    verb = models.CharField(max_length=100, blank=True)
    object = models.TextField(blank=True)
    deadline = models.CharField(max_length=10, blank=True)
    """`2025-06-30`, `2025-06` or `2025`."""
    lead_unit = models.CharField(max_length=200, blank=True)
    responsible_units = models.JSONField(default=list)
    support_units = models.JSONField(default=list)
    section = models.CharField(max_length=300, blank=True)
    figures = models.ManyToManyField(FigureRow, related_name="tasks")

    class Meta:
        ordering: ClassVar = ["document", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="one_task_a_number"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="task_span_not_empty"),
        ]

    @property
    def other_units(self) -> list[str]:
        """Name the responsible and supporting units, each once."""
        return list(dict.fromkeys((*self.responsible_units, *self.support_units)))

    def __str__(self) -> str:
        return f"{self.verb}{self.object}"
