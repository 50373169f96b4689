"""Who may take which step of a notice, in which state; and why others may not."""

from collections.abc import Mapping
from enum import StrEnum

from wenxiao.procedures import Actor
from wenxiao.sentences import Sentence, sentence
from wenxiao.supervision.kinds import post_name
from wenxiao.supervision.notices import Notice, NoticeState


class Action(StrEnum):
    """A step that somebody may take."""

    DRAFT = "draft"
    REVIEW = "review"
    SEND_BACK = "send_back"
    SEND = "send"
    ISSUE = "issue"
    DELIVER = "deliver"
    RECEIVE = "receive"
    ANSWER = "answer"
    WITHHOLD = "withhold"
    VOID = "void"

    @property
    def chinese(self) -> str:
        """What the step is called."""
        return _ACTIONS[self]


_ACTIONS = {
    Action.DRAFT: "起草",
    Action.REVIEW: "审核",
    Action.SEND_BACK: "退回",
    Action.SEND: "发出",
    Action.ISSUE: "签发",
    Action.DELIVER: "送达",
    Action.RECEIVE: "签收",
    Action.ANSWER: "回复",
    Action.WITHHOLD: "决定不发",
    Action.VOID: "作废",
}

_OPEN = (NoticeState.DUE, NoticeState.DRAFTED, NoticeState.REVIEWED)
_OUT = (NoticeState.ISSUED, NoticeState.DELIVERED, NoticeState.RECEIVED)
_FROM: Mapping[Action, tuple[NoticeState, ...]] = {
    Action.DRAFT: (NoticeState.DUE,),
    Action.REVIEW: (NoticeState.DRAFTED,),
    Action.SEND_BACK: (NoticeState.DRAFTED, NoticeState.REVIEWED),
    Action.SEND: (NoticeState.DRAFTED,),
    Action.DELIVER: (NoticeState.ISSUED,),
    Action.RECEIVE: (NoticeState.DELIVERED,),
    Action.ANSWER: (NoticeState.RECEIVED,),
    Action.WITHHOLD: _OPEN,
    Action.VOID: (*_OUT, NoticeState.ANSWERED),
}


def refusal(notice: Notice, action: Action, by: Actor | None) -> Sentence | None:
    """Say why a post may not take a step now; None: it may. `by` None asks for the system itself."""
    return _wrong_kind(notice, action) or _wrong_state(notice, action) or _wrong_post(notice, action, by)


def actions_for(notice: Notice, by: Actor) -> dict[Action, Sentence | None]:
    """Each step that fits the notice's state, with why the post may not take it; None: it may."""
    fitting = [a for a in Action if not _wrong_kind(notice, a) and not _wrong_state(notice, a)]
    return {action: _wrong_post(notice, action, by) for action in fitting if action is not Action.SEND}


def _wrong_kind(notice: Notice, action: Action) -> Sentence | None:
    """What never fits this paper, whatever its state."""
    rung = notice.rung
    if action is Action.SEND and rung.signed_by:
        return sentence("{name}须由有权岗位签发，不能自动发出。请走签发。", name=rung.title)
    if action is Action.ISSUE and not rung.signed_by:
        return sentence("{name}自动发出，不用签发。", name=rung.title)
    if action is Action.REVIEW and not rung.reviewed_by:
        return sentence("{name}不设审核，拟稿后直接签发。", name=rung.title)
    if action is Action.ANSWER and not rung.reply_within:
        return sentence("{name}不要求书面回复。", name=rung.title)
    return None


def _wrong_state(notice: Notice, action: Action) -> Sentence | None:
    if action is Action.ISSUE:
        wanted: tuple[NoticeState, ...] = (NoticeState.REVIEWED,) if notice.rung.reviewed_by else (NoticeState.DRAFTED,)
    else:
        wanted = _FROM[action]
    if notice.state in wanted:
        return None
    return sentence(
        "{name}现在是“{state}”，不能{step}；应先到“{wanted}”。",
        name=notice.rung.title,
        state=notice.state.chinese,
        step=action.chinese,
        wanted="”或“".join(state.chinese for state in wanted),
    )


def _wrong_post(notice: Notice, action: Action, by: Actor | None) -> Sentence | None:
    if by is None:
        if action in (Action.DRAFT, Action.SEND, Action.DELIVER):
            return None
        return sentence("{step}{name}要写明由哪个岗位办。", step=action.chinese, name=notice.rung.title)
    if action in (Action.RECEIVE, Action.ANSWER):
        return _not_addressed(notice, action, by)
    posts = _posts_for(notice, action)
    if by.post not in posts:
        return sentence(
            "{name}由{who}{step}，{post}不能{step}。",
            name=notice.rung.title,
            who="、".join(post_name(post) for post in posts),
            step=action.chinese,
            post=by.person,
        )
    return _own_draft(notice, action, by)


def _posts_for(notice: Notice, action: Action) -> tuple[str, ...]:
    rung = notice.rung
    signers = tuple(post for post in (rung.reviewed_by, rung.signed_by) if post)
    if action is Action.REVIEW:
        return (rung.reviewed_by or "",)
    if action is Action.ISSUE or action is Action.VOID:
        return (rung.signed_by,) if rung.signed_by else rung.drafted_by
    if action in (Action.SEND_BACK, Action.WITHHOLD):
        return tuple(dict.fromkeys((*signers, *(() if signers else rung.drafted_by))))
    return rung.drafted_by


def _not_addressed(notice: Notice, action: Action, by: Actor) -> Sentence | None:
    if by.unit == notice.unit:
        return None
    return sentence(
        "这份{name}发给{unit}，由{unit}{step}，{post}不能代办。",
        name=notice.rung.title,
        unit=notice.unit,
        step=action.chinese,
        post=by.person,
    )


def _own_draft(notice: Notice, action: Action, by: Actor) -> Sentence | None:
    """Nobody reviews what the same post drafted."""
    drafted = notice.step(NoticeState.DRAFTED)
    if action is Action.REVIEW and drafted and drafted.by == by.person:
        return sentence("{post}拟的{name}，要由别的岗位审核。", post=by.person, name=notice.rung.title)
    return None
