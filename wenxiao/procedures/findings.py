"""A finding: something in a procedure that is wrong or worth a second look, at its place."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What is found, and what to do about it."""

    message: str
    part: str
    """`stages`, `clocks`, `transitions` …, or a key at the top."""
    code: str | None = None
    """Code of the row within the part."""
    key: str | None = None
