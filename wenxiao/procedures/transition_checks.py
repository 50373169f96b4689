"""Whether a transition of a procedure names what exists, can be done, and says what it needs."""

from collections.abc import Collection, Iterator

from wenxiao.catalog import load
from wenxiao.procedures.conditions import condition_error
from wenxiao.procedures.definitions import Does, Procedure, Transition
from wenxiao.procedures.findings import Finding


def transition_errors(procedure: Procedure, transition: Transition) -> Iterator[Finding]:
    """What is wrong with one transition."""
    checks = (_unknown, _nobody, _ends, _time, _claims, _condition)
    for message, key in (wrong for check in checks for wrong in check(procedure, transition)):
        yield Finding(message=message, part="transitions", code=transition.code, key=key)


def _unknown(procedure: Procedure, transition: Transition) -> Iterator[tuple[str, str]]:
    """Codes that name nothing, each with the key that holds it."""
    wanted: tuple[tuple[Collection[str | None], Collection[str], str, str], ...] = (
        (transition.sources, procedure.stages, "环节", "from"),
        ((transition.target,), procedure.stages, "环节", "to"),
        (transition.by, procedure.posts, "岗位", "by"),
        (transition.needs, procedure.fields, "字段", "needs"),
        (transition.writes, procedure.fields, "字段", "writes"),
        (transition.restarts, procedure.clocks, "时限", "restarts"),
        ((transition.clock,), procedure.clocks, "时限", "clock"),
        ((transition.not_by_same,), procedure.transitions, "流转", "not_by_same"),
        ((transition.drafts,), _papers(), "文书", "drafts"),
    )
    for codes, known, noun, key in wanted:
        for code in codes:
            if code is not None and code not in known:
                yield f"没有{noun}“{code}”，可用的是{'、'.join(known) or '（一个也没有）'}", key


def _papers() -> tuple[str, ...]:
    return tuple(row["code"] for row in load("documents/official/kinds.yaml"))


def _nobody(procedure: Procedure, transition: Transition) -> Iterator[tuple[str, str]]:  # noqa: ARG001 -- one shape
    if not transition.by:
        yield f"流转“{transition.title}”没有人能办，请写by", "by"
    if not transition.sources:
        yield f"流转“{transition.title}”没有写从哪个环节出发，请写from", "from"


def _ends(procedure: Procedure, transition: Transition) -> Iterator[tuple[str, str]]:
    reopens = Does.REOPENS in transition.does
    for stage in (procedure.stages[code] for code in transition.sources if code in procedure.stages):
        if stage.end and not reopens:
            yield f"“{stage.title}”是终点，只有写了does: [reopens]的流转能从这里出发", "from"
        if not stage.end and reopens:
            yield f"“{stage.title}”不是终点，不用重启；请去掉reopens", "does"


def _time(procedure: Procedure, transition: Transition) -> Iterator[tuple[str, str]]:
    if (Does.ASKS_TIME in transition.does) != (transition.clock is not None):
        yield "申请延期要写clock，其他流转不写", "clock"
    decides = {Does.GRANTS_TIME, Does.REFUSES_TIME} & transition.does
    if decides and not any(Does.ASKS_TIME in other.does for other in procedure.transitions.values()):
        yield "没有申请延期的流转，批准就没有对象；请加一个does: [asks_time]的流转", "does"


def _claims(procedure: Procedure, transition: Transition) -> Iterator[tuple[str, str]]:
    if {Does.CONFIRMS, Does.RETURNS} <= transition.does:
        yield "一步不能又认定又退回，请分成两个流转", "does"
    claims = any(clock.awaits_confirmation for clock in procedure.clocks.values()) or any(
        Does.REPORTS in other.does for other in procedure.transitions.values()
    )
    if {Does.CONFIRMS, Does.RETURNS} & transition.does and not claims:
        yield "没有待认定的时限或报送，认定就没有对象；请给时限写awaits_confirmation，或者加一个报送的流转", "does"


def _condition(procedure: Procedure, transition: Transition) -> Iterator[tuple[str, str]]:
    if transition.when and (message := condition_error(procedure, transition.when)):
        yield message, "when"
    if transition.otherwise and not transition.when:
        yield "没有写when，otherwise这句话用不上；请写条件，或者去掉", "otherwise"
