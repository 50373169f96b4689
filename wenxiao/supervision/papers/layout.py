"""The measures of GB/T 9704 as data, for both writers."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from wenxiao.catalog import load

POINTS_A_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of official papers; lengths in points unless their name says otherwise."""

    data: Any
    """As it stands in the catalogue: millimetres and points."""

    @property
    def text_width(self) -> float:
        """Width of the text area (版心)."""
        page = self.data["page"]
        return float((page["width"] - page["left"] - page["right"]) * POINTS_A_MILLIMETRE)

    @property
    def text_height(self) -> float:
        """Height of the text area."""
        page = self.data["page"]
        return float((page["height"] - page["top"] - page["bottom"]) * POINTS_A_MILLIMETRE)

    @property
    def line(self) -> float:
        """From one line to the next."""
        return self.text_height / float(self.data["grid"]["lines"])

    @property
    def cell(self) -> float:
        """From one character to the next."""
        return self.text_width / float(self.data["grid"]["characters"])

    @property
    def title_characters(self) -> int:
        """How many characters of the title fit a line."""
        return int(self.text_width // self.size("title"))

    def size(self, part: str) -> float:
        """The size of a part's type."""
        return float(self.data["sizes"][part])

    def mark_size(self, mark: str) -> float:
        """The size of the mark: as large as fits its line, up to the size set."""
        return min(self.size("mark"), self.text_width / max(len(mark), 1))

    @property
    def red(self) -> str:
        """The red ink as six hexadecimal digits."""
        ink = {name: 1 - share / 100 for name, share in self.data["red"].items()}
        shares = (ink[name] * ink["black"] for name in ("cyan", "magenta", "yellow"))
        return "".join(f"{round(255 * share):02X}" for share in shares)

    def fonts(self, part: str) -> tuple[str, ...]:
        """Fonts of a part, the standard's own first."""
        return tuple(self.data["fonts"][part])


@cache
def official_layout() -> Layout:
    """The layout in the catalogue."""
    return Layout(load("documents/official/layout.yaml"))
