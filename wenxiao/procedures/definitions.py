"""What a closed loop declares: stages, transitions, clocks, posts, fields, measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wenxiao.clocks import Aggregate, TimeLimit


class EndKind(StrEnum):
    """Ways in which a matter comes to its end."""

    DONE = "done"
    """办结."""
    DONE_IN_PART = "done_in_part"
    """阶段性办结."""
    MERGED = "merged"
    """并案."""
    HANDED_OVER = "handed_over"
    """移交."""
    WITHDRAWN = "withdrawn"
    """终止."""
    NORMALISED = "normalised"
    """转为常态."""
    CLOSED = "closed"
    """销号."""
    FILED = "filed"
    """归档."""


class FieldKind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    UNIT = "unit"


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldRule:
    """Something that is entered about a matter."""

    code: str
    title: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[str, ...] = ()
    unit: str = ""
    """Unit of a number."""
    anew: bool = False
    """Whether each move that needs it must fill it itself, as a reason; otherwise what was entered before will do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """Who acts: a post, in a unit that stands in some relation to the matter."""

    code: str
    title: str
    of: str
    """`any`, or the role that its unit has for the matter: lead_unit, holder, verifying_unit …"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """One step of the path (环节)."""

    code: str
    title: str
    end: EndKind | None = None
    """How the matter ends here; None: it is still under way."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRule:
    """A limit that runs while the matter is in certain stages."""

    code: str
    title: str
    limit: TimeLimit
    runs_in: frozenset[str]
    paused_in: frozenset[str] = frozenset()
    """Of those stages the ones in which it stands still."""
    office: str | None = None
    held_by: str = "holder"
    """Role of the unit that the time is charged to."""
    is_supporting: bool = False
    awaits_confirmation: bool = False
    """Whether stopping it is a claim that somebody must confirm; otherwise leaving its stages is enough."""
    limit_by: Mapping[tuple[str, str], TimeLimit] | None = None
    """Other limits by the value of a field: `(field, value)`."""


class Does(StrEnum):
    """What a transition does beside moving the matter."""

    REPORTS = "reports"
    """It carries a report of progress."""
    CONFIRMS = "confirms"
    """It confirms the claims that wait."""
    RETURNS = "returns"
    """It sends the claims that wait back: their clocks run on."""
    PLANS = "plans"
    """It sets or adjusts the schedule."""
    HANDS_OVER = "hands_over"
    """It gives the matter to the unit named in the event."""
    JOINS = "joins"
    """It asks the unit named in the event to help (会办); that becomes the matter's `support_unit`."""
    ASKS_TIME = "asks_time"
    GRANTS_TIME = "grants_time"
    REFUSES_TIME = "refuses_time"
    REOPENS = "reopens"
    """It leads out of an end (重办, 反弹)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Transition:
    """An allowed move (流转)."""

    code: str
    title: str
    sources: tuple[str, ...]
    target: str | None
    """None: the matter stays where it is."""
    by: tuple[str, ...]
    needs: tuple[str, ...] = ()
    """Fields that must be filled, by this event or before."""
    writes: tuple[str, ...] = ()
    """Fields that this event may fill; what it needs it may fill too."""
    evidence: bool = False
    does: frozenset[Does] = frozenset()
    clock: str | None = None
    """The clock that time is asked for."""
    restarts: tuple[str, ...] = ()
    """Clocks that start a new lap; one whose claim is sent back runs on unless it stands here."""
    when: str | None = None
    """A condition in the formula language over fields and counts."""
    otherwise: str | None = None
    """What is said where the condition does not hold."""
    drafts: str | None = None
    """The kind of document that it drafts."""
    not_by_same: str | None = None
    """A transition whose actor may not do this one too."""
    at_most: int | None = None
    """How often it may be done on one matter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """A rate over the matters of a procedure, as formulas."""

    code: str
    title: str
    numerator: str
    """Which matters count, or a number of each that is added up; one that is not known adds nothing."""
    denominator: str
    """Of which matters, or a number of each; over a number all matters are taken of which it is known."""
    excludes: str | None = None
    source: str = ""


class Runs(StrEnum):
    """What becomes of a clock when a matter goes over to another version."""

    KEEP = "keep"
    """It goes on, with its laps and the limits that they were started with."""
    STOP = "stop"
    """It stops."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Migration:
    """How matters of an earlier version go over to this one: old code to new; None: it is dropped.

    Stages are all named. Fields and transitions that keep their code need not be. Each clock says whether it goes on;
    it keeps its code, for its laps and their reminders hang on it.
    """

    from_version: int
    stages: Mapping[str, str]
    fields: Mapping[str, str | None]
    clocks: Mapping[str, Runs]
    transitions: Mapping[str, str | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Procedure:
    """One version of a closed loop."""

    code: str
    title: str
    version: int
    in_force_from: date
    source: str
    origins: tuple[str, ...]
    first_stage: str
    stages: Mapping[str, Stage]
    posts: Mapping[str, Post]
    fields: Mapping[str, FieldRule]
    clocks: Mapping[str, ClockRule]
    transitions: Mapping[str, Transition]
    measures: tuple[Measure, ...]
    ladder: str | None
    aggregate: Aggregate
    series: str = ""
    """What the numbers of its matters begin with."""
    migration: Migration | None = None
    """How matters of an earlier version come to this one; None: they stay with theirs."""

    def leaving(self, stage: str) -> tuple[Transition, ...]:
        """The transitions that may be done in a stage, in the order they are written."""
        return tuple(transition for transition in self.transitions.values() if stage in transition.sources)
