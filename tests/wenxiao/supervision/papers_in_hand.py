"""Notices and posts for tests: a milestone that is late on 9 October 2025, and those who handle its papers."""

from typing import Any

from tests.wenxiao.clocks.facts import facts_of, moment
from wenxiao.clocks import Watch, watches_of
from wenxiao.procedures import Actor
from wenxiao.supervision import Notice, due_notices, ladder

POSTS = {
    "督查岗": Actor(person="督查岗", post="supervisor", unit="督查督办组"),
    "副组长": Actor(person="副组长", post="supervisor", unit="督查督办组"),
    "组长": Actor(person="组长", post="supervisor", unit="督查督办组"),
    "分管副区长": Actor(person="分管副区长", post="leader", unit="区政府办公室"),
    "联络员": Actor(person="联络员", post="liaison", unit="区房产局"),
    "外单位": Actor(person="外单位", post="liaison", unit="区教育局"),
}
LATE = {
    "milestones": [
        {"code": "m1", "name": "完成4个", "due": "2025-08-29T17:00", "amount": 4},
        {"code": "m2", "name": "完成10个", "due": "2025-09-30T17:00", "amount": 10},
    ]
}


def late_watch() -> Watch:
    """The second milestone, late as the first is."""
    return watches_of(facts_of(LATE), moment("2025-10-14T17:00"))[1]


def due_notice(rung: str) -> Notice:
    """The notice of a rung of the ladder of key tasks about that milestone, as it fell due."""
    notices = due_notices(
        "ZD-1", watches_of(facts_of(LATE), moment("2025-10-14T17:00")), ladder(), moment("2025-10-14T17:00")
    )
    return next(notice for notice in notices if notice.rung.code == rung and notice.watch == "m2")


def plain(value: Any) -> Any:
    """A value of a case without its places, so that it can be written out again."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value
