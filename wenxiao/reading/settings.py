"""What a block and a clause settle for all the figures in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from wenxiao.documents import Document
from wenxiao.quantities import Mention
from wenxiao.reading.basis import may_be_expected
from wenxiao.reading.clauses import Clause
from wenxiao.reading.cleaning import Clean
from wenxiao.reading.foresight import looks_of
from wenxiao.reading.hindsight import Look, looked_back
from wenxiao.reading.model import Price
from wenxiao.reading.parts import Part
from wenxiao.reading.prices import may_name_price, price_of
from wenxiao.reading.runs import may_list_from
from wenxiao.reading.spans import paragraph_period
from wenxiao.reading.terms import Turn, turned, turns_of
from wenxiao.reading.years import names_year


@dataclass(slots=True)
class Setting:
    """What a block says for all its figures."""

    document: Document
    block: Clean
    part: Part
    scope: str
    period: str
    turns: tuple[Turn, ...]
    is_priced: bool  # a price basis may be named
    is_foretold: bool  # 预计, 有望 or the like stands somewhere
    is_dated: bool  # a year is written somewhere
    is_listed: bool  # 分别 stands somewhere
    looks: tuple[Look, ...]
    throughout: "Around | None" = None  # where no clause differs from another

    def around(self, clause: Clause) -> "Around":
        """Return what a clause and its sentence say for each of the clause's figures."""
        if self.throughout is not None:
            return self.throughout
        text, turn = self.block.text, turned(self.turns, clause.whole_start) if self.turns else None
        past = looked_back(self.looks, clause.end - 1) if self.looks else None
        period = "" if past else self.period if turn is None else turn.period
        price = price_of(text[clause.start : clause.end]) if self.is_priced else None
        opening = text[clause.whole_start : clause.whole_start + 12] if self.is_foretold else ""
        return Around(past or self.part, period, opening, price)


@dataclass(slots=True)
class Around:
    """What a clause and its sentence say for each of the clause's figures."""

    part: Part  # the block's own, or one of the year that the clause looks back on
    period: str  # that the paragraph has come to, "" where it is the part's own
    opening: str  # of the stretch from the last full stop, where something is foretold
    price: Price | None


def setting_of(document: Document, block: Clean, part: Part, scope: str, mentions: Sequence[Mention]) -> Setting:
    """Settle what no single figure of a block need be asked for."""
    setting = Setting(
        document=document,
        block=block,
        part=part,
        scope=scope,
        period=paragraph_period(part, block.text),
        turns=turns_of(part, block.text),
        is_priced=may_name_price(block.text),
        is_foretold=may_be_expected(block.text),
        is_dated=names_year(block.text),
        is_listed=may_list_from(block.text),
        looks=looks_of(part, block.text, mentions),
    )
    if not (setting.turns or setting.looks or setting.is_priced or setting.is_foretold):
        setting.throughout = Around(part, setting.period, "", None)
    return setting
