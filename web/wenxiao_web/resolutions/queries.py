"""Reads about adjustments: applications and what was decided elsewhere, as rows of one list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from wenxiao import resolutions as domain
from wenxiao_web.clock import local
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.schedules import schedule_of
from wenxiao_web.resolutions.models import Application, Decision
from wenxiao_web.resolutions.permissions import speakers_for
from wenxiao_web.resolutions.rows import application_of, plan_before, with_what_was_said
from wenxiao_web.resolutions.words import Difference, differences

STATES = ("open", "granted", "refused", "withdrawn")


@dataclass(frozen=True, kw_only=True, slots=True)
class AdjustmentFilter:
    """Which adjustments to list; an empty field does not limit."""

    state: str = ""
    unit: str = ""
    matter: str = ""

    def as_query(self) -> dict[str, str]:
        """Return the fields that limit, for an address."""
        fields = {"state": self.state, "unit": self.unit, "matter": self.matter}
        return {name: value for name, value in fields.items() if value}


@dataclass(frozen=True, kw_only=True, slots=True)
class Awaited:
    """One who must still be heard, and who fills it in."""

    body: str
    speakers: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Adjustment:
    """An application, or a version decided elsewhere, as a row of the list."""

    matter: Matter
    unit: str
    at: datetime
    state: str
    differences: tuple[Difference, ...]
    awaited: tuple[Awaited, ...]
    application: Application | None
    decision: Decision | None


def adjustments(chosen: AdjustmentFilter) -> list[Adjustment]:
    """Return what passes the filter: the open ones first, then the newest."""
    applications = with_what_was_said(_limited(Application.objects.all(), chosen, "unit__name"))
    elsewhere = _limited(
        Decision.objects.filter(application=None).select_related("matter__lead_unit", "schedule"),
        chosen,
        "matter__lead_unit__name",
    ).prefetch_related("matter__schedules__milestones")
    found = [*map(adjustment_of, applications), *map(_decided_elsewhere, elsewhere)]
    wanted = [one for one in found if chosen.state in ("", one.state)]
    return sorted(wanted, key=lambda one: (one.state != "open", -one.at.timestamp()))


def counts_by_state(chosen: AdjustmentFilter) -> dict[str, int]:
    """Count what passes the filter but for its state, by state."""
    everything = adjustments(AdjustmentFilter(unit=chosen.unit, matter=chosen.matter))
    return {state: sum(one.state == state for one in everything) for state in STATES}


def units_that_asked() -> list[str]:
    """Return the names of the units in the list."""
    asked = Application.objects.values_list("unit__name", flat=True)
    elsewhere = Decision.objects.filter(application=None).values_list("matter__lead_unit__name", flat=True)
    return sorted({*asked, *elsewhere})


def adjustment_of(row: Application) -> Adjustment:
    """Return an application as a row; it must come from `with_what_was_said`."""
    asked = application_of(row)
    state = "open" if asked.state in _OPEN else str(asked.state)
    return Adjustment(
        matter=row.matter,
        unit=row.unit.name,
        at=local(row.recorded_at),
        state=state,
        differences=tuple(differences(plan_before(row), asked.changes)),
        awaited=tuple(awaited_of(row)) if state == "open" else (),
        application=row,
        decision=getattr(row, "decision", None),
    )


_OPEN = (domain.ApplicationState.APPLIED, domain.ApplicationState.HEARD)


def awaited_of(row: Application) -> Iterator[Awaited]:
    """Yield who must still be heard."""
    for body in application_of(row).awaited:
        yield Awaited(body=body, speakers=speakers_for(row, body))


def _limited(rows: QuerySet[Any], chosen: AdjustmentFilter, unit: str) -> QuerySet[Any]:
    if chosen.unit:
        rows = rows.filter(**{unit: chosen.unit})
    return rows.filter(matter__number__endswith=chosen.matter) if chosen.matter else rows


def _decided_elsewhere(row: Decision) -> Adjustment:
    plans = sorted(row.matter.schedules.all(), key=lambda version: version.version)
    after = row.schedule
    changes: Sequence[domain.Change] = ()
    before = None
    if after is not None:
        before = next((schedule_of(one) for one in plans if one.version == after.version - 1), None)
        made = next(schedule_of(one) for one in plans if one.version == after.version)
        changes = [
            domain.Change(code=one.code, due_at=one.due_at, amount=one.amount)
            for one in made.milestones
            if before is None or before.milestone(one.code) != one
        ]
    return Adjustment(
        matter=row.matter,
        unit=row.matter.lead_unit.name,
        at=local(after.happened_at if after else row.recorded_at),
        state="granted" if row.is_granted else "refused",
        differences=tuple(differences(before, changes)),
        awaited=(),
        application=None,
        decision=row,
    )
