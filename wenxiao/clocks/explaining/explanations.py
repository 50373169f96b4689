"""What is said of a colour: why it shows, with which numbers, what comes next and what would turn it green."""

from dataclasses import dataclass
from datetime import datetime

from wenxiao.clocks.watches import Watch
from wenxiao.sentences import Sentence, sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """A colour in words."""

    rule: str
    """not_started, on_schedule, near_limit, in_grace, past_limit, suspended, behind, unreported."""
    why: Sentence
    numbers: Sentence
    next: Sentence | None = None
    way_out: Sentence | None = None


def turns_yellow(watch: Watch, at: datetime) -> Sentence | None:
    """When it turns yellow if nothing more happens; None if it never does, or has."""
    if watch.yellow_at is None or watch.yellow_at <= at:
        return None
    return sentence("{moment}未{name}，转黄灯", moment=watch.yellow_at, name=watch.title)


def turns_red(watch: Watch) -> Sentence | None:
    """When it turns red if nothing more happens; None if it never does."""
    return sentence("{moment}未{name}，转红灯", moment=watch.red_at, name=watch.title) if watch.red_at else None
