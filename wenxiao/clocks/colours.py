"""The six lights, and their order."""

from enum import StrEnum


class Colour(StrEnum):
    """The six lights."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NOT_STARTED = "not_started"
    SUSPENDED = "suspended"
    DONE = "done"


_WORST_FIRST = (Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.SUSPENDED, Colour.NOT_STARTED, Colour.DONE)


def worst_first(colour: Colour) -> int:
    """Sort key: red, yellow, green, suspended, not started, done."""
    return _WORST_FIRST.index(colour)
