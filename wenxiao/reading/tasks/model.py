"""One action that a text promises."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """An action with what is acted on, until when and by whom; `document.text[start:end] == text`."""

    start: int
    end: int
    text: str
    verb: str  # "" where the text names a thing without saying what is to be done
    object: str  # in the document's own words, numbers left out
    figures: tuple[int, ...]  # the start offsets of the figures inside the span
    deadline: str  # 2025-06-30, 2025-06 or 2025, "" where neither words nor part give one
    lead_unit: str
    responsible_units: tuple[str, ...]  # as the document lists them, the lead too where it is listed there
    support_units: tuple[str, ...]
    section: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values."""
        fields = asdict(self)
        return {key: list(value) if isinstance(value, tuple) else value for key, value in fields.items()}
