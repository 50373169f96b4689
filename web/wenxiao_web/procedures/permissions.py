"""Which matters an account may act on now, as one condition over rows: the engine's answer without replaying anything.

A test holds the two equal. What a move must contain is left to the engine, as on the matter's own page.
"""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wenxiao.procedures import Does, Procedure, Transition, leads_on
from wenxiao_web.accounts.models import Account
from wenxiao_web.accounts.posts import posts_of
from wenxiao_web.procedures.models import Handling, Move, ProcedureVersion, UnitRole
from wenxiao_web.procedures.states import procedure_in_force

_NOBODY = Q(pk__in=())


def may_act(account: Account, *, to_lead_on: bool = False) -> QuerySet[Handling]:
    """Return the matters on which the account may make a move now.

    `to_lead_on` leaves only those on which it may make one that leads on to completion or decides what is asked: they
    wait for it.
    """
    versions = list(ProcedureVersion.objects.all())
    conditions = [one for row in versions for one in _conditions(account, row, to_lead_on=to_lead_on)]
    wanted = _NOBODY
    for condition in conditions:
        wanted |= condition
    return Handling.objects.filter(wanted)


def takes_part(account: Account, procedure: Procedure) -> bool:
    """Whether the account holds one of the procedure's posts."""
    return not procedure.posts.keys().isdisjoint(posts_of(account))


def _conditions(account: Account, row: ProcedureVersion, *, to_lead_on: bool) -> Iterator[Q]:
    """A condition for each set of stages that stands under the same provisos."""
    procedure = procedure_in_force(row)
    held = [procedure.posts[code] for code in posts_of(account) if code in procedure.posts]
    plain: dict[tuple[frozenset[str], frozenset[Does]], set[str]] = {}
    for transition in procedure.transitions.values():
        relations = frozenset(post.of for post in held if post.code in transition.by)
        if not relations:
            continue
        stages = {one for one in transition.sources if not to_lead_on or leads_on(procedure, transition, one)}
        if not stages:
            continue
        if transition.not_by_same or transition.at_most is not None:
            yield (
                _in(row, stages)
                & _related(account, relations)
                & _asked(transition.does)
                & _not_yet(account, transition)
            )
        else:
            plain.setdefault((relations, transition.does & _PROVISOS), set()).update(stages)
    for (relations, does), stages in plain.items():
        yield _in(row, stages) & _related(account, relations) & _asked(does)


_PROVISOS = frozenset({Does.CONFIRMS, Does.RETURNS, Does.GRANTS_TIME, Does.REFUSES_TIME, Does.ASKS_TIME})


def _in(row: ProcedureVersion, stages: set[str]) -> Q:
    return Q(procedure=row, stage__in=stages)


def _related(account: Account, relations: frozenset[str]) -> Q:
    if "any" in relations:
        return Q()
    mine = UnitRole.objects.filter(
        handling=OuterRef("pk"), unit=account.unit_id, role__in=sorted(relations), is_current=True
    )
    return Q(Exists(mine))


def _asked(does: frozenset[Does]) -> Q:
    condition = Q()
    if does & {Does.CONFIRMS, Does.RETURNS}:
        condition &= Q(is_waiting=True)
    if does & {Does.GRANTS_TIME, Does.REFUSES_TIME}:
        condition &= Q(has_asked=True)
    if Does.ASKS_TIME in does:
        condition &= Q(has_asked=False)
    return condition


def _not_yet(account: Account, transition: Transition) -> Q:
    """Not by whoever did the newest of another transition, nor more often than allowed."""
    condition = Q()
    moves = Move.objects.filter(handling=OuterRef("pk"))
    if transition.not_by_same:
        newer = Move.objects.filter(
            handling=OuterRef("handling"), transition=transition.not_by_same, number__gt=OuterRef("number")
        )
        newest = moves.filter(~Exists(newer), transition=transition.not_by_same)
        condition &= Q(~Exists(newest.filter(account=account)))
    if transition.at_most is not None:
        done = moves.filter(transition=transition.code).order_by(F("number"))
        condition &= Q(~Exists(done[transition.at_most - 1 : transition.at_most]))
    return condition
