"""Text in SVG: how wide it is, where it breaks.

Widths are those of Noto Sans CJK, rounded up: a chart measures before it knows which font the reader has.
"""

import re
import unicodedata
from functools import lru_cache
from html import escape
from itertools import pairwise

LINES = 2
BOLDER = 1.08
BETWEEN = 0.125  # browsers set a little space between Chinese and digits
_CLASSES = (
    ("ijl|.,:;'", 0.31),
    (" ()[]{}-!tfrI/\\", 0.42),
    ('acekszvxyJLFETS"?*', 0.6),
    ("P", 0.65),
    ("%mwMWO@Q", 0.96),
    ("0123456789+<=>~$#^_−", 0.58),
)
_WIDTHS = {letter: width for letters, width in _CLASSES for letter in letters}
_BLANKS = re.compile(r"[ \t\r\n\v\f]+")
_OTHER, _NONE = 0.75, ("Mn", "Me", "Cf", "Cc")
_NO_START = frozenset("，。、；：？！）》〕”’%‰,.;:?!)]}①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_NO_END = frozenset("（《〔“‘([{")


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WFA" and letter != "−"


def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in _NONE:
        return 0.0
    return 1.0 if _is_wide(letter) else _OTHER


@lru_cache(maxsize=8192)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate a text's width at a font size, never less than it will be; spaces between scripts are counted."""
    wide = sum(_width(letter) for letter in text)
    wide += BETWEEN * sum(_is_wide(a) != _is_wide(b) and " " not in (a, b) for a, b in pairwise(text))
    return wide * size * (BOLDER if bold else 1)


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


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break text into lines that fit, as many as it takes; nothing is dropped.

    No line starts with a comma or ends with an opening mark; a number or word stays whole unless it alone is too wide.
    """
    lines = [""]
    for piece in _pieces(_BLANKS.sub(" ", text).strip()):
        if lines[-1] and width_of(lines[-1] + piece.rstrip(" \u3000"), size, bold=bold) > room:
            lines.append("")
        for letter in piece if width_of(piece, size, bold=bold) > room else (piece,):
            if lines[-1] and width_of((lines[-1] + letter).rstrip(" \u3000"), size, bold=bold) > room:
                lines.append("")
            lines[-1] += letter
    return tuple(line.strip(" \u3000") for line in lines)


def _pieces(text: str) -> list[str]:
    """What may not be broken: a Chinese character with its punctuation, a run of Latin letters or digits."""
    pieces = [""]
    for letter in text:
        held = pieces[-1]
        joins = (
            letter in _NO_START
            or letter in " \u3000"
            or (held and held[-1] in _NO_END)
            or (held and not _is_wide(letter) and not _is_wide(held[-1]) and held[-1] not in " \u3000")
        )
        if joins:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def label(text: str, x: float, y: float, room: float, *, size: float = 13) -> str:
    """Write a right-aligned label that ends at x, its lines centred on y."""
    lines = lines_of(text, size, room)
    top = y - (len(lines) - 1) * (size + 3) / 2 + size * 0.36
    spans = "".join(
        f'<tspan x="{x:g}" y="{top + place * (size + 3):g}">{escape(line)}</tspan>' for place, line in enumerate(lines)
    )
    return f'<text class="label" text-anchor="end" font-size="{size:g}">{spans}</text>'
