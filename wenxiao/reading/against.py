"""Amounts that another is set against: 较上年28899万元增长9.9%, 完成预算数31220万元的101.7%."""

import re
from functools import cache
from typing import Literal

from wenxiao.reading.changes import growing
from wenxiao.reading.lexicon import any_of, words
from wenxiao.reading.memory import Memory
from wenxiao.reading.places import Place
from wenxiao.reading.turns_of_phrase import turn

_AIM_ENDS = words("aim_ends")

Against = Literal["baseline", "target", ""]
_SHARE = re.compile(r"(?<=..)(?:占[^占]+比重|完成[^完]+)$")
_YEAR_AT_END = re.compile(r"((?:19|20)\d\d)年的?(?:仅?[有为])?$")
LONGEST = 10  # characters that name an aim after its value
SHARES = frozenset(("share", "share_change", "multiple"))


def set_against(left: str, right: str) -> Against:
    """Tell last year's amount, from which a change is reckoned, and a planned one, of which a share is."""
    compared = ("比" in left or "较" in left) and _last_year().search(left)
    if compared and growing().search(re.split(r"[，。；]", right)[0]):
        return "target" if compared["planned"] else "baseline"
    if 1 < len(right) < LONGEST and right[-1] in _AIM_ENDS and _is_passed(left, right):
        return "target"
    if not right.startswith("的"):
        return ""
    # 建成20个，超额完成|15个|的年度目标任务
    is_exceeded = turn("exceeded").search(left) and turn("aim_exceeded").match(right)
    return "target" if is_exceeded or _planned().search(left) else ""


def _is_passed(left: str, right: str) -> bool:
    """Tell an aim that was passed or missed: 高于年初人代会|12%|的目标."""
    return turn("aim_after_value").fullmatch(right) is not None and turn("past_an_aim").search(left) is not None


def is_earlier(left: str, following: str) -> bool:
    """Tell a value of a year that only a later one is compared with: 上市公司1997年18家，2002年达到37家."""
    own = _YEAR_AT_END.search(left) if "年" in left else None
    later = turn("later_reached").match(following) if own else None
    return bool(own and later and own[1] < later[1])


def subject_against(place: Place, memory: Memory) -> str:
    """Name such an amount, or the share of a planned one, by the figure before; "" for any other number."""
    is_share = place.dimension in SHARES
    may_be_set = not is_share or _is_passed(place.left, place.right)
    if may_be_set and place.before and set_against(place.left, place.right):
        return _base(memory)
    planned = _planned_with_amount().search(place.before) if is_share and place.left == "的" else None
    return f"{_base(memory)}完成{planned['what']}" if planned else ""


def passed_by(place: Place) -> int:
    """Return the sign of a number by which an aim named before it was passed; 0 for any other number.

    高于年初12%的目标|14.4个百分点; 超额完成年度任务|2.1亿元.
    """
    is_aim = place.joint == "inner" and turn("aim_after_value").fullmatch(place.left)
    if is_aim and (above := turn("past_an_aim").search(_told(place.before))):
        return -1 if turn("below").match(above[0]) else 1
    is_share = place.dimension in ("share", "multiple")
    return 1 if place.before and not is_share and turn("beyond_an_aim").search(place.left) else 0


def _told(before: str) -> str:
    """Drop the number that a text ends in, with its unit."""
    return re.sub(r"\d[\d.,]*[^，。；\d]{0,6}$", "", before)


def _base(memory: Memory) -> str:
    return _SHARE.sub("", memory.subject) or memory.named()


@cache
def _last_year() -> re.Pattern[str]:
    planned = rf"(?P<planned>{any_of(words('planned'))})[数额]?"  # 比预算数|298万元少支4万元
    earlier = rf"{any_of(words('last_year'))}|{turn('earlier_moments').pattern}"
    return re.compile(rf"[比较](?:{earlier}|{planned})(?:{any_of(words('outcomes'))})?的?$")


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('fulfilling'))})(?P<what>(?:{any_of(words('planned'))})[数额]?)的?$")


@cache
def _planned_with_amount() -> re.Pattern[str]:
    return re.compile(rf"{_planned().pattern[:-1]}[\d.,]+[^，。；]{{0,4}}$")
