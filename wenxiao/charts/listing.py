"""The red and yellow matters one by one: lamp, title, reason, due day."""

from collections.abc import Iterator, Sequence
from datetime import date

from wenxiao.charts.lamps import LETTERS, WORDS, Lamp, worst_first
from wenxiao.charts.lettering import wrapped
from wenxiao.charts.matters import WallMatter
from wenxiao.charts.scene import Glyph, Item, Line, Text

TITLE, META = 18.0, 15.0
TITLE_LINE, META_LINE, AIR = 24.0, 20.0, 10.0
TITLE_ROOM, REASON_ROOM, DUE_ROOM, LAMP_ROOM, GAP = 330.0, 290.0, 96.0, 52.0, 20.0
WIDTH = LAMP_ROOM + TITLE_ROOM + GAP + REASON_ROOM + GAP + DUE_ROOM
_HEADS = ("灯", "事项", "为什么", "到期")


def needing_attention(matters: Sequence[WallMatter]) -> list[WallMatter]:
    """The red and yellow ones, worst first, then the earliest due."""
    bad = [matter for matter in matters if matter.lamp in (Lamp.RED, Lamp.YELLOW)]
    return sorted(bad, key=lambda matter: (worst_first(matter.lamp), matter.due or date.max))


def list_items(matters: Sequence[WallMatter], *, most: int) -> Iterator[Item]:
    """The list from (0, 0) down, at most so many rows; what is left out is counted."""
    xs = (0.0, LAMP_ROOM, LAMP_ROOM + TITLE_ROOM + GAP, WIDTH - DUE_ROOM)
    for head, x in zip(_HEADS, xs, strict=True):
        yield Text(x=x, y=16, words=head, size=META, look="t2")
    y = 26.0
    yield Line(points=((0, y), (WIDTH, y)), look="rule")
    shown = list(matters[:most])
    for number, matter in enumerate(shown):
        if number and matter.lamp is not shown[number - 1].lamp:
            yield Line(points=((0, y), (WIDTH, y)), look="edge")
        high = _height(matter)
        yield from _row(matter, xs, y)
        y += high
        yield Line(points=((0, y), (WIDTH, y)), look="grid")
    left_out = len(matters) - len(shown)
    words = f"另有{left_out}项红灯、黄灯未列出" if left_out else "" if matters else "没有红灯，也没有黄灯。"
    if words:
        yield Text(x=0, y=y + 26, words=words, size=META, look="t2")


def _meta(matter: WallMatter) -> tuple[str, ...]:
    return wrapped("　".join(filter(None, (matter.group, matter.kind))), META, TITLE_ROOM)


def _height(matter: WallMatter) -> float:
    title = len(wrapped(matter.title, TITLE, TITLE_ROOM, bold=True)) * TITLE_LINE
    reason = len(wrapped(matter.reason, META, REASON_ROOM)) * META_LINE
    return max(title + len(_meta(matter)) * META_LINE, reason + 4) + AIR


def _row(matter: WallMatter, xs: Sequence[float], top: float) -> Iterator[Item]:
    y = top + AIR / 2 + TITLE_LINE / 2
    yield Glyph(x=9, y=y, lamp=matter.lamp, size=18, title=WORDS[matter.lamp])
    yield Text(x=24, y=y + 6, words=LETTERS[matter.lamp], size=TITLE, bold=True)
    line_top = top + AIR / 2
    for line in wrapped(matter.title, TITLE, TITLE_ROOM, bold=True):
        line_top += TITLE_LINE
        yield Text(x=xs[1], y=line_top - 6, words=line, size=TITLE, bold=True)
    for line in _meta(matter):
        line_top += META_LINE
        yield Text(x=xs[1], y=line_top - 5, words=line, size=META, look="t2")
    line_top = top + AIR / 2 + 4
    for line in wrapped(matter.reason, META, REASON_ROOM):
        line_top += META_LINE
        yield Text(x=xs[2], y=line_top - 5, words=line, size=META)
    if matter.due:
        yield Text(x=xs[3], y=y + 6, words=f"{matter.due:%Y-%m-%d}", size=META)
