"""Amounts that another is set against: 较上年28899万元增长9.9%, 完成预算数31220万元的101.7%."""

import re
from functools import cache
from typing import Literal

from wenxiao.quantities import measure_of
from wenxiao.reading.lexicon import any_of, growing, words
from wenxiao.reading.memory import Memory
from wenxiao.reading.places import Place

_EXCEEDED = re.compile(r"超额完成了?$")
_AIM_AFTER = re.compile(r"的(?:[年全]年?度?|既定|预定)?(?:目标任务|目标|任务|计划)数?(?=[，。；、）]|$)")
Against = Literal["baseline", "target", ""]
_SHARE = re.compile(r"(?<=..)(?:占[^占]+比重|完成[^完]+)$")
_YEAR_AT_END = re.compile(r"((?:19|20)\d\d)年的?(?:仅?[有为])?$")
_LATER_REACHED = re.compile(
    r"[，、；](?:到|至)?((?:19|20)\d\d)年(?:底|末)?(?:已|就)?(?:达到?|增加?[到至]|[提升]高?[到至]|上升[到至]|下?降[到至]|发展到|扩大到)"
)
SHARES = frozenset(("share", "share_change", "multiple"))


def set_against(left: str, right: str) -> Against:
    """Tell last year's amount, from which a change is reckoned, and a planned one, of which a share is."""
    compared = ("比" in left or "较" in left) and _last_year().search(left)
    if compared and growing().search(re.split(r"[，。；]", right)[0]):
        return "target" if compared["planned"] else "baseline"
    if not right.startswith("的"):
        return ""
    is_exceeded = _EXCEEDED.search(left) and _AIM_AFTER.match(right)  # 建成20个，超额完成|15个|的年度目标任务
    return "target" if is_exceeded or _planned().search(left) else ""


def is_earlier(left: str, following: str) -> bool:
    """Tell a value of a year that only a later one is compared with: 上市公司1997年18家，2002年达到37家."""
    own = _YEAR_AT_END.search(left) if "年" in left else None
    later = _LATER_REACHED.match(following) if own else None
    return bool(own and later and own[1] < later[1])


def subject_against(place: Place, memory: Memory) -> str:
    """Name such an amount, or the share of a planned one, by the figure before; "" for any other number."""
    is_share = measure_of(place.mention.quantity.unit).dimension in SHARES
    if not is_share and place.before and set_against(place.left, place.right):
        return _base(memory)
    planned = _planned_with_amount().search(place.before) if is_share and place.left == "的" else None
    return f"{_base(memory)}完成{planned['what']}" if planned else ""


def _base(memory: Memory) -> str:
    return _SHARE.sub("", memory.subject) or memory.named()


@cache
def _last_year() -> re.Pattern[str]:
    planned = rf"(?P<planned>{any_of(words('planned'))})[数额]?"  # 比预算数|298万元少支4万元
    return re.compile(rf"[比较](?:{any_of(words('last_year'))}|{planned})(?:同期|完成数|决算数|执行数)?的?$")


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('fulfilling'))})(?P<what>(?:{any_of(words('planned'))})[数额]?)的?$")


@cache
def _planned_with_amount() -> re.Pattern[str]:
    return re.compile(rf"{_planned().pattern[:-1]}[\d.,]+[^，。；]{{0,4}}$")
