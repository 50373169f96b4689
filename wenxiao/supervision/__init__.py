"""Supervision: which paper a late watch calls for, and how a paper becomes one.

ladders.py   rungs as dated data: moment, hearers, who signs
notices.py   a notice and its steps: due, drafted, issued or withheld; gap-free numbers
"""

from wenxiao.supervision.ladders import Rung, ladder
from wenxiao.supervision.notices import Notice, NoticeState, draft, due_notices, issue, next_number, send, withhold

__all__ = [
    "Notice",
    "NoticeState",
    "Rung",
    "draft",
    "due_notices",
    "issue",
    "ladder",
    "next_number",
    "send",
    "withhold",
]
