"""Verdicts: what became of a target, as of a day, with all that the answer rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from wenxiao.delivery.estimates import Estimate
from wenxiao.indicators import Statement
from wenxiao.sentences import Sentence


class VerdictCode(StrEnum):
    """What became of a target."""

    KEPT = "kept"
    REACHED_EARLY = "reached_early"
    PARTLY = "partly"
    MISSED = "missed"
    OUT_OF_REACH = "out_of_reach"
    WEAKENED = "weakened"
    REDEFINED = "redefined"
    NOT_COMPARABLE = "not_comparable"
    UNDECIDED = "undecided"
    UNREPORTED = "unreported"
    OPEN = "open"

    @property
    def chinese(self) -> str:
        """The Chinese term."""
        return _CHINESE[self]


_CHINESE = {
    VerdictCode.KEPT: "兑现",
    VerdictCode.REACHED_EARLY: "提前达到",
    VerdictCode.PARTLY: "部分",
    VerdictCode.MISSED: "未兑现",
    VerdictCode.OUT_OF_REACH: "难以达成",
    VerdictCode.WEAKENED: "缩水",
    VerdictCode.REDEFINED: "口径变化",
    VerdictCode.NOT_COMPARABLE: "不可比",
    VerdictCode.UNDECIDED: "无法判定",
    VerdictCode.UNREPORTED: "未提及",
    VerdictCode.OPEN: "待定",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The verdict on one target, with all that it rests on."""

    code: VerdictCode
    target: Statement
    unit: str
    """The unit of the target, in which `outcome`, `gap` and the interval are given."""
    outcome: Estimate | None
    gap: Decimal | None
    needed: Decimal | None
    """Growth a year, in per cent, that would still reach an amount; None where it does not apply."""
    assumptions: tuple[Sentence, ...]
    why: Sentence
    beside: Statement | None = None
    """What speaks of the matter without answering it: a later, weaker target, a kindred measure, another unit."""


def newest_day(statements: Sequence[Statement]) -> date:
    """The date of the newest document, as of which verdicts stand."""
    return max(said.dated_on for said in statements)
