"""Where lamps and their labels stand along a lane, so that none covers another.

Heights count away from the lane. A lamp stands on the lane at its moment; where the one before it is in the way it goes
up a pole above its moment. Labels are placed from left to right, each at the lowest free height. No label reaches
the next lamp's moment, so a pole never has to cross a label, and a place is always found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenxiao.charts.scene import Box

GAP = 3.0
CLEAR = 4.0  # between the lane's lamps and the lowest labels


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A lamp at x with a label of this size."""

    x: float
    width: float
    height: float
    radius: float = 8.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where the lamp's centre stands above the lane, the label's box, and how far the pole reaches (0: no pole)."""

    up: float
    left: float
    low: float
    pole: float


def places_along(wanted: Sequence[Wanted]) -> tuple[Place, ...]:
    """Find a place for each lamp and label; `wanted` is in order of x."""
    taken: list[Box] = []
    poles: list[Box] = []
    lamps: list[Wanted] = []
    found = []
    for number, one in enumerate(wanted):
        limit = wanted[number + 1].x - one.radius - GAP if number + 1 < len(wanted) else float("inf")
        crowded = any(abs(other.x - one.x) < other.radius + one.radius + 1 for other in lamps)
        place = _raised(one, limit, taken, poles) if crowded else _level(one, limit, taken, poles)
        found.append(place)
        lamps.append(one)
        taken += [_lamp_box(one, place.up), _label_box(one, place.left, place.low)]
        if place.pole:
            poles.append(_box(one.x - 1, 0, one.x + 1, place.pole))
    return tuple(found)


def _level(one: Wanted, limit: float, taken: list[Box], poles: list[Box]) -> Place:
    """The lamp on the lane, its label above: over it where there is room, else to one side."""
    floor = one.radius + CLEAR
    tried = [(_free(one, left, floor, [*taken, *poles]), order, left) for order, left in _lefts(one, limit)]
    low, _, left = min(tried)
    pole = 0.0
    if low > floor + 1 or not left <= one.x <= left + one.width:
        pole = low + (0 if left <= one.x <= left + one.width else one.height / 2)
    return Place(up=0, left=left, low=low, pole=pole)


def _lefts(one: Wanted, limit: float) -> Iterator[tuple[int, float]]:
    """Left edges in order of liking: centred, from the lamp to the right, from the lamp to the left."""
    for order, left in enumerate((one.x - one.width / 2, one.x - one.radius, one.x + one.radius - one.width)):
        if left + one.width <= limit:
            yield order, left
    yield 3, min(one.x + one.radius, limit) - one.width


def _free(one: Wanted, left: float, low: float, obstacles: list[Box]) -> float:
    while True:
        box = _label_box(one, left, low)
        hit = [other for other in obstacles if box.overlaps(other, GAP)]
        if not hit:
            return low
        low = max(other.bottom for other in hit) + GAP


def _raised(one: Wanted, limit: float, taken: list[Box], poles: list[Box]) -> Place:
    """The lamp above those in its way, its label to its left."""
    left = min(one.x - one.radius - GAP, limit) - one.width
    up = max(2 * one.radius + GAP, one.radius + CLEAR + one.height / 2)
    while True:
        lamp, label = _lamp_box(one, up), _label_box(one, left, up - one.height / 2)
        over = [other.bottom - lamp.top for other in [*taken, *poles] if lamp.overlaps(other, GAP)]
        over += [other.bottom - label.top for other in [*taken, *poles] if label.overlaps(other, GAP)]
        if not over:
            return Place(up=up, left=left, low=up - one.height / 2, pole=up - one.radius)
        up += max(over) + GAP


def _lamp_box(one: Wanted, up: float) -> Box:
    return _box(one.x - one.radius, up - one.radius, one.x + one.radius, up + one.radius)


def _label_box(one: Wanted, left: float, low: float) -> Box:
    return _box(left, low, left + one.width, low + one.height)


def _box(left: float, low: float, right: float, high: float) -> Box:
    return Box(left=left, top=low, right=right, bottom=high)
