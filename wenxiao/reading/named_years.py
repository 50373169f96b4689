"""Years that a sentence names: for its figures, or to compare them with."""

import re

from wenxiao.reading.lexicon import becoming
from wenxiao.reading.phrases import strip_change
from wenxiao.reading.turns_of_phrase import turn

_NAMED = re.compile(
    r"(?P<year>(?:19|20)(?<!\d\d\d)\d\d)(?:年)?(?:[-—－–~～至到](?P<last>(?:19|20)\d\d))?年(?P<after>度|底|末|以来|前|起|至今|的|(?:同期)|相比)?"
)
_BEFORE = re.compile("(?:(?<!\\d)(?P<word>到|至|截至|截止|力争|比|较|是|由|从|自|同|为|与))?[“”]?$")
LONGEST = 3  # characters of a word before a year and a quotation mark
_COMPARED = frozenset(("比", "较", "是", "由", "从", "同", "为", "与"))
_SINCE = re.compile(r"[^，。；]{1,20}以来")  # 2015年启动试点以来
_COMPARED_WITH, _SET_BESIDE = re.compile(r"[比较](?:19|20)\d\d年"), re.compile(r"[与同](?:19|20)\d\d年相比")
_PRICES = re.compile("不变价|可比价|价格")  # 2010年不变价


def own_year(sentence: str) -> str:
    """Return the last year that the sentence names for its figures; a year only compared with is none."""
    found = ""
    if "年" not in sentence:
        return found
    for match in _NAMED.finditer(sentence):
        start, after = match.start(), match["after"]
        before = _BEFORE.search(sentence, max(0, start - LONGEST), start)
        begin, word = (before.start(), before["word"]) if before else (start, None)
        is_reached = word == "为" and becoming().search(sentence[max(0, begin - 4) : start])
        if (word in _COMPARED and not is_reached) or after in ("相比", "同期"):
            continue
        if turn("passed_on").search(sentence, 0, begin) or _PRICES.match(sentence, match.end()):
            continue
        if word == "自" or after in ("以来", "至今", "起"):
            continue
        if _SINCE.match(sentence, match.end()):
            found = ""
            continue
        found = f"{match['year']}-{match['last']}" if match["last"] else match["year"]
        if sentence.find("今年", match.end()) >= 0:  # 到2020年完成1600个，今年完成600个
            found = ""
    return found


def compared_with(sentence: str, left: str) -> re.Match[str] | None:
    """Find the year that a number is compared with: 比2020年增长, 与2020年相比."""
    if "年" not in sentence:
        return None
    compared = _COMPARED_WITH.search(sentence)
    if compared and strip_change(left.strip("、和")):
        compared = _COMPARED_WITH.search(left)
    return compared or (_SET_BESIDE.search(sentence) if "相比" in sentence else None)
