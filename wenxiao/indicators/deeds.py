"""Deeds: what a subject says is done, and the thing that it is done to."""

from functools import cache, lru_cache

from wenxiao.catalog import load

SHORTEST = 2  # characters that a subject keeps when words are taken off


@cache
def action_words() -> tuple[tuple[str, str], ...]:
    """Every word for a deed with the deed that it is, longest words first."""
    actions = load("indicators/linking.yaml")["actions"]
    words = [(word, action) for action, ways in actions.items() for word in ways]
    return tuple(sorted(words, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=65_536)
def action_and_thing(plain: str) -> tuple[str, str]:
    """Part a subject into what is done and what it is done to, "" where it names no action.

    Where it names several (建设改造老旧电梯), the last one taken off is what is done.
    """
    action, changed = "", True
    while changed:
        changed = False
        for word, named in action_words():
            rest = len(plain) - len(word)
            if rest < SHORTEST:
                continue
            if plain.startswith(word):
                action, plain, changed = named, plain[len(word) :], True
            elif plain.endswith(word):
                action, plain, changed = named, plain[:rest], True
            if changed:
                break
    return (action, plain) if action else _added_inside(plain)


def _added_inside(plain: str) -> tuple[str, str]:
    """Part a subject that says between its words that something was added: 新能源新增装机."""
    for word in load("indicators/linking.yaml")["inside"]:
        before, found, after = plain.partition(word)
        if found and len(before) >= SHORTEST and len(after) >= SHORTEST:
            return "add", before + after
    return "", plain
