"""Years that a sentence names: for its figures, or to compare them with."""

import re

from wenxiao.reading.changes import becoming
from wenxiao.reading.phrases import strip_change
from wenxiao.reading.turns_of_phrase import time_words, turn

BEGUN = 16  # characters after a year in which 的 stands where something began in that year
LONGEST = 3  # characters of a word before a year and a quotation mark


def own_year(sentence: str) -> str:
    """Return the last year that the sentence names for its figures; a year only compared with is none."""
    found = ""
    if "年" not in sentence:
        return found
    for match in turn("year_named").finditer(sentence):
        start, after = match.start(), match["after"]
        before = turn("before_year").search(sentence, max(0, start - LONGEST), start)
        begin, word = (before.start(), before["word"]) if before else (start, None)
        is_reached = word == "为" and becoming().search(sentence[max(0, begin - 4) : start])
        is_compared = word in time_words("compared_before_year") and not is_reached
        if is_compared or after in time_words("compared_after_year"):
            continue
        if turn("passed_on").search(sentence, 0, begin) or turn("prices_of_year").match(sentence, match.end()):
            continue
        if "的" in sentence[match.end() : match.end() + BEGUN] and turn("begun_in").match(sentence, match.end()):
            continue
        if word == "自" or after in time_words("since_year"):
            continue
        if turn("since_event").match(sentence, match.end()):
            found = ""
            continue
        found = f"{match['year']}-{match['last']}" if match["last"] else match["year"]
        if turn("this_year").search(sentence, match.end()):  # 到2020年完成1600个，今年完成600个
            found = ""
    return found


def compared_with(sentence: str, left: str) -> re.Match[str] | None:
    """Find the year that a number is compared with: 比2020年增长, 与2020年相比."""
    if "年" not in sentence:
        return None
    compared = turn("than_year").search(sentence)
    if compared and strip_change(left.strip("、和")):
        compared = turn("than_year").search(left)
    return compared or (turn("set_beside_year").search(sentence) if "相比" in sentence else None)
