"""Assessment: a score that shows its working down to rule, rows and evidence."""

from wenxiao.assessment.schemes import Criterion, Scheme, scheme
from wenxiao.assessment.scores import Score, ScoreLine, score_unit

__all__ = ["Criterion", "Scheme", "Score", "ScoreLine", "scheme", "score_unit"]
