"""Which matters an account may act on now, as one condition over rows: the engine's answer without replaying anything.

A test holds the two equal. What a move must contain is left to the engine, as on the matter's own page.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wenxiao.procedures import Does, Procedure, Transition, leads_on
from wenxiao_web.accounts.models import Account
from wenxiao_web.accounts.posts import posts_of
from wenxiao_web.procedures.models import Handling, Move, ProcedureVersion, UnitRole
from wenxiao_web.procedures.states import procedure_in_force


def may_act(account: Account, *, to_lead_on: bool = False) -> QuerySet[Handling]:
    """Return the matters on which the account may make a move now.

    `to_lead_on` leaves only those on which it may make one that leads on to completion or decides what is asked: they
    wait for it.
    """
    stands: defaultdict[_Provisos, Q] = defaultdict(_nowhere)
    posts = posts_of(account)
    for row in ProcedureVersion.objects.all():
        for provisos, stages in _stages_by_provisos(posts, procedure_in_force(row), to_lead_on=to_lead_on).items():
            stands[provisos] |= Q(procedure=row, stage__in=stages)
    wanted = _nowhere()
    for provisos, where in stands.items():
        wanted |= where & _related(account, provisos.relations) & _asked(provisos.does) & _not_yet(account, provisos)
    return Handling.objects.filter(wanted)


def takes_part(account: Account, procedure: Procedure) -> bool:
    """Whether the account holds one of the procedure's posts."""
    return not procedure.posts.keys().isdisjoint(posts_of(account))


class _Provisos(NamedTuple):
    """What must hold of a matter besides its stage; one condition in SQL for all procedures that ask the same."""

    relations: frozenset[str]
    does: frozenset[Does]
    not_by_same: str | None
    at_most: tuple[str, int] | None


def _stages_by_provisos(posts: Iterable[str], procedure: Procedure, *, to_lead_on: bool) -> dict[_Provisos, set[str]]:
    held = [procedure.posts[code] for code in posts if code in procedure.posts]
    found: dict[_Provisos, set[str]] = {}
    for transition in procedure.transitions.values() if held else ():
        relations = frozenset(post.of for post in held if post.code in transition.by)
        if relations:
            stages = {one for one in transition.sources if not to_lead_on or leads_on(procedure, transition, one)}
            found.setdefault(_provisos_of(transition, relations), set()).update(stages)
    return {provisos: stages for provisos, stages in found.items() if stages}


def _provisos_of(transition: Transition, relations: frozenset[str]) -> _Provisos:
    at_most = None if transition.at_most is None else (transition.code, transition.at_most)
    return _Provisos(relations, transition.does & _ON_WHAT_IS_ASKED, transition.not_by_same, at_most)


_ON_WHAT_IS_ASKED = frozenset({Does.CONFIRMS, Does.RETURNS, Does.GRANTS_TIME, Does.REFUSES_TIME, Does.ASKS_TIME})


def _nowhere() -> Q:
    return Q(pk__in=())


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


def _not_yet(account: Account, provisos: _Provisos) -> Q:
    """Not by whoever did the newest of another transition, nor more often than allowed."""
    condition = Q()
    moves = Move.objects.filter(handling=OuterRef("pk"))
    if provisos.not_by_same:
        newer = Move.objects.filter(
            handling=OuterRef("handling"), transition=provisos.not_by_same, number__gt=OuterRef("number")
        )
        newest = moves.filter(~Exists(newer), transition=provisos.not_by_same)
        condition &= Q(~Exists(newest.filter(account=account)))
    if provisos.at_most is not None:
        transition, times = provisos.at_most
        done = moves.filter(transition=transition).order_by(F("number"))
        condition &= Q(~Exists(done[times - 1 : times]))
    return condition
