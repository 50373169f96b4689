"""Confidence: how sure owner, supervisor and a model are of delivery, beside the light and never in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wenxiao.clocks.colours import Colour
from wenxiao.clocks.facts import ConfidenceStated, Judge, MatterFacts
from wenxiao.sentences import Sentence, sentence

SURE_FROM, UNSURE_TO = 4, 2
"""Grades run from 1 to 5: from 4 on a judge is sure, up to 2 not."""
_NAMES = {Judge.OWNER: "牵头单位", Judge.SUPERVISOR: "督查组", Judge.MODEL: "推算"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Confidence:
    """The newest statement of each judge."""

    stated: Mapping[Judge, ConfidenceStated]

    @property
    def disagreement(self) -> Sentence | None:
        """Who is sure and who is not, where both exist; None where nobody contradicts another."""
        sure = [_NAMES[judge] for judge, said in self.stated.items() if said.grade >= SURE_FROM]
        unsure = [_NAMES[judge] for judge, said in self.stated.items() if said.grade <= UNSURE_TO]
        if not sure or not unsure:
            return None
        return sentence("判断不一致：{sure}有把握，{unsure}没有把握", sure="、".join(sure), unsure="、".join(unsure))

    def against(self, colour: Colour) -> Sentence | None:
        """Who contradicts the light: sure of delivery under red, or unsure under green; None where nobody does."""
        if colour is Colour.RED:
            names = [_NAMES[judge] for judge, said in self.stated.items() if said.grade >= SURE_FROM]
            return sentence("红灯，但{names}有把握", names="、".join(names)) if names else None
        if colour is Colour.GREEN:
            names = [_NAMES[judge] for judge, said in self.stated.items() if said.grade <= UNSURE_TO]
            return sentence("绿灯，但{names}没有把握", names="、".join(names)) if names else None
        return None


def confidence_at(facts: MatterFacts, at: datetime, known_at: datetime | None = None) -> Confidence:
    """Return how sure each judge is at a moment, by what was stated last."""
    stated = [fact for fact in facts.known(at, known_at) if isinstance(fact, ConfidenceStated)]
    return Confidence(stated={judge: said for judge in Judge for said in stated if said.judge is judge})
