"""Colours and strokes by name: what each class of a chart looks like, in light and dark."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

Theme: TypeAlias = Literal["light", "dark"]

FACES = (
    '"PingFang SC","Microsoft YaHei","HarmonyOS Sans SC","Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC",'
    "sans-serif"
)

COLOURS: Mapping[Theme, Mapping[str, str]] = {
    "light": {
        "ink": "#1a1d21", "ink2": "#474d56", "ink3": "#636a74", "line": "#dde0e4", "line2": "#b3b8bf",
        "ground": "#fff", "ground2": "#f5f6f7", "ground3": "#e9ebee", "accent": "#54408c", "g": "#1f7a46",
        "y": "#f2b705", "yl": "#7a5600", "r": "#bf2a2f", "n": "#6b727c", "b": "#1f5fa8",
    },
    "dark": {
        "ink": "#eef0f2", "ink2": "#bcc3ca", "ink3": "#949ca5", "line": "#2a3036", "line2": "#515a64",
        "ground": "#0f1215", "ground2": "#161a1e", "ground3": "#22282e", "accent": "#b9a8ee", "g": "#45b978",
        "y": "#ffc93c", "yl": "#ffc93c", "r": "#ff6f6a", "n": "#98a1ab", "b": "#6aaef5",
    },
}  # fmt: skip

_LINE = "fill:none;stroke:"
_LOOKS = {
    # text
    "t1": "fill:$ink",
    "t2": "fill:$ink2",
    "t3": "fill:$ink3",
    "ta": "fill:$accent",
    "halo": "paint-order:stroke;stroke:$ground;stroke-width:4px;stroke-linejoin:round",
    # the page
    "paper": "fill:$ground",
    "rest": "fill:$ground2",
    "grid": f"{_LINE}$line;stroke-width:1px",
    "rule": f"{_LINE}$line2;stroke-width:1px",
    "tag": f"{_LINE}$line2;stroke-width:1px;stroke-dasharray:3 2",
    "today": f"{_LINE}$accent;stroke-width:2px",
    # fishbone
    "spine": f"{_LINE}$ink;stroke-width:5px;stroke-linejoin:round",
    "head": "fill:$ground;stroke:$ink;stroke-width:3px;stroke-linejoin:round",
    "bone": f"{_LINE}$ink2;stroke-width:2px;stroke-linejoin:round",
    "pole": f"{_LINE}$ink3;stroke-width:1px",
    "frozen": f"{_LINE}$ink3;stroke-width:1px;stroke-dasharray:1 3",
    "dot": "fill:$ground;stroke:$ink3;stroke-width:1.2px",
    "moved": f"{_LINE}$ink3;stroke-width:1px",
    "deadline": f"{_LINE}$ink;stroke-width:3px",
    # bars and lines
    "run": "fill:$ink2",
    "left": "fill:$ground;stroke:$ink2;stroke-width:1px",
    "track": "fill:$ground3",
    "over": "fill:$line2",
    "near": f"{_LINE}$ink;stroke-width:1.5px;stroke-dasharray:2 2",
    "hatch": f"{_LINE}$ink3;stroke-width:1.4px",
    "stopped": f"{_LINE}$ink2;stroke-width:2px",
    "edge": f"{_LINE}$ink3;stroke-width:1px",
    "actual": f"{_LINE}$ink;stroke-width:3.5px;stroke-linejoin:round;stroke-linecap:round",
    "point": "fill:$ink",
    "plan": f"{_LINE}$ink;stroke-width:1.5px;stroke-dasharray:6 3",
    # lamps
    "lamp-g": "fill:$g",
    "lamp-y": "fill:$y;stroke:$yl;stroke-width:1.4px;stroke-linejoin:round",
    "lamp-r": "fill:$r",
    "lamp-n": "fill:$ground;stroke:$n;stroke-width:1.8px",
    "lamp-b": "fill:$b",
    "lamp-tick": f"{_LINE}$ground;stroke-width:1.8px",
    "lamp-late": f"{_LINE}$r;stroke-width:1.8px",
    "dimmed": "opacity:.75",
}


def stylesheet(theme: Theme | None = None) -> str:
    """Return the rules of every class: with a theme its colours, without one the page's own tokens (`var(--ink)`)."""
    return "".join(f"svg.chart .{name}{{{_filled(look, theme)}}}" for name, look in _LOOKS.items())


def _filled(look: str, theme: Theme | None) -> str:
    for name in sorted(COLOURS["light"], key=len, reverse=True):
        look = look.replace(f"${name}", COLOURS[theme][name] if theme else f"var(--{name})")
    return look
