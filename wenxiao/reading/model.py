"""One number that a text states about one thing."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Literal

from wenxiao.documents.model import opened
from wenxiao.quantities import Bound

Kind = Literal["level", "growth", "change", "ratio", "rank"]
Status = Literal["achieved", "target", "baseline"]
Basis = Literal["yoy", "annual_average", "cumulative"]
Price = Literal["current", "constant"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number with what it measures; `document.text[start:end] == text`."""

    start: int
    end: int
    text: str
    subject: str  # what is measured, in the document's own words
    kind: Kind
    value: Decimal  # negative for a fall; its exponent is the precision written
    high: Decimal | None  # the high end of a range
    unit: str  # as written, magnitude word included
    bound: Bound
    status: Status
    expected: bool  # said with 预计 or 有望
    period: str  # 2024, 2021-2025, or "" where the text gives none
    basis: Basis | None
    price: Price | None
    scope: str  # the place or body that the figure is of
    section: tuple[str, ...]
    indicator: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the fields as JSON values; numbers as int or float."""
        fields = asdict(self)
        fields["value"] = _number(self.value)
        fields["high"] = None if self.high is None else _number(self.high)
        fields["section"] = list(self.section)
        return fields


OpenFigure = opened(Figure)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
