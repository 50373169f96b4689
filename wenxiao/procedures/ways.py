"""Which way leads on: how far each stage lies from completion, and which moves bring a matter nearer."""

from collections.abc import Mapping

from wenxiao.procedures.definitions import Does, EndKind, Procedure, Transition

COMPLETED = (EndKind.DONE, EndKind.DONE_IN_PART, EndKind.CLOSED, EndKind.FILED)
"""Ends at which what was asked for is done."""


def distances(procedure: Procedure) -> Mapping[str, int]:
    """Return how many moves each stage is away from completion; a stage without a way there is left out."""
    ends = [code for code, stage in procedure.stages.items() if stage.end in COMPLETED]
    found, edge = dict.fromkeys(ends, 0), ends
    while edge:
        target = edge.pop(0)
        for move in procedure.transitions.values():
            if move.target == target and Does.REOPENS not in move.does:
                new = [code for code in move.sources if code not in found]
                found |= dict.fromkeys(new, found[target] + 1)
                edge.extend(new)
    return found


def leads_on(procedure: Procedure, transition: Transition, stage: str) -> bool:
    """Whether a move from a stage brings the matter nearer to completion, or decides what somebody waits for.

    Pausing, withdrawing or reopening may be done, but nobody waits for it.
    """
    if transition.target is None:
        return bool(transition.does & {Does.CONFIRMS, Does.GRANTS_TIME})
    away = distances(procedure)
    far = len(procedure.stages)
    return Does.REOPENS not in transition.does and away.get(transition.target, far) < away.get(stage, far)
