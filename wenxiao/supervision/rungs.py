"""Rungs: what calls for one, what it brings with it, who hears, reviews and signs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wenxiao.catalog import in_force
from wenxiao.clocks import TimeLimit, Watch, WatchKind
from wenxiao.supervision.kinds import DocumentKind


class Moment(StrEnum):
    """What calls for a rung."""

    YELLOW = "yellow_at"
    RED = "red_at"
    NTH_YELLOW = "nth_yellow"
    """The watch that is the n-th of its matter to turn yellow."""
    NTH_MISS = "nth_miss"
    """The watch that is the n-th in a row to be missed."""
    UNANSWERED = "unanswered"
    """The end of the time to answer a lower rung, if no answer came by then."""
    ON_REQUEST = "on_request"
    """A person or a procedure asks for it; no moment calls for it."""


class EffectKind(StrEnum):
    """What a paper brings with it beside its words."""

    LISTING = "listing"
    INTERVIEW = "interview"
    PUBLICATION = "publication"
    POINTS_NOTE = "points_note"


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """An effect in words: others decide it and carry it out."""

    kind: EffectKind
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """One step of the ladder: the paper that a watch calls for at one of its moments."""

    code: str
    in_force_from: date
    source: str
    document: DocumentKind
    moment: Moment
    hearers: tuple[str, ...]
    """Roles that receive it: lead_unit, responsible_leader."""
    signed_by: str | None
    """Post whose signature it needs; None goes out by itself."""
    reviewed_by: str | None = None
    """Post that reviews the draft before it is signed; None: no review."""
    drafted_by: tuple[str, ...] = ("supervisor",)
    """Posts that may draft it, deliver it, or decide not to issue it."""
    after: TimeLimit | None = None
    """How long after the moment it is called for; None: at once."""
    count: int = 1
    """Of `nth_yellow` and `nth_miss`: which one."""
    of: str | None = None
    """Of `unanswered`: the rung that was not answered."""
    kinds: tuple[WatchKind, ...] = ()
    """Kinds of watches that it is for; empty: all."""
    starts_for: tuple[str, ...] = ()
    """Traits of matters whose ladder begins at this rung: it is then called for at the first rung's moment."""
    receive_within: TimeLimit | None = None
    """Time to sign for it, from the delivery on."""
    reply_within: TimeLimit | None = None
    """Time to answer in writing, from the issue on; None asks for no answer."""
    effects: tuple[Effect, ...] = ()

    @property
    def title(self) -> str:
        """Name of the paper."""
        return self.document.name

    @property
    def series(self) -> str | None:
        """The number series that it is entered in when issued; None takes no number."""
        return self.document.series


def in_force_for(watch: Watch, rungs: Sequence[Rung]) -> tuple[Rung, ...]:
    """Of each rung the version in force on the watch's due day, in the order of the ladder.

    None of them for a watch that is never due, and none of a rung that began only later.
    """
    due_at = watch.due_at or watch.red_at or watch.yellow_at
    if due_at is None:
        return ()
    begun = [rung for rung in rungs if rung.in_force_from <= due_at.date()]
    codes = dict.fromkeys(rung.code for rung in begun)
    return tuple(in_force([rung for rung in begun if rung.code == code], due_at.date()) for code in codes)
