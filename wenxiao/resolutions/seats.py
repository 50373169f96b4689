"""Who may apply, record, or speak for a body that must be heard: posts, in a unit of some role; dated data."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from wenxiao.catalog import Marked, entries, in_force, known_keys, required


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """Posts in a unit that stands in some relation to the matter."""

    posts: tuple[str, ...]
    of: str
    """`any`, or the role that the unit has for the matter: holder, verifying_unit …"""
    on_paper: bool = False
    """Whether the body itself has no account: who records its words names the paper."""

    def is_held_by(self, posts: Collection[str], unit: str, units: Mapping[str, str]) -> bool:
        """Whether somebody with these posts in a unit sits here; `units` are the matter's, by role."""
        return bool(set(posts) & set(self.posts)) and (self.of == "any" or units.get(self.of) == unit)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seats:
    """All seats, from a day on."""

    code: str
    in_force_from: date
    source: str
    applies: Seat
    records: Seat
    speaks: Mapping[str, Seat]
    """By the code of the body that is heard."""


def seats_on(on: date) -> Seats:
    """Return the seats in force on a day."""
    return in_force(entries("resolutions/seats.yaml", _seats), on)


def _seats(entry: Marked) -> Seats:
    known_keys(entry, Seats.__dataclass_fields__)
    speaks = required(entry, "speaks", Marked, "须听取意见的机关各由谁说")
    return Seats(
        code=required(entry, "code", str, "规则代码"),
        in_force_from=required(entry, "in_force_from", date, "日期"),
        source=required(entry, "source", str, "出处"),
        applies=_seat(required(entry, "applies", Marked, "谁申请")),
        records=_seat(required(entry, "records", Marked, "谁登记决定")),
        speaks={body: _seat(required(speaks, body, Marked, "岗位和单位角色")) for body in speaks},
    )


def _seat(entry: Marked) -> Seat:
    known_keys(entry, Seat.__dataclass_fields__)
    return Seat(
        posts=tuple(required(entry, "posts", list, "岗位代码的列表")),
        of=required(entry, "of", str, "any或单位的角色"),
        on_paper=required(entry, "on_paper", bool, "true或false") if "on_paper" in entry else False,
    )
