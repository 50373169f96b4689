"""Supervision: which paper a late watch calls for, and how a paper becomes one.

kinds.py        kinds of paper as dated data: name, series, layout, words
rungs.py        a rung: moment, hearers, kind of paper, effect, who reviews and signs
ladders.py      rungs read from dated data and checked
moments.py      when a watch calls for a rung
due.py          which notices have become due, each once, and when to ask next
requests.py     which papers a person may ask for
traits.py       which traits of a matter let a ladder begin higher
notices.py      a notice, its states and the steps it has taken
permissions.py  who may take which step in which state, and why others may not
steps.py        the steps: drafted, reviewed, issued, delivered, received, answered; withheld or void
numbers.py      numbers without a gap, void ones kept
papers/         the paper itself: one content model, laid out by GB/T 9704 as PDF and docx
"""

from wenxiao.supervision.due import due_notices, next_call, watches_to_ask_about
from wenxiao.supervision.kinds import DocumentKind, Form, document_kind, document_kinds
from wenxiao.supervision.ladders import ladder, ladder_file, ladder_names
from wenxiao.supervision.notices import Notice, NoticeState, Step, late_answers, late_receipts, requested_notice
from wenxiao.supervision.numbers import (
    NumberEntry,
    Register,
    entry_of,
    faults_of,
    next_number,
    take_number,
    void_number,
)
from wenxiao.supervision.permissions import Action, actions_for, refusal
from wenxiao.supervision.requests import requested_rung, requests_for
from wenxiao.supervision.rungs import Effect, EffectKind, Moment, Rung, in_force_for
from wenxiao.supervision.steps import (
    answer,
    deliver,
    draft,
    issue,
    receive,
    review,
    send,
    send_back,
    void,
    withhold,
)
from wenxiao.supervision.traits import traits_of

__all__ = [
    "Action",
    "DocumentKind",
    "Effect",
    "EffectKind",
    "Form",
    "Moment",
    "Notice",
    "NoticeState",
    "NumberEntry",
    "Register",
    "Rung",
    "Step",
    "actions_for",
    "answer",
    "deliver",
    "document_kind",
    "document_kinds",
    "draft",
    "due_notices",
    "entry_of",
    "faults_of",
    "in_force_for",
    "issue",
    "ladder",
    "ladder_file",
    "ladder_names",
    "late_answers",
    "late_receipts",
    "next_call",
    "next_number",
    "receive",
    "refusal",
    "requested_notice",
    "requested_rung",
    "requests_for",
    "review",
    "send",
    "send_back",
    "take_number",
    "traits_of",
    "void",
    "void_number",
    "watches_to_ask_about",
    "withhold",
]
