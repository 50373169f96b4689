"""How a notice that has taken a step is written back to its rows."""

from collections.abc import Iterable

from wenxiao.supervision import Notice
from wenxiao_web.accounts.models import Account
from wenxiao_web.supervision.models import NoticeRow, NoticeStep


def store_steps(row: NoticeRow, before: Notice, taken: Notice, account: Account | None = None) -> None:
    """Write where a notice now stands, and the steps that it has taken since; `account` None: the system took them."""
    row.state, row.text, row.said = taken.state, taken.text, [list(pair) for pair in taken.said]
    row.number, row.receive_by, row.reply_by = taken.number or "", taken.receive_by, taken.reply_by
    row.save(update_fields=["state", "text", "said", "number", "receive_by", "reply_by", "unit"])
    NoticeStep.objects.bulk_create(_rows(row, before, taken, account))


def _rows(row: NoticeRow, before: Notice, taken: Notice, account: Account | None) -> Iterable[NoticeStep]:
    for step in taken.steps[len(before.steps) :]:
        yield NoticeStep(
            notice=row,
            state=step.state,
            at=step.at,
            account=account,
            post=str(account) if account else "",
            words=step.words,
        )
