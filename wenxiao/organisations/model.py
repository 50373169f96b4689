"""Units, posts, duties: what is written of them, and what they are on a day. A last day is never stored: `until` is
the first day on which a thing no longer holds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a unit does in a duty."""

    LEAD = "lead"
    SUPPORT = "support"
    VERIFYING = "verifying"


class DutyList(StrEnum):
    """Which list a duty stands on."""

    RESPONSIBILITIES = "responsibilities"
    """责任清单: what each unit always answers for."""
    ASSIGNED = "assigned"
    """确责清单: what was settled where it was disputed or new."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """From a day on, until another."""

    since: date
    until: date | None = None

    def __contains__(self, on: object) -> bool:
        """Whether it holds on a day."""
        return isinstance(on, date) and self.since <= on and (self.until is None or on < self.until)

    def meets(self, other: "Span") -> bool:
        """Whether there is a day on which both hold."""
        return (other.until is None or self.since < other.until) and (self.until is None or other.since < self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A unit as it is on a day."""

    code: str
    """Stable; never given to another unit."""
    name: str
    kind: str
    parent: str | None
    """The living unit that it belongs to; None at the top."""
    division: str | None
    """The code of its territory."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """What a unit is called and whom it belongs to, from a day on."""

    since: date
    name: str
    parent: str | None
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitHistory:
    """All that is known of one unit."""

    code: str
    kind: str
    division: str | None
    life: Span
    versions: tuple[Version, ...]
    """In order of their days; at least one."""
    successors: tuple[str, ...]
    """Where it ended: the units that carry on; the first takes over what nobody else is named for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A post of a unit; persons are not named here."""

    code: str
    unit: str
    name: str
    span: Span
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """A unit that a duty is given to, for a time."""

    unit: str
    role: Role
    span: Span
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """Something that somebody answers for."""

    code: str
    name: str
    listed: DutyList
    holders: tuple[Holder, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Leadership:
    """A leader's post answers for a unit (分管, 包保), for a time."""

    post: str
    unit: str
    span: Span
    source: str
