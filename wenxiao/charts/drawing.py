"""A scene as SVG."""

from html import escape
from typing import Literal, TypeAlias

from wenxiao.charts.hatching import hatching
from wenxiao.charts.lamps import SHAPES
from wenxiao.charts.scene import Area, Dot, Glyph, Item, Line, Point, Scene, Text, block
from wenxiao.charts.tokens import FACES, Theme, stylesheet

Paper: TypeAlias = Literal["A0", "A1", "A2", "A3", "A4"]
# Millimetres, short side first.
PAPERS: dict[Paper, tuple[int, int]] = {
    "A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297),
}  # fmt: skip
MARGIN = 0.04  # of the short side


def draw(scene: Scene, *, theme: Theme | None = None, size: Paper | None = None) -> str:
    """Return the scene as an SVG document.

    With a theme it carries its own colours and ground; without one, classes only, which the page's style sheet fills.
    With a size it is as large as fits on that paper, in millimetres; without one, as large as laid out, in pixels.
    """
    width, height, unit = scene.width, scene.height, ""
    if size:
        width, height = printed_size(scene, size)
        unit = "mm"
    ground = _item(block(0, 0, scene.width, scene.height, "paper")) if theme else ""
    style = f"<style>{stylesheet(theme)}</style>" if theme else ""
    face = f" font-family='{FACES}'" if theme else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {scene.kind}" viewBox="0 0 {_n(scene.width)}'
        f' {_n(scene.height)}" width="{_n(width)}{unit}" height="{_n(height)}{unit}" role="img"'
        f' aria-label="{_said(scene.title)}"{face}>{style}{ground}{"".join(map(_item, scene.items))}</svg>'
    )


def page_size(scene: Scene, paper: Paper) -> tuple[int, int]:
    """Width and height of the sheet in millimetres, turned the way the scene lies."""
    short, long = PAPERS[paper]
    return (long, short) if scene.width >= scene.height else (short, long)


def printed_size(scene: Scene, paper: Paper) -> tuple[float, float]:
    """Width and height in millimetres at which the scene fills the sheet inside its margin."""
    margin = 2 * MARGIN * PAPERS[paper][0]
    wide, high = (side - margin for side in page_size(scene, paper))
    scale = min(wide / scene.width, high / scene.height)
    return scene.width * scale, scene.height * scale


def _item(item: Item) -> str:
    match item:
        case Text():
            bold = ' font-weight="700"' if item.bold else ""
            anchor = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
            return (
                f'<text class="{item.look} halo" x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}"'
                f"{anchor}{bold}>{_said(item.words)}</text>"
            )
        case Glyph():
            return _glyph(item)
        case Dot():
            return f'<circle class="{item.look}" cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.radius)}"/>'
        case Line():
            return f'<path class="{item.look}" d="{_path(item.points)}"/>'
        case Area(hatched=True):
            strokes = "".join(_path(stroke) for stroke in hatching(item.points))
            edge = f'<path class="edge" d="{_path(item.points)}Z"/>'
            return f'<path class="paper" d="{_path(item.points)}Z"/><path class="{item.look}" d="{strokes}"/>{edge}'
        case Area():
            return f'<path class="{item.look}" d="{_path(item.points)}Z"/>'


def _glyph(glyph: Glyph) -> str:
    corner = f"translate({_n(glyph.x - glyph.size / 2)} {_n(glyph.y - glyph.size / 2)})"
    scale = f" scale({_n(glyph.size / 16, 3)})" if glyph.size != 16 else ""
    name = f' role="img" aria-label="{_said(glyph.title)}"' if glyph.title else ""
    title = f"<title>{_said(glyph.title)}</title>" if glyph.title else ""
    dimmed = ' class="dimmed"' if glyph.dimmed else ""
    return f'<g{dimmed} transform="{corner}{scale}"{name}>{title}{SHAPES[glyph.lamp]}</g>'


def _path(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _n(value: float, places: int = 1) -> str:
    shown = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def _said(words: str) -> str:
    """Escape, and leave out what XML cannot hold."""
    return escape("".join(letter for letter in words if letter.isprintable() or letter == "\u3000"))
