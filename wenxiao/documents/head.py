"""Title, place and date from a document's first lines."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from wenxiao.documents.model import Document, Head
from wenxiao.quantities import parse_numeral

FIRST_LINES = 25
MAX_LINE = 200  # a longer line is text, and a date in it is not the document's
_TITLE = re.compile(r"报告|规划|纲要|计划|公报|方案|通知|实事|清单")
_NUMERAL = r"[\d〇○零一二三四五六七八九十]"
_DATE = re.compile(rf"({_NUMERAL}{{4}})\s*年\s*({_NUMERAL}{{1,2}})\s*月\s*({_NUMERAL}{{1,3}})\s*日")
_PUBLISHED = re.compile(r"发布|发表|时间\s*[:：]|来源|更新|点击|阅读|打印")
_LEVELS = "自治区|特别行政区|自治州|自治县|自治旗|街道|新区|省|市|州|盟|区|县|旗|镇|乡"
_SHORT = r"[^\W\d_各全我本该两某]县"  # 丰县
_PLACE = re.compile(
    rf"((?:[\u4e00-\u9fff]{{2,7}}?(?:{_LEVELS})){{1,3}}|(?:(?<=关于)|(?<![\u4e00-\u9fff])){_SHORT})(?=(?:第[一二三四五六七八九十]+届)?(?:人民政府|政府|办事处|国民经济|\s*(?:20\d\d)|人民代表|人大|[一二三四五六七八九十]+届|“?十[一二三四五]))"
)
_PART = re.compile(rf"[\u4e00-\u9fff]{{2,6}}?(?:{_LEVELS})")
_NATION = re.compile(r"代表国务院|^国务院总理|全国人民代表大会第[一二三四五六七八九十]+次会议上")
_NO_PLACE = re.compile(r"[各全我省市]市|办理|支持|推动|积极|委|^特别|度区|完善|建[设立]|实施")
_NO_TITLE = re.compile(r"[：:>]$|各位代表|位置\s*[:：]|>>")  # an address to the hearers, a page's breadcrumb
_LEADING = re.compile(r"^(?:.*日在?|.*年度?|.*[:：]|.*记者从|关于|我?代表|现在|在|于|由|向|各位|受|将)+")


def head_of(document: Document) -> Head:
    """Read title, place and date from the first lines; "" and None where they do not say."""
    return _head(tuple(document.text[b.start : b.end] for b in document.blocks[:FIRST_LINES]))


@lru_cache(maxsize=8)
def _head(lines: tuple[str, ...]) -> Head:
    return Head(title=_title(lines), place=_place(lines), dated_on=_dated_on(lines))


def _title(lines: Sequence[str]) -> str:
    short = [re.sub(r"\s+", "", line) for line in lines if len(line) <= 80 and "。" not in line]
    short = [line for line in short if line and not _NO_TITLE.search(line)]
    named = [line for line in short if _TITLE.search(line) and not _PUBLISHED.search(line)]
    best = max(
        named[:4], key=lambda line: bool(_PLACE.search(line)) * 2 + ("报告" in line or "纲要" in line), default=""
    )
    return best or (short[0] if short else "")


def _place(lines: Sequence[str]) -> str:
    for line in lines:
        for match in _PLACE.finditer(re.sub(r"\s+", "", line[:MAX_LINE])):
            named = _LEADING.sub("", match[1])
            parts = _PART.findall(named)
            place = _LEADING.sub("", parts[-1]) if parts else named
            if (len(place) > 2 or re.fullmatch(_SHORT, place)) and not _NO_PLACE.search(place):
                return str(place)
    return "全国" if any(_NATION.search(line) for line in lines) else ""


def _dated_on(lines: Sequence[str]) -> date | None:
    """Prefer the line of the meeting, then a bare date; a page's publishing date is no date of the document."""
    found: list[tuple[bool, int, date]] = []
    for line in lines:
        match = _DATE.search(line) if "日" in line and len(line) <= MAX_LINE else None
        if match is None or _PUBLISHED.search(line[: match.start()]):
            continue
        day = _day(*match.groups())
        if day is not None:
            at_meeting = "会议" in line or line.lstrip(" \u3000—-（(").startswith(match[0])
            found.append((not at_meeting, len(found), day))
    return min(found)[2] if found else None


def _day(*written: str) -> date | None:
    numbers = [parse_numeral(number) for number in written]
    try:
        return date(*(int(number or 0) for number in numbers))
    except ValueError:
        return None
