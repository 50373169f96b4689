"""The words of `catalog/words/` as patterns."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, update_wrapper
from typing import Any, TypeVar

from wenxiao.catalog import load
from wenxiao.quantities.searching import by_firsts, longest_first, one_of_firsts

T = TypeVar("T")
SHORT, MOST = 80, 8192  # characters of a phrase worth keeping, phrases kept
FEW = 24  # words of a list
_REACHING = "(?:至|到|(?<![率速幅])为|成)"  # 增长率为5‰ moves nowhere
FRAMES, CHANGES, TURNS = "words/frames.yaml", "words/changes.yaml", "words/turns.yaml"


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
    WORDS.update((name, frozenset(held)) for name, held in load(FRAMES).items() if isinstance(held, list))
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
def linking() -> re.Pattern[str]:
    """Match the words between a subject and its number, at the end of what stands before the number."""
    guards = load(FRAMES)["end_of_word"]
    short = ((word, f"(?<![{before}]{word})") for word, before in guards.items())
    only = ((word, f"(?<=[{before}]{word})") for word, before in load(FRAMES)["end_only_after"].items())
    plain = ((word, "") for word in words("linking") - guards.keys())
    return re.compile(f"{by_firsts((*plain, *((word, _REACHING) for word in _turning()), *short, *only))}$")


@cache
def becoming() -> re.Pattern[str]:
    """Match a word of change that reaches a value instead of adding one: 减少到, 调整为."""
    return re.compile(f"{any_of(_turning())}{_REACHING}")


@cache
def _turning() -> frozenset[str]:
    changes = load(CHANGES)
    return frozenset(word for word in (*changes["rise"], *changes["fall"]) if len(word) > 1).union(changes["turning"])


@cache
def acting() -> re.Pattern[str]:
    """Match a verb that takes a counted object."""
    return _acting("")


@cache
def acting_starts() -> frozenset[str]:
    """Return the characters of which one begins whatever `acting` matches."""
    return frozenset(word[0] for word in (*words("acting"), *words("nominal"), "新"))


def _acting(first: str) -> re.Pattern[str]:
    plain, nominal = longest_first(words("acting") - words("nominal")), longest_first(words("nominal"))
    guards = "".join(f"(?<![{before}]{word})" for word, before in load(FRAMES)["verb_not_after"].items())
    no_verb = f"(?!{any_of(words('nominal_with'))})"
    newly = ("新", any_of(plain))  # 新|组建
    listed = (newly, *((word, "") for word in plain), *((word, no_verb) for word in nominal))
    return re.compile(by_firsts(entry for entry in listed if entry[0].startswith(first)) + guards)


def verb_at(text: str, place: int = 0) -> re.Match[str] | None:
    """Match what `acting` does at one place: most places are told by one character."""
    begun = _acting_from(text[place : place + 1])
    return begun.match(text, place) if begun else None


@cache
def _acting_from(first: str) -> re.Pattern[str] | None:
    """Return the part of `acting` that one character can begin, None where none does."""
    return _acting(first) if first in acting_starts() else None


@cache
def bidding() -> re.Pattern[str]:
    """Match who is to do something, with the words that bid it: 市卫健委将|新建, 各镇要|新建."""
    done = rf"{acting().pattern}|{any_of(words('reaching'))}"
    return re.compile(rf"(?P<who>[^，。；：！、\d]{{0,10}}?)(?:{'|'.join(listed('bidding'))})(?={done})")


@cache
def finishing() -> re.Pattern[str]:
    """Match a verb that only says that something gets done."""
    nominal = words("finishing") & WORDS["nominal"]
    named = any_of(words("nominal_with"))
    return re.compile(rf"(?:{any_of(words('finishing') - nominal)}|(?:{any_of(nominal)})(?!{named}))")


@cache
def finishing_starts() -> frozenset[str]:
    """Return the characters of which one begins whatever `finishing` matches."""
    return frozenset(word[0] for word in words("finishing"))


@cache
def predicates() -> re.Pattern[str]:
    """Match what opens a statement about a thing after its name."""
    return re.compile(rf"(?:{any_of(words('predicates'))})(?!{any_of(words('nominal_with'))}|的)")


@cache
def following() -> re.Pattern[str]:
    """Match what may stand after a number without naming what is counted."""
    return re.compile(rf"(?:{_guarded('following')})")


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
def told_after() -> re.Pattern[str]:
    """Match what is told of things after their name and is no part of it: 减少至, 聚力赋能."""
    return re.compile(rf"(?<=..)(?:{becoming().pattern}|{any_of(words('praise'))}|{any_of(words('before_a_sum'))})$")


@cache
def growing() -> re.Pattern[str]:
    """Match a word of change right before a number; group `fall` where it is one of falling."""
    rise, fall = load(CHANGES)["rise"], load(CHANGES)["fall"]
    guards = "".join(f"(?<!{word})" for word in load(CHANGES)["no_change_after"])
    tail = "|".join(load(CHANGES)["after_change"])
    return re.compile(rf"{guards}(?:(?P<fall>{any_of(fall)})|(?P<rise>{any_of(rise)}))(?:{tail})?$")


@cache
def change_starts() -> frozenset[str]:
    """Return the characters of which `growing` needs one."""
    return frozenset(word[0] for word in (*load(CHANGES)["rise"], *load(CHANGES)["fall"]))


@cache
def change_ends() -> frozenset[str]:
    """Return the characters of which `growing` ends with one."""
    return frozenset(load(CHANGES)["after_change_ends"]).union(
        word[-1] for word in (*load(CHANGES)["rise"], *load(CHANGES)["fall"])
    )


@cache
def comparing() -> re.Pattern[str]:
    """Match the turn of comparison at the end of a subject: 同比, 比上年, 年均."""
    return re.compile(rf"(?:{'|'.join(load(CHANGES)['comparison'])})$")


@cache
def scored() -> re.Pattern[str]:
    """Match what is measured in points and not as a ratio, where its value has no unit."""
    return re.compile(any_of(words("scored")))


@cache
def added() -> re.Pattern[str]:
    """Match a verb that makes the amount of its object a change upwards."""
    return re.compile(rf"(?:{any_of(load(CHANGES)['added'])})(?!{any_of(load(CHANGES)['no_added_before'])})")


@cache
def taken() -> re.Pattern[str]:
    """Match a verb that makes the amount of its object a change downwards."""
    return re.compile(rf"(?:{any_of(load(CHANGES)['taken'])})(?!{any_of(load(CHANGES)['no_taken_before'])})")
