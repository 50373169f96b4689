"""Numbers in their clauses: what stands before each, after it, and how it is joined to the one before."""

from dataclasses import dataclass

from wenxiao.quantities import Mention, measure_of
from wenxiao.reading.clauses import Clause, Joint

REACH = 300  # characters of a sentence that are looked over before a number and after it


@dataclass(slots=True)
class Place:
    """A number in its clause: what stands before it, after it, and how it is joined to the number before."""

    mention: Mention
    unit: str
    dimension: str  # of the unit
    left: str  # from the clause's start or the number before
    right: str  # to the clause's end or the next number
    rest: str  # to the clause's end, other numbers left out; no longer than REACH
    joint: Joint
    before: str  # the text up to `left`, from the last full stop; no longer than REACH
    has_next: bool  # another number follows in the clause
    ahead: str  # what follows the next number of a list
    following: str  # the clause's next number as it is written
    onward: str  # the next clause, where it has no number


def opens_parts(place: Place) -> bool:
    """Tell the first part of what was said before: 其中C级10户; 其中：市本级3亿元."""
    return place.left.startswith("其中") or place.before.endswith(("其中：", "其中，"))


def places_of(text: str, clause: Clause, ahead: str = "", onward: str = "") -> tuple[Place, ...]:
    """Return the clause's numbers, each with its surroundings."""
    edge, joint, mentions = clause.start, clause.joint, clause.mentions
    if len(mentions) == 1:  # what follows the only number is all that follows
        mention = mentions[0]
        right, before = text[mention.after : clause.end], text[max(clause.whole_start, edge - REACH) : edge]
        unit, left, rest = mention.quantity.unit, text[edge : mention.start], right[:REACH]
        dimension = measure_of(unit).dimension
        return (Place(mention, unit, dimension, left, right, rest, joint, before, False, ahead, "", onward),)
    found: list[Place] = []
    gaps = _gaps(text, clause)
    kept, place, last = "".join(gaps), 0, len(mentions) - 1
    for number, mention in enumerate(mentions):
        right, rest = gaps[number], kept[place : place + REACH]
        place += len(right)
        if right in ("", "共", "计", "约", "的") and rest:
            right = rest
        before = text[max(clause.whole_start, edge - REACH) : edge]
        after = text[mentions[number + 1].start : mentions[number + 1].end] if number < last else ""
        unit, left, has_next = mention.quantity.unit, text[edge : mention.start], number < last
        dimension = measure_of(unit).dimension
        found.append(Place(mention, unit, dimension, left, right, rest, joint, before, has_next, ahead, after, onward))
        edge, joint = mention.after, "inner"
    return tuple(found)


def _gaps(text: str, clause: Clause) -> list[str]:
    """Return what stands between each of the clause's numbers and the next, or the clause's end."""
    ends = [*(mention.start for mention in clause.mentions[1:]), clause.end]
    return [text[mention.after : end] for mention, end in zip(clause.mentions, ends, strict=True)]
