"""Until when a task is to be done."""

import re
from functools import cache

from wenxiao.reading.lexicon import any_of
from wenxiao.reading.tasks.words import table

_DAY = re.compile(
    r"(?:(?P<year>20\d\d)\s*年)?(?P<next>明年|今年)?(?P<month>1[0-2]|[1-9])月(?:份)?(?:(?P<day>[12]\d|3[01]|[1-9])日)?"
    r"(?P<end>底|末|中旬|上旬|下旬|初)?(?P<before>之?前)?"
)
_YEAR = re.compile(r"(?P<past>比|较|自|从|由)?(?P<year>20\d\d)\s*年(?!\s*\d{1,2}月)(?P<after>以来|起|以后|版)?")
_RANGE = re.compile(r"20\d\d\s*[-—－–~～至]+\s*(20\d\d)(?=\D|$)")


def deadline_in(text: str, period: str) -> str:
    """Return the latest moment that the words name, else the last year of the part's period.

    A month with 底, or with 前 and a day or 底, is that month or day; `10月前` ends with September.
    """
    year = period[-4:] if period[-4:].isdigit() else ""
    found = [*_days(text, year), *_parts_of_year(text, year), *_years(text)]
    return max(found, key=_latest) if found else year


def _days(text: str, year: str) -> list[str]:
    found = []
    for match in _DAY.finditer(text):
        if not (match["before"] or match["end"] or match["day"] or match["year"]):
            continue
        own = match["year"] or (str(int(year) + 1) if match["next"] == "明年" and year else year)
        if not own:
            continue
        month = int(match["month"])
        if match["day"]:
            found.append(f"{own}-{month:02d}-{int(match['day']):02d}")
        elif match["before"] and not match["end"]:
            found.append(f"{own}-{month - 1:02d}" if month > 1 else f"{int(own) - 1}-12")
        else:
            found.append(f"{own}-{month:02d}")
    return found


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"(?:(20\d\d)年)?({any_of(table('deadlines')['month_of'])})")


@cache
def _year_end() -> re.Pattern[str]:
    return re.compile(any_of(table("deadlines")["year_end"]))


def _parts_of_year(text: str, year: str) -> list[str]:
    months = table("deadlines")["month_of"]
    found = [f"{match[1] or year}-{months[match[2]]:02d}" for match in _part().finditer(text) if match[1] or year]
    if year and _year_end().search(text):
        found.append(year)
    return found


def _years(text: str) -> list[str]:
    named = [match["year"] for match in _YEAR.finditer(text) if not match["past"] and not match["after"]]
    return named + [match[1] for match in _RANGE.finditer(text)]


def _latest(moment: str) -> str:
    return moment if len(moment) > 4 else f"{moment}-12-31"
