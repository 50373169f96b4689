"""Matters of every procedure, walked on the desk by random legal moves through the actions that the pages call."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from wenxiao.calendars import default_calendar
from wenxiao.procedures import Event, Procedure, Transition, procedure
from wenxiao.procedures.random_events import event_of, later


@dataclass(kw_only=True)
class Walker:
    """Opens matters of one procedure and moves them on, each move by an account in the right post and unit."""

    code: str
    seed: int = 0
    accounts: dict[tuple[str, str], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = Random(f"{self.seed}/{self.code}")
        self.calendar = default_calendar()

    @property
    def procedure(self) -> Procedure:
        return procedure(self.code)

    def account(self, post: str, unit: str = "") -> Any:
        """The account in a post of a unit; one with that post alone is made where there is none."""
        from wenxiao_web.accounts.actions import Post, add_account, appoint
        from wenxiao_web.accounts.models import Account, OrgUnit, Role

        key = (post, unit)
        if key not in self.accounts:
            of = OrgUnit.objects.get(name=unit) if unit else OrgUnit.objects.get(code="supervision_group")
            name = f"{of.code}-{post}-case"
            found = Account.objects.select_related("unit").filter(username=name).first()
            if found is None:
                role = Role(post) if post in Role.values else Role.ASSESSOR
                title = self.procedure.posts[post].title
                found = add_account(name, Post(unit=of, name=title, role=role), password=None, at=_now())
                appoint(found, post, at=_now())
            self.accounts[key] = found
        return self.accounts[key]

    def open(self, at: datetime, **changes: Any) -> Any:
        """Open one matter, its units by role drawn at random, none twice."""
        from wenxiao_web.accounts.models import OrgUnit
        from wenxiao_web.procedures.opening import Case, open_case, roles_of

        path = self.procedure
        roles = roles_of(path)
        units = dict(zip(roles, self.random.sample(list(OrgUnit.objects.all()), len(roles)), strict=True))
        first = path.leaving(path.first_stage)[0]
        post = path.posts[first.by[0]]
        unit = units["lead_unit"] if post.of == "holder" else units.get(post.of)
        case = {"title": f"{path.title}试办", "origin": path.origins[0], "units": units} | changes
        account = self.account(post.code, unit.name if unit else "")
        return open_case(account, self.code, Case(**case), opened_at=at, at=max(at, _now()))

    def move(self, matter: Any, at: datetime) -> bool:
        """Make one random legal move; False if nothing could be done."""
        from wenxiao_web.errors import ActionRefusedError
        from wenxiao_web.procedures.actions import do_transition
        from wenxiao_web.procedures.models import Handling
        from wenxiao_web.procedures.states import state_of

        path = self.procedure
        state = state_of(Handling.objects.select_related("matter", "procedure").get(matter=matter))
        moves = list(path.leaving(state.stage))
        self.random.shuffle(moves)
        moves.sort(key=lambda one: self._ends(one) and self.random.random() < 0.85)
        for transition in moves:
            for _ in range(3):
                event = event_of(path, state, transition, at, self.random)
                if event is None:
                    break
                unit = "" if path.posts[event.actor.post].of == "any" else event.actor.unit
                try:
                    do_transition(
                        self.account(event.actor.post, unit),
                        matter,
                        transition.code,
                        self.entered(event),
                        at=max(at, _now()),
                    )
                except ActionRefusedError:
                    continue
                return True
        return False

    def _ends(self, transition: Transition) -> bool:
        return transition.target is not None and self.procedure.stages[transition.target].end is not None

    def entered(self, event: Event) -> Any:
        """What a random event enters; the unit that it is handed to is one of the district's."""
        from wenxiao_web.accounts.models import OrgUnit
        from wenxiao_web.procedures.actions import Entered

        unit = self.random.choice(list(OrgUnit.objects.all())) if event.to_unit else None
        return Entered(
            happened_at=event.happened_at,
            values=event.values,
            evidence="、".join(event.evidence),
            note=event.note,
            to_unit=unit,
            until=event.until,
            more_time=event.amount,
            schedule=event.schedule,
            milestone=(event.progress.milestone or "") if event.progress else "",
        )

    def walked(self, count: int, moves: int, *, since: datetime) -> Iterator[Any]:
        """Yield so many matters after at most so many moves each, within the days before now."""
        for number in range(count):
            at = later(self.calendar, since + timedelta(days=number), self.random, days=0)
            matter = self.open(at)
            for _ in range(self.random.randrange(moves + 1)):
                at = later(self.calendar, at, self.random)
                if at >= _now() or not self.move(matter, at):
                    break
            yield matter


def _now() -> datetime:
    from wenxiao_web.clock import now

    return now()
