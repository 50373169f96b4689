"""Names that are nearly one: a report may call a thing by more, fewer or other words than the promise did."""

from collections import Counter
from dataclasses import replace
from functools import lru_cache

from wenxiao.catalog import load
from wenxiao.delivery.estimates import Estimate
from wenxiao.delivery.outcomes import Question
from wenxiao.delivery.pairs import pairs_of
from wenxiao.delivery.rules import rules
from wenxiao.delivery.said import form_of
from wenxiao.indicators import Statement
from wenxiao.indicators.linking import words_key
from wenxiao.indicators.subjects import is_nameless
from wenxiao.sentences import sentence

_SHORTEST = 2  # characters of a thing that two names may share as a whole
_SAME, _TURNED = 1.0, 0.9  # how near two names are that differ in the action, in the order


def nearly_said(question: Question) -> Estimate | None:
    """The value of a thing that goes by nearly the same name: 校内午餐午休率, 中小学校内午餐午休率.

    Only where form and unit agree and no indicator names both; of several the nearest, None where two are as near.
    """
    target = question.target
    if question.form not in ("level", "ratio", "flow") or (target.indicator and not target.indicator.is_flow):
        return None
    if is_nameless(target.figure.subject):
        return None
    name = _name_of(target)
    near: list[tuple[float, Statement, Estimate]] = []
    for said in question.said.done.get((target.scope, question.year), ()):
        key = _name_of(said)
        share = _nearness(key, name) if _may_be_near(_characters(key), _characters(name)) else 0
        may = share and _may_answer(said, question) and not _contrasting(said.figure.subject, target.figure.subject)
        value = question.series.estimate(said, target.figure.unit) if may else None
        if value:
            near.append((share, said, value))
    best = [hit for hit in near if hit[0] == max(share for share, _, _ in near)]
    if not best or len({value.middle for _, _, value in best}) > 1:
        return None
    _, said, value = best[0]
    named = sentence("“{near}”和“{said}”视为同一件事", near=said.figure.subject, said=target.figure.subject)
    return replace(value, assumptions=(named,))


def _name_of(said: Statement) -> str:
    """The deed and the thing, of an indicator too."""
    return words_key(said.figure.subject) if said.indicator else said.key


def _may_answer(said: Statement, question: Question) -> bool:
    """Whether it is said later, of the same time, in a form that answers; a total is at least what a year added."""
    target, form = question.target, form_of(said)
    same_form = form == question.form or (form == "flow" and question.form == "level")
    same_time = said.period == target.period or form != "flow"
    both_named = said.indicator is not None and target.indicator is not None
    is_total = question.form == "flow" and "累计" in said.quote
    is_other = both_named or is_total or _is_wider(said.figure.subject, target.figure.subject)
    return said.dated_on > target.dated_on and same_form and same_time and not is_other


@lru_cache(maxsize=65_536)
def _characters(key: str) -> frozenset[str]:
    return frozenset(_parted(key)[1])


def _may_be_near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether half the characters of the shorter name are in the other, without which no rule finds them near."""
    return 2 * len(one & other) >= min(len(one), len(other))


def _contrasting(one: str, other: str) -> bool:
    """Whether the names have different words of those that tell one thing from another: 国家级, 省级."""
    for words in load("indicators/linking.yaml")["contrasts"]:
        first, second = ({word for word in words if word in name} for name in (one, other))
        if first and second and not first & second:
            return True
    return False


def _is_wider(said: str, promised: str) -> bool:
    """Whether the promise was of some only of what is reported: 大型持牌金融机构, 持牌金融机构."""
    return any(word in promised and word not in said for word in load("indicators/linking.yaml")["narrowing"])


@lru_cache(maxsize=65_536)
def _nearness(one: str, other: str) -> float:
    """How near two names are, from 0 (they are not) to 1: the same thing, done in another word."""
    (first, thing), (second, other_thing) = _parted(one), _parted(other)
    shorter, longer = sorted((thing, other_thing), key=len)
    named = thing not in load("indicators/linking.yaml")["bare"]
    if named and thing == other_thing and len(thing) >= _SHORTEST and _bring_about_the_same(first, second):
        return _SAME
    least = rules().shortest_object - bool(first)
    if first == second and len(shorter) >= least and longer.endswith(shorter):
        return max(len(shorter) / len(longer), rules().nearly_from)
    if first and first == second and len(other_thing) >= _SHORTEST and thing.endswith(other_thing):
        return len(other_thing) / len(thing)  # what is only a part of what was promised
    distinct = load("indicators/linking.yaml")["distinct"]
    if first != second and (first in distinct or second in distinct):
        return 0
    pairs, others = pairs_of(shorter), pairs_of(longer)
    share = len(pairs & others) / len(pairs) if pairs else 0
    if len(pairs) >= rules().longest_chance and share >= rules().nearly_from:
        return share * len(shorter) / len(longer)
    if first and second and first != second:
        return 0
    if (
        len(shorter) >= rules().same_characters
        and share >= rules().turned_from
        and not Counter(shorter) - Counter(longer)
    ):
        return _TURNED * len(shorter) / len(longer)
    kept = len(shorter) / len(longer) if longer else 0
    return kept * share if _leaves_out(shorter, longer) and kept >= rules().short_from else 0


def _bring_about_the_same(first: str, second: str) -> bool:
    """Whether two actions end in the same; what names no action is whatever was done, but for the distinct ones."""
    words = load("indicators/linking.yaml")
    if not (first and second):
        return not {first, second} & set(words["distinct"])
    return first == second or any(first in family and second in family for family in words["families"])


def _leaves_out(shorter: str, longer: str) -> bool:
    """Whether a name only leaves characters out of the other: 优化公交线路, 优化公交和微巴线路."""
    rest = iter(longer)
    return len(shorter) >= rules().shortest_short and all(character in rest for character in shorter)


def _parted(key: str) -> tuple[str, str]:
    action, _, thing = key.rpartition(" ")
    return action, thing
