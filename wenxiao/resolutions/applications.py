"""An application to adjust a schedule: what is asked, who was heard, what was decided."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wenxiao.resolutions.adjustments import Change
from wenxiao.resolutions.authority import Resolution, authority_over


class ApplicationState(StrEnum):
    """Where an application stands."""

    APPLIED = "applied"
    HEARD = "heard"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def chinese(self) -> str:
        """What the state is called."""
        return _STATES[self]


_STATES = {
    ApplicationState.APPLIED: "已申请，待听取意见",
    ApplicationState.HEARD: "意见已齐，待决定",
    ApplicationState.GRANTED: "已批准",
    ApplicationState.REFUSED: "未批准",
    ApplicationState.WITHDRAWN: "已撤回",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """What one who must be heard says; it binds nobody."""

    role: str
    """Code of the body or role that is heard."""
    by: str
    is_for: bool
    words: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What the body decided."""

    resolution: Resolution
    is_granted: bool
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Application:
    """A unit asks for a schedule to be adjusted; made with `acts.apply_to_adjust`."""

    code: str
    matter: str
    adopted_by: str
    base_version: int
    """The version of the schedule that it asks to change."""
    changes: tuple[Change, ...]
    reason: str
    evidence: str
    by: str
    at: datetime
    is_after_due: bool
    """Whether a milestone that it asks to move had fallen due before it was asked for."""
    opinions: tuple[Opinion, ...] = ()
    decision: Decision | None = None
    withdrawn_for: str | None = None

    @property
    def state(self) -> ApplicationState:
        """Where it stands."""
        if self.withdrawn_for is not None:
            return ApplicationState.WITHDRAWN
        if self.decision:
            return ApplicationState.GRANTED if self.decision.is_granted else ApplicationState.REFUSED
        return ApplicationState.APPLIED if self.awaited else ApplicationState.HEARD

    @property
    def awaited(self) -> tuple[str, ...]:
        """Who must still be heard, by the rule in force on the day of the application."""
        rule = authority_over(self.adopted_by, self.at.date())
        heard = {opinion.role for opinion in self.opinions}
        return tuple(role for role in (rule.opinions if rule else ()) if role not in heard)
