"""Commitments: a target that somebody is held to. It never changes."""

from dataclasses import dataclass

from wenxiao.errors import CommitmentInvalidError
from wenxiao.indicators.statements import Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Commitment:
    """A promise with its place in the text and the body that adopted it."""

    said: Statement
    adopted_by: str
    """Code of the body, see `catalog/resolutions/bodies.yaml`."""


def commitment_of(statement: Statement, *, adopted_by: str) -> Commitment:
    """Hold somebody to a statement. Raise CommitmentInvalidError where it states a fact and promises nothing."""
    if statement.figure.status != "target":
        raise CommitmentInvalidError(
            f"{statement.document} 第{statement.figure.start}字起的“{statement.quote}”是已有数据，不是目标，"
            "不能作为承诺。请选目标类数据。"
        )
    return Commitment(said=statement, adopted_by=adopted_by)
