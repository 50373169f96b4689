"""From rows to the domain's notices, and back."""

from functools import cache

from django.db.models import Prefetch, QuerySet

from wenxiao.errors import CatalogInvalidError
from wenxiao.supervision import Notice, NoticeState, Rung, Step, ladder, requested_rung, traits_of
from wenxiao_web.accounts.models import OrgUnit
from wenxiao_web.clock import local
from wenxiao_web.matters.models import Matter
from wenxiao_web.procedures.states import procedure_in_force
from wenxiao_web.supervision.models import NoticeRow, NoticeStep

PROMISED = "key_tasks"
"""The ladder of matters that no procedure handles."""


def ladder_of(matter: Matter) -> str:
    """Name the ladder of a matter: its procedure's, else that of promised matters; empty where it has none."""
    handling = getattr(matter, "handling", None)
    return (procedure_in_force(handling.procedure).ladder or "") if handling else PROMISED


def rungs_of(matter: Matter) -> tuple[Rung, ...]:
    """Return every version of the rungs of a matter's ladder, lowest first; none where it has no ladder."""
    name = ladder_of(matter)
    return ladder(name) if name else ()


def traits_of_matter(matter: Matter) -> frozenset[str]:
    """Return the traits for which the matter's ladder may begin higher."""
    handling = getattr(matter, "handling", None)
    return traits_of(matter.origin, handling.fields if handling else {}, local(matter.opened_at).date())


def with_steps(rows: QuerySet[NoticeRow]) -> QuerySet[NoticeRow]:
    """Fetch with each row all that `notice_of` reads."""
    steps = Prefetch("steps", queryset=NoticeStep.objects.select_related("account"))
    return rows.select_related("matter__lead_unit", "unit").prefetch_related(steps)


def notice_of(row: NoticeRow) -> Notice:
    """Return a row as the domain's notice."""
    return Notice(
        matter=row.matter.number,
        watch=row.watch,
        rung=rung_of(row),
        state=NoticeState(row.state),
        due_at=local(row.due_at),
        unit=row.unit.name,
        text=row.text,
        said=tuple((key, words) for key, words in row.said),
        number=row.number or None,
        receive_by=local(row.receive_by) if row.receive_by else None,
        reply_by=local(row.reply_by) if row.reply_by else None,
        steps=tuple(
            Step(
                state=NoticeState(step.state),
                at=local(step.at),
                by=step.account.username if step.account else "",
                words=step.words,
            )
            for step in row.steps.all()
        ),
    )


def rung_of(row: NoticeRow) -> Rung:
    """Return the rung that called for a notice, in the version that did; of one that was asked for, its rule then.

    Raise CatalogInvalidError where the catalogue no longer has it.
    """
    rungs = ladder(row.ladder) if row.ladder else ()
    if row.request:
        return requested_rung(row.kind, rungs, local(row.due_at))
    found = _rungs_by_version(row.ladder).get((row.rung, row.in_force_from))
    if found is None:
        raise CatalogInvalidError(
            f"ladders/{row.ladder}.yaml", f"没有{row.in_force_from}起的“{row.rung}”这一级，已有文书要用，请不要删改"
        )
    return found


@cache
def _rungs_by_version(name: str) -> dict[tuple[str, object], Rung]:
    return {(rung.code, rung.in_force_from): rung for rung in ladder(name)}


def unit_for(matter: Matter, named: str) -> OrgUnit:
    """Return the unit that a paper about a watch goes to: the one that the watch names, else the lead unit."""
    found = OrgUnit.objects.filter(name=named).first() if named else None
    return found or matter.lead_unit
