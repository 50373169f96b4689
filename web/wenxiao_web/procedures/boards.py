"""The board of a procedure: a column for each stage with its first cards; what has ended is folded away."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from wenxiao.procedures import Procedure
from wenxiao_web.accounts.models import Account
from wenxiao_web.procedures.filters import ALL, ENDED, OPEN, CaseFilter, filtered
from wenxiao_web.procedures.queries import CaseRow, case_rows, counts_by_stage, on_board, titles_of_stages


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A stage on the board."""

    stage: str
    title: str
    is_end: bool
    cards: Sequence[CaseRow]
    total: int
    query: str
    """The list of all of them, as part of an address."""

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.cards)


def columns_of(path: Procedure, asked: CaseFilter, account: Account, at: datetime) -> list[Column]:
    """Return a column for each stage in the order of the procedure; ends are counted, without cards."""
    matters = filtered(path.code, replace(asked, state=ALL, stage=""), account)
    totals, first = on_board(matters.filter(handling__end=""), at)
    shown: QuerySet[Any] = first
    if asked.light:
        shown = shown.filter(colour=asked.light)
    cards: dict[str, list[CaseRow]] = defaultdict(list)
    for row in case_rows(shown, account, at):
        cards[row.stage_code].append(row)
    ended = counts_by_stage(matters.exclude(handling__end=""))
    return [
        Column(
            stage=code,
            title=title,
            is_end=is_end,
            cards=cards[code],
            total=(ended if is_end else totals).get(code, 0),
            query=asked.as_query(stage=code, state=ENDED if is_end else OPEN),
        )
        for code, (title, is_end) in titles_of_stages(path.code).items()
    ]
