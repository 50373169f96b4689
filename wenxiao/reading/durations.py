"""What a length of time is of: 用两年时间完成改造 is the time of 完成改造."""

import re
from functools import cache

from wenxiao.reading.lexicon import any_of, words
from wenxiao.reading.phrases import drop_predicate, leading_verbs, strip_opening, tidy
from wenxiao.reading.places import Place
from wenxiao.reading.turns_of_phrase import turn

TIMES = frozenset(("years", "months", "quarters", "days", "working_days", "hours"))
LONG = 16  # characters of what is done that name it
SHORT = 4  # characters beyond which what stands before a time names the work that takes it


def duration_subject(place: Place) -> str:
    """Name a length of time by what it is spent on or how long a thing lasts; "" where it is named as others are."""
    if place.dimension not in TIMES:
        return ""
    ended = _ending().match(place.right)
    if ended and (work := turn("so_long_at_most").sub("", strip_opening(place.left))) and len(work) > SHORT:
        return tidy(work) + ended["verb"] + "时间"
    taken = _taking().search(place.left)
    before = strip_opening(place.left[: taken.start()]) if taken else ""
    is_said = place.right.startswith("时间") and taken is not None
    is_within = not place.left and place.mention.quantity.bound == "at_most"  # 三年内|实现
    ahead = taken[0] if taken and taken[0] in words("early") else ""
    is_ahead = bool(ahead and before) and not leading_verbs(before)  # 纺织行业提前一年|实现脱困目标
    if not is_said and not is_ahead and (leading_verbs(before) != before or (taken is None and not is_within)):
        return ""
    after = re.split(r"[，。；、]", turn("after_a_time").sub("", place.right))[0]
    done = after or re.split(r"[，。；、]", place.onward.lstrip("，"))[0]
    if done.startswith("的"):
        return drop_predicate(done[1:]) + (taken[0] if taken else "") + "时间"
    if is_ahead and not done.startswith("的"):
        ahead = before + ahead
    return tidy(ahead + done[:LONG].removeprefix("了").removeprefix("就")) + "时间" if done else ""


@cache
def _ending() -> re.Pattern[str]:
    """Match what ends the work, right after the time that it takes."""
    return re.compile(rf"(?:之?内)?(?:就|即可|可)?(?P<verb>{any_of(words('ending'))})(?=[，。；]|$)")


@cache
def _taking() -> re.Pattern[str]:
    """Match what stands before a length of time that is taken, spared or gone by."""
    return re.compile(rf"(?:{any_of(words('taking_time'))})$")
