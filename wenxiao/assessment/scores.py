"""Scores: marks to points, each line with the rows that it counted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from wenxiao.assessment.schemes import Criterion, Scheme
from wenxiao.clocks import Mark
from wenxiao.errors import CatalogInvalidError
from wenxiao.sentences import Sentence, sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreLine:
    """One criterion scored: points, the working in words, and the rows behind it."""

    criterion: Criterion
    points: Decimal | None
    """None where nothing fell due: there is nothing to score, which is not zero."""
    working: Sentence
    rows: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """The score of one unit under one scheme."""

    scheme: Scheme
    unit: str
    lines: tuple[ScoreLine, ...]

    @property
    def points(self) -> Decimal:
        """The sum of the lines that have points."""
        return sum((line.points for line in self.lines if line.points is not None), Decimal(0))


def score_unit(scheme: Scheme, unit: str, marks: Sequence[Mark]) -> Score:
    """Score a unit on its marks. Raise CatalogInvalidError for a measure that nothing computes."""
    return Score(scheme=scheme, unit=unit, lines=tuple(_scored(criterion, marks) for criterion in scheme.criteria))


def _scored(criterion: Criterion, marks: Sequence[Mark]) -> ScoreLine:
    if criterion.measure not in _MEASURES:
        raise CatalogInvalidError(
            "schemes", f"没有计量“{criterion.measure}”，可用的是{'、'.join(_MEASURES)}", key=criterion.code
        )
    return _MEASURES[criterion.measure](criterion, tuple(marks))


def _in_time_share(criterion: Criterion, marks: tuple[Mark, ...]) -> ScoreLine:
    marks = tuple(mark for mark in marks if not mark.is_exempt)
    due, in_time = len(marks), sum(mark.in_time for mark in marks)
    if not due:
        return ScoreLine(criterion=criterion, points=None, working=sentence("没有到期节点，不计分"), rows=())
    points = (criterion.weight * in_time / due).quantize(criterion.rounding, ROUND_HALF_UP)
    working = sentence(
        "{weight}分×按期{in_time}个÷到期{due}个＝{points}分",
        weight=criterion.weight,
        in_time=in_time,
        due=due,
        points=points,
    )
    return ScoreLine(criterion=criterion, points=points, working=working, rows=marks)


_MEASURES: Mapping[str, Callable[[Criterion, tuple[Mark, ...]], ScoreLine]] = {"in_time_share": _in_time_share}
