"""What the domain says of who may take a step: its templates and words, named here for the translation catalogue."""

from django.utils.translation import gettext, gettext_noop

from wenxiao.sentences import Sentence
from wenxiao_web.accounts.models import Account

TEMPLATES = (
    gettext_noop("{name}须由有权岗位签发，不能自动发出。请走签发。"),
    gettext_noop("{name}自动发出，不用签发。"),
    gettext_noop("{name}不设审核，拟稿后直接签发。"),
    gettext_noop("{name}不要求书面回复。"),
    gettext_noop("{name}现在是“{state}”，不能{step}；应先到“{wanted}”。"),
    gettext_noop("{step}{name}要写明由哪个岗位办。"),
    gettext_noop("{name}由{who}{step}，{post}不能{step}。"),
    gettext_noop("这份{name}发给{unit}，由{unit}{step}，{post}不能代办。"),
    gettext_noop("{post}拟的{name}，要由别的岗位审核。"),
)
_JOINTS = (gettext_noop("”或“"), gettext_noop("、"))


def refusal_words(refusal: Sentence | None, account: Account) -> str:
    """Say why an account may not take a step, in the reader's language; empty where there is no reason.

    The account is called by its post, as people are on the desk, not by its user name.
    """
    if refusal is None:
        return ""
    values = {key: _shown(value, account) for key, value in refusal.values.items()}
    return Sentence(refusal.template, values).render(gettext)


def _shown(value: object, account: Account) -> str:
    text = str(value)
    if text == account.username:
        return str(account)
    for joint in _JOINTS:
        if joint in text:
            return gettext(joint).join(gettext(part) for part in text.split(joint))
    return gettext(text) if text else ""
