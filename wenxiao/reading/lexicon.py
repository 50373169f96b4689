"""The lists of words of `catalog/words/` and patterns made of them."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, update_wrapper
from typing import Any, TypeVar

from wenxiao.catalog import load
from wenxiao.quantities.searching import by_firsts, longest_first, one_of_firsts
from wenxiao.quantities.wording import lists_of

T = TypeVar("T")
SHORT, MOST = 80, 8192  # characters of a phrase worth keeping, phrases kept
FEW = 24  # words of a list
FRAMES, TURNS = "words/frames.yaml", "words/turns.yaml"


class _Remembered(dict[str, T]):
    """A function's answers by its argument; looking one up is what calling it does."""

    def __init__(self, take: Callable[[str], T]) -> None:
        self._take = take
        update_wrapper(self, take)

    def __missing__(self, text: str) -> T:
        taken = self._take(text)
        if len(text) <= SHORT:
            if len(self) >= MOST:
                self.clear()
            self[text] = taken
        return taken

    __call__ = dict.__getitem__  # of C, so that a remembered answer costs no call of Python
    cache_clear = dict.clear


_MEMORIES: list[dict[str, Any]] = []


def remembered(take: Callable[[str], T]) -> Callable[[str], T]:
    """Keep the answers of a pure function to short texts: a sentence's phrases are taken apart many times over."""
    memory = _Remembered(take)
    _MEMORIES.append(memory)
    return memory


def forget_phrases() -> None:
    """Drop all answers that `remembered` functions keep, as a new process would begin."""
    for memory in _MEMORIES:
        memory.clear()


def any_of(words: Iterable[str]) -> str:
    """Join words as alternatives of a pattern, longest first; no words match nothing."""
    return _any_of(frozenset(words))


@lru_cache(maxsize=256)
def _any_of(words: frozenset[str]) -> str:
    listed = longest_first(words)
    if not listed:
        return "(?!)"
    if len(listed) <= FEW:
        return f"(?:{'|'.join(map(re.escape, listed))})"
    return f"(?:{one_of_firsts(listed)}{by_firsts(listed)})"


WORDS, LISTED = dict[str, frozenset[str]](), dict[str, tuple[str, ...]]()  # the lists of frames.yaml, for either use


def read_lists() -> None:
    """Read the lists of frames.yaml into WORDS and LISTED, anew where they were read before."""
    WORDS.update(lists_of(FRAMES))
    LISTED.update((name, tuple(sorted(held))) for name, held in WORDS.items())


read_lists()


def words(name: str) -> frozenset[str]:
    """Return one list of frames.yaml; a module of which every figure asks for it binds it where it is imported."""
    return WORDS[name]


def listed(name: str) -> tuple[str, ...]:
    """Return one list of frames.yaml as `startswith` and `endswith` take it."""
    return LISTED[name]


@cache
def mapping(name: str) -> dict[str, Any]:
    """Return one mapping of frames.yaml."""
    return dict(load(FRAMES)[name])


def _guarded(name: str) -> str:
    """Join a list's words; one of a single character does not match where it begins another word."""
    guards = load(FRAMES)["part_of_word"]
    guarded = ((word, f"(?![{guards[word]}])" if guards.get(word) else "") for word in longest_first(words(name)))
    return one_of_firsts(words(name)) + by_firsts(guarded)


@cache
def opening() -> re.Pattern[str]:
    """Match the words before a subject that are no part of it."""
    listed = rf"(?:{_guarded('opening')})(?!{'|'.join(load(TURNS)['no_opening_before'])})"
    alone = rf"{any_of(words('opening_alone'))}$"  # 为辖区|20万户
    return re.compile("|".join([*load(TURNS)["opening_phrase"], alone, listed]))


@cache
def opening_starts() -> frozenset[str]:
    """Return the characters of which one begins whatever `opening` matches, but for a newspaper's name before 讯."""
    starts = frozenset("".join(load(TURNS)["opening_phrase_starts"]))
    return starts.union(word[0] for name in ("opening", "opening_alone") for word in words(name))


@cache
def said_with_a_number() -> re.Pattern[str]:
    """Match what is said of the things counted with a number of its own: 3条道路|已完成投资|6000万元."""
    relations = any_of({*(word for word in WORDS["relational"] if len(word) > 1), *words("amounts_of_things")})
    some = any_of(words("said_of_some"))
    adverbs, reached, of = (any_of(words(name)) for name in ("before_amount", "amount_reached", "amount_of"))
    bound = rf"(?P<bound>{adverbs}*{any_of(words('amount_over'))})?"  # 8个|产业规模超|千亿元
    amount = rf"{reached}(?:{of}?{relations})?|{some}|{any_of(words('amount_at'))}|{relations}{bound}"
    return re.compile(rf"(?<=..){adverbs}*(?:{amount})$")


@cache
def following() -> re.Pattern[str]:
    """Match what may stand after a number without naming what is counted."""
    return re.compile(rf"(?:{_guarded('following')})")
