"""Numbers written out, with their unit: 90%, 3百分点, 5个工作日, 0.5."""

from decimal import Decimal

from wenxiao.errors import FormulaSyntaxError
from wenxiao.formulas import tree
from wenxiao.formulas.exact import DIGITS, LIMIT, WHOLE_DIGITS
from wenxiao.formulas.tokens import Token

PERCENT, POINT = "%", "百分点"


def number(token: Token, text: str) -> tree.Number:
    """Return the number of a token; raise FormulaSyntaxError where it has more digits than are reckoned with."""
    value = Decimal(token.text)
    if token.unit in (PERCENT, POINT):
        value = value.scaleb(-2)
    exponent = value.as_tuple().exponent
    if value >= LIMIT or (isinstance(exponent, int) and exponent < -DIGITS):
        raise FormulaSyntaxError(
            f"数太长：整数最多{WHOLE_DIGITS}位，小数最多{DIGITS}位", text=text, start=token.start, end=token.end
        )
    return tree.Number(value=value, unit=token.unit, start=token.start, end=token.end)
