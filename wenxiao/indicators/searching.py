"""Searching the catalogue by a word that a person types."""

from dataclasses import dataclass

from wenxiao.indicators.catalogue import Indicator, indicators
from wenxiao.indicators.linking import link_of, normal_subject


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """An indicator that a word brings up, how well it fits (0 to 1), and by which of its names."""

    indicator: Indicator
    score: float
    by: str


def search(word: str) -> tuple[Found, ...]:
    """Return the indicators whose code, name or alias holds the word, or that it would be linked to, best first."""
    linked = link_of(word)
    wanted = {word.strip(), normal_subject(word)} - {""}
    found = []
    for indicator in indicators():
        if linked.indicator is indicator:
            found.append(Found(indicator=indicator, score=linked.score, by=linked.reason))
            continue
        names = (indicator.name, *indicator.aliases, indicator.code)
        fits = [(len(part) / len(name), name) for name in names for part in wanted if part in name]
        if fits:
            score, by = max(fits)
            found.append(Found(indicator=indicator, score=round(min(score, 0.69), 2), by=f"“{by}”里有这个词"))
    return tuple(sorted(found, key=lambda hit: (-hit.score, hit.indicator.code)))
