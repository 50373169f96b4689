"""Text in SVG: how wide it is, where it breaks."""

import unicodedata
from html import escape

LINES = 2


def width_of(text: str, size: float) -> float:
    """Estimate a text's width at a font size: a Chinese character is one size wide, a Latin one a bit over half."""
    return sum(size if unicodedata.east_asian_width(letter) in "WF" else size * 0.56 for letter in text)


def lines_of(text: str, size: float, room: float) -> list[str]:
    """Break a label into at most two lines that fit; what is left over is dropped, whole label in the title."""
    lines = [""]
    for letter in text:
        if width_of(lines[-1] + letter, size) > room:
            if len(lines) == LINES:
                break
            lines.append("")
        lines[-1] += letter
    return lines


def label(text: str, x: float, y: float, room: float, *, size: float = 13) -> str:
    """Write a right-aligned label that ends at x, its lines centred on y."""
    lines = lines_of(text, size, room)
    top = y - (len(lines) - 1) * (size + 3) / 2 + size * 0.36
    spans = "".join(
        f'<tspan x="{x:g}" y="{top + place * (size + 3):g}">{escape(line)}</tspan>' for place, line in enumerate(lines)
    )
    return f'<text class="label" text-anchor="end" font-size="{size:g}">{spans}</text>'
