"""Which period a number is of, and whether it is done, promised, or only compared with."""

import re
from functools import cache
from typing import NamedTuple

from wenxiao.catalog import load
from wenxiao.reading.against import is_earlier, set_against
from wenxiao.reading.lexicon import becoming, listed
from wenxiao.reading.model import Status
from wenxiao.reading.parts import Part, term_in
from wenxiao.reading.phrases import strip_change
from wenxiao.reading.years import term_after

PERIODS = "words/periods.yaml"
_NAMED = re.compile(
    r"(?<!\d)(?P<word>到|至|截至|截止|力争|比|较|是|由|从|自|同|为|与)?[“”]?(?P<year>(?:19|20)\d\d)(?:年)?(?:[-—－–~～至到](?P<last>(?:19|20)\d\d))?年(?P<after>度|底|末|以来|前|起|至今|的|(?:同期)|相比)?"
)
_COMPARED = frozenset(("比", "较", "是", "由", "从", "同", "为", "与"))
_FEW_YEARS = re.compile(r"[二两三四五六2-6]年")  # stands in whatever `_recent` matches
_COUNT = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9} | {
    str(count): count for count in range(2, 10)
}
_SINCE = re.compile(r"[^，。；]{1,20}以来")  # 2015年启动试点以来
_RUNNING = re.compile(r"([2-9二两三四五六七八九])年")
_FROM_TO = re.compile(r"[由从][^，。；]{0,24}$")
_RISE_TO = re.compile(r"^[^，。；]{0,14}?(?:到|至|为|成)")
_OWN_TERM = re.compile(r"[“]?十?[一二三四五六七八九]?五[”](?:时期|期间)?(?!末)")  # “十四五”单位能耗累计降低13%
_OF_PLAN = re.compile(r"(?:占|完成)[^，。；]*(?:计划|目标|任务|预算)")  # 占年计划投资的|72%
_COMPARED_WITH, _SET_BESIDE = re.compile(r"[比较](?:19|20)\d\d年"), re.compile(r"[与同](?:19|20)\d\d年相比")
_PRICES = re.compile("不变价|可比价|价格")  # 2010年不变价
_OF_PLANNED = re.compile(r"(?:占|完成|为|达到?)[^，。；]{0,14}的$")
_RUN_IN = re.compile(r"（[一二三四五六七八九十]{1,3}）[^。；]{4,40}。")  # a heading in the paragraph's own line
# 围绕经济增长|6%的目标任务
_AIMING, _AIM_AFTER = (
    re.compile(r"(?:聚焦|围绕|紧扣|锚定|瞄准|对标)[^，。；]*$"),
    re.compile(r"的?[^，。；\d]{0,4}目标"),
)
_LONG_TERM = re.compile(r"20\d\d-20\d\d")
_SINCE_YEAR, _FIRST = re.compile(r"((?:19|20)\d\d)年以来"), re.compile(r"[。；]")


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
    named = _own_year(dated)
    if named and status == "target" and part.period and named[-4:] < part.period[:4]:
        status = "achieved"
    compared = _compared_with(dated, left)
    term = term_after(named, sentence) if status == "target" and "五" in sentence else ""
    named = "" if term else named
    if named and status == "target" and "；" in before and turn("yearly_average").search(left) and not _own_year(left):
        several = _period_of(part, paragraph, sentence, left, number)  # 今后五年，…到2026年…；收入年均|增长6%
        named = "" if "-" in several else named
    period = named or term or _period_of(part, paragraph, sentence, left, number)
    if compared and not named and status == "achieved":
        period = period[-4:]
    whole = paragraph if "-" in paragraph else part.period
    if status == "achieved" and "-" in whole and _is_of_the_term(before, left):
        period = whole
    if status == "target" and turn("done").search(left) and not turn("aimed").search(left):
        status, period = "achieved", named or _before(period)
    of_plan = kind == "ratio" and _OF_PLAN.search(left)
    is_set = kind == "growth" and _AIM_AFTER.match(right) and _AIMING.search(left)
    is_aim = is_set or (not of_plan and _is_aim(left, period, part))
    if status == "achieved" and (is_aim or _is_labelled_aim(before)):
        status = "target"
    if _is_baseline(left, right):
        year = re.search(r"((?:19|20)\d\d)年", left) or (compared and re.search(r"(\d{4})", compared[0]))
        return When(status="baseline", period=year[1] if year else _before(paragraph or part.period))
    if status == "achieved" and is_earlier(left, following):
        return When(status="baseline", period=named)
    against = set_against(left, right)
    if against:
        return When(status=against, period=_before(period) if against == "baseline" else period)
    may_end = status == "target" and not named and kind in ("level", "ratio", "rank")
    period = period[-4:] if may_end and _is_of_its_end(period, left) else period
    return tuple.__new__(When, (status, period))  # as its own __new__, of C throughout


def _compared_with(sentence: str, left: str) -> re.Match[str] | None:
    """Find the year that a number is compared with: 比2020年增长, 与2020年相比."""
    if "年" not in sentence:
        return None
    compared = _COMPARED_WITH.search(sentence)
    if compared and strip_change(left.strip("、和")):
        compared = _COMPARED_WITH.search(left)
    return compared or (_SET_BESIDE.search(sentence) if "相比" in sentence else None)


def _is_of_its_end(period: str, left: str) -> bool:
    """Tell what is aimed at for the last year of a term from what is for all of it."""
    return _LONG_TERM.fullmatch(period) is not None and not turn("all_along").search(left)


def _is_of_the_term(before: str, left: str) -> bool:
    """Tell what a whole term did, also by how much its pace was higher: 年均增长13.7%，增速|高于规划目标1.2个百分点."""
    if turn("of_the_term").search(left):
        return True
    return left.startswith(listed("paces")) and bool(turn("yearly_average").search(before.rpartition("。")[2]))


def _period_of(part: Part, paragraph: str, sentence: str, left: str, number: str) -> str:
    """Return the period where the sentence names no year: of a term, of some years up to now, else the part's."""
    period = paragraph or part.period
    if "五" in left and (own := _OWN_TERM.match(left.lstrip("，；"))) and (term := term_in(own[0])):
        period = term
    said = sentence + number if "年" in sentence or "年" in number else ""
    recent = _recent().search(said) if said and _FEW_YEARS.search(said) else None
    if recent:
        period = _several(recent, period)
    running = _RUNNING.match(number) if left.endswith("连续") and "-" in period else None
    if running:
        period = f"{int(period[-4:]) - _COUNT.get(running[1], 1) + 1}-{period[-4:]}"
    return period


def _is_labelled_aim(before: str) -> bool:
    return before.endswith("：") and bool(turn("aim_label").search(before, max(0, len(before) - 8)))


def _is_aim(left: str, period: str, part: Part) -> bool:
    if part.role == "review" and not turn("aimed_in_review").search(left):
        last = part.period[-4:]
        return bool(last) and period[-4:] > last and bool(re.search(r"到20\d\d年", left))
    if left.endswith("的") and _OF_PLANNED.search(left):
        return False  # 占年度计划投资的|103.5%
    return bool(turn("aimed").search(left) or turn("aimed_in_review").search(left))


def _is_baseline(left: str, right: str) -> bool:
    """An earlier value given only to compare from: 由34%提升至36%."""
    from_to = ("由" in left or "从" in left) and _FROM_TO.search(left)
    return bool(from_to and _RISE_TO.match(right) and not re.search(r"(?:到|至|为)$", left))


def _own_year(sentence: str) -> str:
    """Return the last year that the sentence names for its figures; a year only compared with is none."""
    found = ""
    if "年" not in sentence:
        return found
    for match in _NAMED.finditer(sentence):
        reached = sentence[max(0, match.start() - 4) : match.start("year")] if match["word"] == "为" else ""
        is_reached = bool(becoming().search(reached))
        if (match["word"] in _COMPARED and not is_reached) or match["after"] in ("相比", "同期"):
            continue
        if turn("passed_on").search(sentence, 0, match.start()) or _PRICES.match(sentence, match.end()):
            continue
        if match["word"] == "自" or match["after"] in ("以来", "至今", "起"):
            continue
        if _SINCE.match(sentence, match.end()):
            found = ""
            continue
        found = f"{match['year']}-{match['last']}" if match["last"] else match["year"]
        if sentence.find("今年", match.end()) >= 0:  # 到2020年完成1600个，今年完成600个
            found = ""
    return found


@cache
def turn(name: str) -> re.Pattern[str]:
    """Match one of the turns of phrase that periods.yaml lists under a name."""
    return re.compile("|".join(load(PERIODS)[name]))


def paragraph_period(part: Part, text: str) -> str:
    """Return the period that a paragraph's opening sets for all of it, "" where it sets none."""
    if headed := _RUN_IN.match(text):
        text = text[headed.end() :]
    stop = _FIRST.search(text, 0, 80)
    opening = text[: stop.start() if stop else 80]
    term = term_in(opening[:16])
    if term and re.match(r"[—\-（(“\s]*[一二三四五六七八九十]+五[”]?(?:时期|期间)", opening):
        return term
    since = _SINCE_YEAR.search(opening)
    if since and part.period:
        return f"{since[1]}-{part.period[-4:]}"
    whole = turn("opening_year").match(opening)
    if whole and part.role in ("review", None):
        return str(whole["year"])
    recent = turn("opening_years").match(opening)
    if recent and part.period and "-" not in part.period:
        return f"{int(part.period) - _COUNT[recent['count']] + 1}-{part.period}"
    return ""


def _several(match: re.Match[str], period: str) -> str:
    count = _COUNT[next(group for group in match.groups() if group in _COUNT)]
    if "-" in period and match["years_of_late"] and count < int(period[-4:]) - int(period[:4]) + 1:
        return f"{int(period[-4:]) - count + 1}-{period[-4:]}"
    if "-" in period or not period:
        return period
    year = int(period)
    if match["years_to_come"]:
        return f"{year}-{year + count - 1}"
    return f"{year - count + 1}-{year}"


@cache
def _recent() -> re.Pattern[str]:
    """Match some years up to now or from now on; the first group with a number is their count."""
    kinds = ("years_of_late", "years_up_to_now", "years_to_come")
    return re.compile("|".join(f"(?P<{kind}>{turn(kind).pattern})" for kind in kinds))


def _before(period: str) -> str:
    first = period[:4]
    return str(int(first) - 1) if first.isdigit() else ""
