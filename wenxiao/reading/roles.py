"""What a part of a report is for, told by the words of its heading or of its sentences."""

import re
from functools import cache
from typing import Literal

from wenxiao.catalog import load
from wenxiao.quantities.searching import by_firsts
from wenxiao.reading.lexicon import remembered

Role = Literal["review", "aims", "plan", "problems", "list", "notes"]
ROLES = "words/roles.yaml"


@cache
def _role_words() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    listed = load(ROLES)["headings"].items()
    return tuple((role, re.compile("|".join(map(re.escape, words)))) for role, words in listed)


@remembered
def role_of(title: str) -> Role | None:
    """Return the role that a heading's words give, the first of roles.yaml with a word in it."""
    if _aim().search(title) and _reached().search(title):
        return "review"
    if not _any_role().search(title):
        return None  # most headings are told so at one look
    return next((role for role, pattern in _role_words() if pattern.search(title)), None)


@cache
def _any_role() -> re.Pattern[str]:
    return re.compile(by_firsts(word for words in load(ROLES)["headings"].values() for word in words))


def titled_role(title: str) -> Role | None:
    """Return what a document is as a whole by its title: a review of how far a plan has come, or a plan."""
    return next((role for role, pattern in _title_words() if pattern.search(title)), None)


def is_long_plan(title: str) -> bool:
    """Tell the plan of a term by its title: 规划, 纲要."""
    return any(map(title.__contains__, load(ROLES)["long_plans"]))


@cache
def _title_words() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((role, re.compile("|".join(words))) for role, words in load(ROLES)["titles"].items())


@cache
def _aim() -> re.Pattern[str]:
    return re.compile("|".join(load(ROLES)["aims_reached_needs"]))


@cache
def _reached() -> re.Pattern[str]:
    return re.compile("|".join(load(ROLES)["aims_reached"]))


def is_aim_too(title: str) -> bool:
    """Tell a heading that would open a review only by words which the points of a plan have too."""
    return role_of(_of_both().sub("", title)) != "review"


@cache
def _of_both() -> re.Pattern[str]:
    return re.compile("|".join(load(ROLES)["also_of_plans"]))


@remembered
def without_far_off(title: str) -> str:
    """Drop what a heading says of a far year: “十四五”规划和2035年远景目标."""
    return _far_off().sub("", title)


@cache
def _far_off() -> re.Pattern[str]:
    return re.compile("|".join(load(ROLES)["far_off"]))


def may_look_back(title: str) -> bool:
    """Tell a heading called a plan only by words which a review has too: 2023年主要工作."""
    return role_of(title) == "plan" and role_of(_of_reviews().sub("", title)) is None


@cache
def _of_reviews() -> re.Pattern[str]:
    return re.compile("|".join(load(ROLES)["also_of_reviews"]))


@cache
def years_in_heading() -> re.Pattern[str]:
    """Match a heading's words for some years up to the report's; one group is their count."""
    return re.compile("|".join(load("words/periods.yaml")["years_in_heading"]))


@cache
def part_of_year() -> re.Pattern[str]:
    """Match a title's words for a part of a year that has passed."""
    return re.compile("|".join(load("words/periods.yaml")["part_of_year"]))


@cache
def rest_of_year() -> re.Pattern[str]:
    """Match a heading's words for what is left of a year."""
    return re.compile("|".join(load("words/periods.yaml")["rest_of_year"]))


@cache
def coming_years() -> re.Pattern[str]:
    """Match a heading's words for some years from the report's on; the group is their count."""
    return re.compile("|".join(load("words/periods.yaml")["coming_years"]))


@cache
def bids() -> re.Pattern[str]:
    """Match a numbered heading, not the first of its rank, that says what to do instead of what was done."""
    return re.compile(rf"[二三四五六七八九十]+、(?:{'|'.join(load(ROLES)['bids'])})")


@cache
def plan_cues() -> re.Pattern[str]:
    """Match a sentence that opens the plan where no heading does."""
    return re.compile("|".join(load(ROLES)["cues"]["plan"]))


@cache
def contents() -> re.Pattern[str]:
    """Match what opens a list of a report's parts: 报告分四个部分."""
    return re.compile("|".join(load(ROLES)["cues"]["contents"]))


@cache
def sets_out() -> re.Pattern[str]:
    """Match the sentence by which a text says of itself that it is a plan."""
    return re.compile("|".join(load(ROLES)["cues"]["whole_plan"]))
