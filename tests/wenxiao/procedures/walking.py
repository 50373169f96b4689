"""A matter walked through its procedure, step by step, from the lines of a YAML case."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.wenxiao.clocks.facts import CALENDAR, moment
from wenxiao.clocks import Milestone, Schedule, colour_of_watch, light_at, watches_of
from wenxiao.errors import TransitionRefusedError
from wenxiao.procedures import (
    Actor,
    Event,
    MatterState,
    Procedure,
    Progress,
    applied,
    matter_facts,
    opened,
    permissions,
    procedure,
)


@dataclass(slots=True)
class Walk:
    """Where the walk stands."""

    procedure: Procedure
    state: MatterState
    drafted: tuple[str, ...] = ()

    @classmethod
    def begin(cls, case: Any) -> "Walk":
        """Open the matter of a case."""
        pack = procedure(case["procedure"])
        state, _ = opened(pack, moment(case["opened"]), case["units"], values_of(case.get("values", {})))
        return cls(pack, state)

    def step(self, row: Any) -> None:
        """Do one step, or look at where the matter stands; both may be asked in one line."""
        if "do" in row:
            self._do(row)
        seen = self._seen(row, moment(row["at"]))
        wanted = {key: row[key] for key in seen}
        assert seen == wanted, f"{row['at']} {row.get('do', '')}：{seen}"

    def _do(self, row: Any) -> None:
        event = event_of(row, f"e{len(self.state.done) + 1}", self.state, self.procedure)
        if "refused" in row:
            with pytest.raises(TransitionRefusedError, match=row["refused"]):
                applied(self.procedure, self.state, event)
            return
        self.state, effects = applied(self.procedure, self.state, event)
        if effects.drafts:
            self.drafted = (*self.drafted, effects.drafts)

    def _seen(self, row: Any, at: datetime) -> dict[str, Any]:
        facts = matter_facts(self.procedure, self.state, CALENDAR)
        light = light_at(facts, at)
        answers: dict[str, Any] = {
            "stage": self.state.stage,
            "light": light.colour.value,
            "why": str(light.why),
            "was_late": light.was_late,
            "drafted": list(self.drafted),
            "holder": self.state.units["holder"],
        }
        if "fields" in row:
            answers["fields"] = {code: self.state.fields.get(code) for code in row["fields"]}
        if "lights" in row:
            watches = {watch.code: colour_of_watch(watch, at).value for watch in watches_of(facts, at)}
            answers["lights"] = {code: watches.get(code) for code in row["lights"]}
        if "may" in row:
            answers["may"] = [
                p.transition
                for p in permissions(self.procedure, self.state, actor_of(row, self.state, self.procedure))
                if p.is_allowed
            ]
        return {key: value for key, value in answers.items() if key in row}


def event_of(row: Any, code: str, state: MatterState, pack: Procedure) -> Event:
    """The event of one line."""
    at = moment(row["at"])
    return Event(
        code=code,
        transition=row["do"],
        actor=actor_of(row, state, pack),
        happened_at=at,
        recorded_at=moment(row["recorded"]) if "recorded" in row else at,
        values=values_of(row.get("values", {})),
        evidence=tuple(row.get("evidence", ())),
        note=row.get("note", ""),
        to_unit=row.get("to_unit"),
        until=moment(row["until"]) if "until" in row else None,
        amount=Fraction(row["amount"]) if "amount" in row else None,
        schedule=_schedule(row["plan"], state) if "plan" in row else None,
        progress=_progress(row["progress"]) if "progress" in row else None,
    )


def actor_of(row: Any, state: MatterState, pack: Procedure) -> Actor:
    """`as: 岗位` or `as: 岗位@单位`; without a unit, the one that the post stands for in the matter."""
    post, _, unit = row["as"].partition("@")
    relation = pack.posts.get(post)
    own = state.units.get(relation.of, "") if relation else ""
    return Actor(person=row.get("person", post), post=post, unit=unit or own)


def values_of(row: Any) -> dict[str, Any]:
    """Numbers as Decimal, the rest as written."""
    return {
        key: Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value
        for key, value in row.items()
    }


def _schedule(rows: Any, state: MatterState) -> Schedule:
    version = 1 + sum(event.schedule is not None for event in state.done)
    return Schedule(
        version=version,
        milestones=tuple(
            Milestone(
                code=row["code"],
                name=row["name"],
                due_at=moment(row["due"]),
                amount=Decimal(str(row["amount"])) if "amount" in row else None,
                unit=row.get("unit", "个"),
            )
            for row in rows
        ),
    )


def _progress(row: Any) -> Progress:
    amount = Decimal(str(row["amount"])) if "amount" in row else None
    return Progress(amount=amount, milestone=row.get("milestone"), series=row.get("series"))
