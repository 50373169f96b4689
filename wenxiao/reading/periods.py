"""Which period a number is of, and whether it is done, promised, or only compared with."""

import re
from typing import NamedTuple

from wenxiao.reading.against import is_earlier, set_against
from wenxiao.reading.lexicon import listed
from wenxiao.reading.model import Status
from wenxiao.reading.named_years import compared_with, own_year
from wenxiao.reading.parts import Part, term_in
from wenxiao.reading.spans import period_of, year_before
from wenxiao.reading.turns_of_phrase import turn
from wenxiao.reading.years import term_after

_PACES = listed("paces")

_FROM_TO = re.compile(r"[由从][^，。；]{0,24}$")
_RISE_TO = re.compile(r"^[^，。；]{0,14}?(?:到|至|为|成)")
_YEAR_COMPARED = re.compile(r"[比较]((?:19|20)\d\d)年(?:底|末)?的?$")
_LONG_TERM = re.compile(r"20\d\d-20\d\d")


class When(NamedTuple):
    """Status and period of one number."""

    status: Status
    period: str


def when_of(
    part: Part,
    paragraph: str,
    before: str,
    left: str,
    right: str,
    number: str = "",
    kind: str = "",
    following: str = "",
    *,
    is_dated: bool = True,
) -> When:
    """Tell status and period: the part of the report first, then the paragraph's opening, then the clause's words.

    `is_dated` is what `names_year` says of the paragraph.
    """
    status: Status = "target" if part.role in ("aims", "plan", "list") else "achieved"
    sentence = before + left
    dated = sentence if is_dated else ""
    named = own_year(dated)
    if named and status == "target" and part.period and named[-4:] < part.period[:4]:
        status = "achieved"
    compared = compared_with(dated, left)
    term = term_after(named, sentence) if status == "target" and "五" in sentence else ""
    named = "" if term else named
    if named and status == "target" and "；" in before and turn("yearly_average").search(left) and not own_year(left):
        several = period_of(part, paragraph, sentence, left, number)  # 今后五年，…到2026年…；收入年均|增长6%
        named = "" if "-" in several else named
    several = _several_years(part, paragraph, sentence, left, number, named) if named else ""
    period = several or named or term or period_of(part, paragraph, sentence, left, number)
    if compared and not named and status == "achieved":
        period = period[-4:]
    whole = paragraph if "-" in paragraph else part.period
    if status == "achieved" and "-" in whole and _is_of_the_term(before, left):
        period = whole
    if status == "target" and turn("done").search(left) and not turn("aimed").search(left):
        status, period = "achieved", named or year_before(period)
    of_plan = kind == "ratio" and turn("of_plan").search(left)
    is_set = kind == "growth" and turn("aim_after").match(right) and turn("aiming").search(left)
    is_aim = is_set or (not of_plan and _is_aim(left, period, part))
    is_far = bool(named) and bool(part.period) and named[-4:] > part.period[-4:] and f"到{named}年" in sentence
    if status == "achieved" and (is_aim or is_far or _is_labelled_aim(before)):
        status = "target"
    if _is_baseline(left, right):
        year = re.search(r"((?:19|20)\d\d)年", left) or (compared and re.search(r"(\d{4})", compared[0]))
        return When(status="baseline", period=year[1] if year else year_before(paragraph or part.period))
    if status == "achieved" and is_earlier(left, following):
        return When(status="baseline", period=named)
    against = set_against(left, right)
    if against:
        return When(status=against, period=_earlier(left, period) if against == "baseline" else period)
    may_end = "-" in period and not named and _is_of_its_end(status, kind, period, left, following)
    period = period[-4:] if may_end else period
    return tuple.__new__(When, (status, period))  # as its own __new__, of C throughout


def _earlier(left: str, period: str) -> str:
    """Return the year that an amount is of: 较2020年的|90亿元, 较“十三五”末的|90亿元, 较上年的|90亿元."""
    year = _YEAR_COMPARED.search(left)
    term = term_in(left[-9:]) if "五" in left[-9:] else ""
    return year[1] if year else term[-4:] or year_before(period)


def _several_years(part: Part, paragraph: str, sentence: str, left: str, number: str, named: str) -> str:
    """Return the years up to the one named that a number's own words speak of: 2005年底…962万人，五年增长|1.4倍."""
    if not ("五年" in left or "四年" in left or "三年" in left) or not turn("years_up_to_now").search(left + number):
        return ""
    several = period_of(part, paragraph, sentence, left, number)
    return several if several[4:] == f"-{named[-4:]}" else ""


def _is_of_its_end(status: Status, kind: str, period: str, left: str, following: str) -> bool:
    """Tell what is of a term's last year from what is of all of it.

    An aim for its end; in a review a share, a place, and an amount that then grows by the year.
    """
    if kind not in ("level", "ratio", "rank"):
        return False
    if status == "target":
        return _LONG_TERM.fullmatch(period) is not None and not turn("all_along").search(left)
    if kind == "level":
        return turn("grown_since").match(following) is not None and not turn("over_years").search(left)
    return not (turn("of_the_term").search(left) or turn("than_a_term").search(left))


def _is_of_the_term(before: str, left: str) -> bool:
    """Tell what a whole term did, also by how much its pace was higher: 年均增长13.7%，增速|高于规划目标1.2个百分点."""
    if turn("of_the_term").search(left):
        return True
    return left.startswith(_PACES) and bool(turn("yearly_average").search(before.rpartition("。")[2]))


def _is_labelled_aim(before: str) -> bool:
    return before.endswith("：") and bool(turn("aim_label").search(before, max(0, len(before) - 8)))


def _is_aim(left: str, period: str, part: Part) -> bool:
    if not turn("of_aims").search(left):
        return False  # most numbers are told from an aim by this one look
    if part.role == "review" and not turn("aimed_in_review").search(left):
        last = part.period[-4:]
        return bool(last) and period[-4:] > last and bool(re.search(r"到20\d\d年", left))
    if left.endswith("的") and turn("of_planned").search(left):
        return False  # 占年度计划投资的|103.5%
    return bool(turn("aimed").search(left) or turn("aimed_in_review").search(left))


def _is_baseline(left: str, right: str) -> bool:
    """An earlier value given only to compare from: 由34%提升至36%."""
    from_to = ("由" in left or "从" in left) and _FROM_TO.search(left)
    return bool(from_to and _RISE_TO.match(right) and not re.search(r"(?:到|至|为)$", left))
