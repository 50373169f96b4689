"""Periods: the stretch of time that a figure is of."""

import re
from dataclasses import dataclass
from datetime import date

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """One year, or several years together: `2024`, `2021-2025`."""

    first_year: int
    last_year: int

    @classmethod
    def parse(cls, text: str) -> "Period | None":
        """Read `2024` or `2021-2025`; None for anything else, the empty string included."""
        match = _YEARS.fullmatch(text)
        if not match:
            return None
        first = int(match[1])
        return cls(first, int(match[2] or first))

    def __str__(self) -> str:
        return str(self.first_year) if self.is_year else f"{self.first_year}-{self.last_year}"

    @property
    def is_year(self) -> bool:
        """Whether this is a single year."""
        return self.first_year == self.last_year

    @property
    def ends_on(self) -> date:
        """The last day of the period."""
        return date(self.last_year, 12, 31)

    @property
    def before(self) -> "Period":
        """The year before; only of a single year."""
        return Period(self.first_year - 1, self.last_year - 1)

    @property
    def after(self) -> "Period":
        """The year after; only of a single year."""
        return Period(self.first_year + 1, self.last_year + 1)
