"""The numbers of a 督查通报: matters by unit, by the five words and by light, at one moment."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from wenxiao.clocks import Colour, End, MatterFacts, ProgressWord, progress_word, tally
from wenxiao_web.accounts.models import OrgUnit
from wenxiao_web.calendars.queries import publications
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.queries import COLOURS, promised_matters

WORDS = (
    ProgressWord.DONE,
    ProgressWord.AHEAD,
    ProgressWord.ON_PACE,
    ProgressWord.BEHIND,
    ProgressWord.NOT_BEGUN,
)
_CHUNK = 500


@dataclass(kw_only=True, slots=True)
class Numbers:
    """The matters of one unit, or of all, counted."""

    code: str = ""
    name: str = ""
    words: Counter[ProgressWord] = field(default_factory=Counter)
    lights: Counter[Colour] = field(default_factory=Counter)
    left: Counter[End] = field(default_factory=Counter)

    @property
    def counting(self) -> int:
        """How many matters count; those that have left the list do not."""
        return sum(self.lights.values())

    @property
    def by_word(self) -> list[tuple[ProgressWord, int]]:
        """Each of the five words with its count."""
        return [(word, self.words[word]) for word in WORDS]

    @property
    def by_light(self) -> list[tuple[Colour, int]]:
        """Each light with its count."""
        return [(colour, self.lights[colour]) for colour in COLOURS]

    @property
    def gone(self) -> int:
        """How many have left the list."""
        return sum(self.left.values())

    def add(self, facts: MatterFacts, at: datetime, known_at: datetime | None = None) -> None:
        """Count one more matter."""
        counted = tally([facts], at, known_at)
        self.lights.update(counted.lights)
        self.left.update(counted.left)
        if word := progress_word(facts, at, known_at):
            self.words[word] += 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Bulletin:
    """The numbers of a moment."""

    units: tuple[Numbers, ...]
    """Units with the most red first, then the most behind."""
    whole: Numbers


def bulletin(at: datetime, known_at: datetime | None = None) -> Bulletin:
    """Count the matters that were opened by a moment, with all that is recorded or with the knowledge of another."""
    return bulletin_of(_matters(at, known_at), at, known_at)


def bulletin_of(
    matters: Iterable[tuple[OrgUnit, MatterFacts]], at: datetime, known_at: datetime | None = None
) -> Bulletin:
    """Count matters under their lead units."""
    units: dict[str, Numbers] = {}
    whole = Numbers()
    for unit, facts in matters:
        numbers = units.setdefault(unit.code, Numbers(code=unit.code, name=unit.name))
        numbers.add(facts, at, known_at)
        whole.add(facts, at, known_at)
    return Bulletin(units=tuple(sorted(units.values(), key=_worst_first)), whole=whole)


def _matters(at: datetime, known_at: datetime | None) -> Iterator[tuple[OrgUnit, MatterFacts]]:
    known = Q(recorded_at__lte=known_at) if known_at else Q()
    keys = list(promised_matters().filter(known, opened_at__lte=at).values_list("pk", flat=True))
    published = publications()
    for start in range(0, len(keys), _CHUNK):
        for matter in with_facts(Matter.objects.filter(pk__in=keys[start : start + _CHUNK])):
            yield matter.lead_unit, facts_of(matter, published)


def _worst_first(numbers: Numbers) -> tuple[int, int, int, str]:
    return (
        -numbers.lights[Colour.RED],
        -numbers.words[ProgressWord.BEHIND],
        -numbers.lights[Colour.YELLOW],
        numbers.code,
    )
