"""The units of a district and what can be asked of them, each for a day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from wenxiao.errors import UnitUnknownError
from wenxiao.organisations.model import Duty, Leadership, Post, Role, Unit, UnitHistory


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """Units, posts, duties and leaders of a district, with their histories. Times are days; nothing reads a clock.

    What was given to a unit that has ended since is its successor's: parents, duties and leaders follow by themselves.
    """

    name: str
    division: str
    """The district's code of GB/T 2260."""
    histories: Mapping[str, UnitHistory]
    posts: Mapping[str, Post]
    duties: Mapping[str, Duty]
    leaderships: tuple[Leadership, ...]

    def unit(self, code: str, on: date) -> Unit:
        """Return a unit with the name and the parent of that day.

        Raise UnitUnknownError for a code that there is not, before its first day and, naming the successor, after its
        last.
        """
        history = self._history(code)
        if on < history.life.since:
            raise UnitUnknownError(f"{_shown(history)}{history.life.since}才设立，{on}还没有这个单位。")
        if on not in history.life:
            heirs = "、".join(_shown(self._history(heir)) for heir in history.successors)
            follows = f"，由{heirs}承接，请改用承接单位" if heirs else "，没有承接单位"
            raise UnitUnknownError(f"{_shown(history)}已于{history.life.until}撤销{follows}。")
        version = [version for version in history.versions if version.since <= on][-1]
        parent = None if version.parent is None else self._heir(version.parent, on)
        return Unit(code=code, name=version.name, kind=history.kind, parent=parent, division=history.division)

    def successor(self, code: str, on: date) -> Unit:
        """Return who carries on for a unit: itself while it lives, else its living heir, however many steps on.

        After a split it is the first unit named. Raise UnitUnknownError where nobody carries on, as of a closed firm.
        """
        return self.unit(self._heir(code, on), on)

    def successors(self, code: str, on: date) -> tuple[Unit, ...]:
        """Return all living units that a unit has become, the first heir first."""
        return tuple(self.unit(heir, on) for heir in dict.fromkeys(self._heirs(code, on)))

    def units(self, on: date) -> tuple[Unit, ...]:
        """Return all units that live on a day, in the order in which they are written."""
        return tuple(self.unit(code, on) for code, history in self.histories.items() if on in history.life)

    def subtree(self, code: str, on: date) -> tuple[Unit, ...]:
        """Return a unit and all below it, each parent before its children; no unit stands twice."""
        children: dict[str | None, list[Unit]] = defaultdict(list)
        for unit in self.units(on):
            children[unit.parent].append(unit)

        def below(unit: Unit) -> Iterator[Unit]:
            yield unit
            for child in children[unit.code]:
                yield from below(child)

        return tuple(below(self.unit(code, on)))

    def above(self, code: str, on: date) -> tuple[Unit, ...]:
        """Return the units above a unit, the nearest first."""
        found, parent = [], self.unit(code, on).parent
        while parent is not None:
            found.append(self.unit(parent, on))
            parent = found[-1].parent
        return tuple(found)

    def answers_for(self, duty: str, on: date, role: Role = Role.LEAD) -> Unit | None:
        """Return the unit that a duty lies with on a day, in a role; None where nobody is named.

        Raise UnitUnknownError for a duty that there is not. Where several support, the first named.
        """
        return next(iter(self.holders_of(duty, on, role)), None)

    def holders_of(self, duty: str, on: date, role: Role) -> tuple[Unit, ...]:
        """Return the living units that hold a role in a duty on a day."""
        if duty not in self.duties:
            raise UnitUnknownError(f"责任清单里没有“{duty}”。{_near(duty, self.duties)}")
        held = [h.unit for h in self.duties[duty].holders if h.role is role and on in h.span]
        return tuple(self.unit(code, on) for code in dict.fromkeys(self._heir(unit, on) for unit in held))

    def duties_of(self, code: str, on: date, role: Role = Role.LEAD) -> tuple[Duty, ...]:
        """Return the duties that a living unit holds on a day, in a role."""
        unit = self.unit(code, on)
        return tuple(duty for duty in self.duties.values() if unit in self.holders_of(duty.code, on, role))

    def posts_of(self, code: str, on: date) -> tuple[Post, ...]:
        """Return the posts of a unit on a day."""
        unit = self.unit(code, on)
        return tuple(post for post in self.posts.values() if post.unit == unit.code and on in post.span)

    def leader_of(self, code: str, on: date) -> Post | None:
        """Return the leader's post that answers for a unit; where none is named, the one for the nearest unit above."""
        holding = (lead for lead in reversed(self.leaderships) if on in lead.span and on in self.posts[lead.post].span)
        named = {self._heir(lead.unit, on): lead for lead in holding}
        for unit in (self.unit(code, on), *self.above(code, on)):
            if unit.code in named:
                return self.posts[named[unit.code].post]
        return None

    def _history(self, code: str) -> UnitHistory:
        if code not in self.histories:
            raise UnitUnknownError(f"没有单位“{code}”。{_near(code, self.histories)}")
        return self.histories[code]

    def _heir(self, code: str, on: date) -> str:
        """Each successor outlives the unit that it follows, so this ends."""
        heirs = self._history(code).successors
        return self._heir(heirs[0], on) if heirs and self._has_ended(code, on) else code

    def _heirs(self, code: str, on: date) -> Iterator[str]:
        if not self._has_ended(code, on):
            yield code
        else:
            for heir in self._history(code).successors:
                yield from self._heirs(heir, on)

    def _has_ended(self, code: str, on: date) -> bool:
        until = self._history(code).life.until
        return until is not None and until <= on


def _shown(history: UnitHistory) -> str:
    return f"{history.versions[-1].name}（{history.code}）"


def _near(code: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(code, known, 3, 0.5)
    return f"相近的有：{'、'.join(near)}。" if near else "请先在单位表中登记。"
