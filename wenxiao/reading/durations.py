"""What a length of time is of: 用两年时间完成改造 is the time of 完成改造."""

import re
from functools import cache

from wenxiao.reading.lexicon import any_of, words
from wenxiao.reading.phrases import drop_predicate, leading_verbs, strip_opening, tidy
from wenxiao.reading.places import Place
from wenxiao.reading.turns_of_phrase import turn

TIMES = frozenset(("years", "months", "quarters", "days", "working_days", "hours"))
LONG = 28  # characters of what is done that name it
SHORT = 4  # characters beyond which what stands before a time names the work that takes it
_PAUSE, _LIST = re.compile("[，。；]"), re.compile("[，。；、]")


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
    done = _done(place)
    if done.startswith("的"):
        return drop_predicate(done[1:]) + (taken[0] if taken else "") + "时间"
    if is_ahead and not done.startswith("的"):
        ahead = before + ahead
    return tidy(ahead + done[:LONG].removeprefix("了").removeprefix("就")) + "时间" if done else ""


def _done(place: Place) -> str:
    """Return what is done in a time, to the clause's end or in the clause after it; numbers in it are left out."""
    after = turn("after_a_time").sub("", place.right)
    if place.has_next and place.rest.startswith(place.right + "的"):  # 3年时间|建成|12.6公里|的绿廊
        after += place.rest[len(place.right) + 1 :]
    elif place.has_next:
        after += place.rest[len(place.right) :]
    done = _PAUSE.split(after)[0]
    if len(done) > LONG or done.startswith("、"):
        done = done.split("、")[0]
    return done or _LIST.split(place.onward.lstrip("，"))[0]


@cache
def _ending() -> re.Pattern[str]:
    """Match what ends the work, right after the time that it takes."""
    return re.compile(rf"(?:之?内)?(?:就|即可|可)?(?P<verb>{any_of(words('ending'))})(?=[，。；]|$)")


@cache
def _taking() -> re.Pattern[str]:
    """Match what stands before a length of time that is taken, spared or gone by."""
    return re.compile(rf"(?:{any_of(words('taking_time'))})$")
