"""Numbers that follow one another with nothing of their own before them: how many, and the bound they share."""

import itertools
import re
from collections.abc import Sequence

from wenxiao.quantities import Bound, Mention, measure_of
from wenxiao.reading.changes import becoming
from wenxiao.reading.clauses import Clause
from wenxiao.reading.durations import TIMES
from wenxiao.reading.lexicon import listed, said_with_a_number, words
from wenxiao.reading.places import Place

_SPENT = words("spent")
_GRADES = listed("grades")

MAX_RUN = 8  # numbers of a bare list that are looked back over for a bound
_YEARS_OWN = r"(?:(?:19|20)\d\d年(?:底|末)?的?)?(?:每人)?(?:每[月年天])?"
_LISTED_FROM = re.compile(  # 由31%和|21.9%下滑至25%和16%
    rf"(?:(?P<each>分别[^，。；]{{0,12}}[由从]{_YEARS_OWN})[^，。；]*|(?P<from>[由从]{_YEARS_OWN})(?P<held>\d[^，。；]*)?)$"
)
_FROM_NUMBER = re.compile(r"[由从]\d[^，。；]{0,12}[、和与及]\d")
_PAUSE = re.compile(r"[，。；]")
_LISTED = re.compile(r"(?P<more>[、和与及](?:每人)?(?:每[月年天])?\d[\d.]*[^，。；、\d]{0,6})*[^，。；、\d]{0,6}\d")


def runs_of(text: str, clauses: Sequence[Clause]) -> list[int]:
    """Count for each clause its number and those that only follow it: 3 for 40%、52%、75%; 1 within such a list."""
    runs, following = [1] * len(clauses), 0
    for index in range(len(clauses) - 1, -1, -1):
        clause = clauses[index]
        if clause.joint != "list":
            runs[index] += following
            following = 0
            continue
        if following and not (clause.mentions and clause.mentions[0].start == clause.start):
            runs[index] += following
        if not _in_run(clause):
            following = 0
        elif _turns_to(text, clause):
            following = 1
        else:
            after = text[clause.mentions[0].after : clause.end].strip("，。")
            is_only = len(clause.mentions) == 1 and (not after or after in words("thresholds"))
            following = following + 1 if is_only else 0
    return runs


def _turns_to(text: str, clause: Clause) -> bool:
    """Tell the last of the values that several things had before: 分别从209元、280元|提高到217元、290元."""
    if len(clause.mentions) != 2:
        return False
    return bool(becoming().fullmatch(text[clause.mentions[0].after : clause.mentions[1].start]))


def beyond(text: str, clauses: Sequence[Clause], index: int) -> tuple[str, str]:
    """Return the noun after the next number of a list, and the next clause of the sentence; "" for either not there."""
    if index + 1 >= len(clauses):
        return "", ""
    own, following = clauses[index], clauses[index + 1]
    is_list = following.joint == "list" and following.mentions
    ahead = noun_ahead(text, clauses, index) if is_list else ""
    return ahead, onward_of(text, own, following) if following.sentence == own.sentence else ""


def noun_ahead(text: str, clauses: Sequence[Clause], index: int) -> str:
    """Return the noun after the next number of a list: 新建103个、修缮60个幸福院."""
    noun = ""
    for following in itertools.takewhile(lambda clause: clause.joint == "list", clauses[index + 1 : index + MAX_RUN]):
        noun = _named_after(text, following) if following.mentions else noun
        if noun and not noun.endswith(_GRADES):
            break
    return noun


def _named_after(text: str, clause: Clause) -> str:
    """Return what stands after a clause's first number, without what is said of it with a number of its own."""
    first, *more = clause.mentions
    named = text[first.after : more[0].start if more else clause.end].strip("，的")
    said = said_with_a_number().search(named) if more else None
    return named[: said.start()] if said else "" if more else named


def may_list_from(text: str) -> bool:
    """Tell a text in which several values may be told that things had before; most have none."""
    return "分别" in text or (("由" in text or "从" in text) and bool(_FROM_NUMBER.search(text)))


def listed_from(text: str, mention: Mention) -> str:
    """Return the 从 or 从…年的 before a value that several things had, where it stands only before the first."""
    before = _LISTED_FROM.search(text, max(0, mention.start - 48), mention.start)
    if before is None or becoming().search(before[0]):
        return ""
    after = _LISTED.match(text, mention.after)
    if after is None or not becoming().search(after[0].rstrip("0123456789.")):
        return ""
    return before["each"] or (before["from"] if before["held"] or after["more"] else "")


def with_shared_bound(place: Place, clauses: Sequence[Clause], index: int, run: int) -> Mention:
    """Give a number of a bare list the bound that follows the list's last: 3%、2%左右."""
    if place.mention.quantity.bound != "exact":
        return place.mention
    if opened := _bound_before(clauses, index, place):
        return _bounded(place.mention, opened)
    if run == 1 and not _in_run(clauses[index]):
        return place.mention
    bare = [c for c in clauses[index + 1 : index + 5] if c.joint == "list" and c.mentions and _in_run(c)]
    if not bare:
        return place.mention
    last = bare[-1].mentions[0]
    if last.after == last.end:
        return place.mention
    is_told = "分别" in _PAUSE.split(place.before + place.left)[-1]
    is_alike = last.quantity.unit == place.unit and last.quantity.bound == "about"
    return _bounded(place.mention, last.quantity.bound) if is_told or is_alike else place.mention


def _bounded(mention: Mention, bound: Bound) -> Mention:
    return mention._replace(quantity=mention.quantity._replace(bound=bound))


def _bound_before(clauses: Sequence[Clause], index: int, place: Place) -> Bound | None:
    """Return the bound said before the first number of a bare list: 分别超过8万元、4.5万元."""
    first = index
    while first > max(0, index - MAX_RUN) and _in_run(clauses[first]):
        first -= 1
    head = clauses[first].mentions[-1:]
    if (
        first == index
        or not head
        or head[0].after > head[0].end
        or place.left
        or measure_of(head[0].quantity.unit).base != measure_of(place.unit).base
    ):
        return None
    return head[0].quantity.bound if head[0].quantity.bound in ("more_than", "less_than") else None


def _in_run(clause: Clause) -> bool:
    return clause.joint == "list" and clause.mentions[0].start <= clause.start + 1


def onward_of(text: str, own: Clause, following: Clause) -> str:
    """Return the next clause, where it has no number; what a time is taken for may have some."""
    if not following.mentions:
        return text[following.start : following.end]
    dimension = measure_of(own.mentions[-1].quantity.unit).dimension
    if dimension not in TIMES and not _opens_with_spending(text, own):
        return ""
    ends = [*((m.start, m.after) for m in following.mentions), (following.end, following.end)]
    starts = [following.start, *(after for _, after in ends)]
    return "".join(text[start:end] for start, (end, _) in zip(starts, ends, strict=False))


def _opens_with_spending(text: str, clause: Clause) -> bool:
    """Tell 投入2.6亿元，… at the head of a sentence, whose purpose is the clause to come, numbers or not."""
    return clause.start == clause.whole_start and text[clause.start : clause.mentions[0].start] in _SPENT
