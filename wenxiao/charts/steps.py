"""For each row what was reached and what is aimed at, on one axis."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from wenxiao.charts.lettering import label
from wenxiao.charts.scales import round_ticks, shown_amount

WIDTH, ROW, AXIS = 720, 38, 28
LABEL, WORDS, REACHED_WORDS, GAP = 150, 260, 116, 16
MOST_TICKS, FINEST = 6, Decimal("0.5")


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One row: what was reached, what is aimed at (a range where it has two ends), and how the aim is bound."""

    label: str
    reached: Decimal | None
    aimed: Decimal
    aimed_high: Decimal | None
    bound: str  # at_least and more_than point up, at_most and less_than down, about is a band
    reached_words: str
    aimed_words: str
    reached_link: Mapping[str, str]
    aimed_link: Mapping[str, str]


def reached_and_aimed(steps: Sequence[Step], *, unit: str, title: str) -> str:
    """Draw each row's reached value as a dot and its aim as a step; the axis holds every value and says its unit.

    The axis starts at zero unless a value lies below.
    """
    values = [v for step in steps for v in (step.reached, step.aimed, step.aimed_high) if v is not None]
    ticks = round_ticks(min([Decimal(0), *values]), max([Decimal(1), *values]), most=MOST_TICKS, finest=FINEST)
    left, right = LABEL + GAP, WIDTH - WORDS - GAP
    height = len(steps) * ROW + AXIS

    def x(value: Decimal) -> float:
        return left + float((value - ticks[0]) / (ticks[-1] - ticks[0])) * (right - left)

    lines = "".join(
        f'<path class="grid" d="M{x(tick):.1f} {AXIS - 4}V{height}"/>'
        f'<text class="t3" x="{x(tick):.1f}" y="{AXIS - 12}" text-anchor="middle" font-size="12">'
        f"{shown_amount(tick)}{unit}</text>"
        for tick in ticks
    )
    rows = "".join(_row(step, AXIS + (number + 0.5) * ROW, x) for number, step in enumerate(steps))
    role = "group" if any(step.aimed_link or step.reached_link for step in steps) else "img"
    return (
        f'<svg class="chart steps" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="{role}"'
        f' aria-label="{escape(title)}">{lines}{rows}</svg>'
    )


def _row(step: Step, y: float, x: Callable[[Decimal], float]) -> str:
    drawn = label(step.label, LABEL, y, LABEL)
    aimed = x(step.aimed)
    reached = None if step.reached is None else x(step.reached)
    if reached is not None:
        drawn += f'<path class="between" d="M{reached:.1f} {y:g}H{aimed:.1f}"/>'
    drawn += _linked(step.aimed_link, _aim(step, y, x), f"{step.label}：{step.aimed_words}")
    if reached is not None:  # last, so that it can be seen and pressed where both are the same
        dot = f'<circle class="reached" cx="{reached:.1f}" cy="{y:g}" r="5"/>'
        drawn += _linked(step.reached_link, dot, f"{step.label}：{step.reached_words}")
    drawn += _linked(step.reached_link, _words(step.reached_words, WIDTH - WORDS, y))
    drawn += _linked(step.aimed_link, _words(step.aimed_words, WIDTH - WORDS + REACHED_WORDS, y))
    return f"<g>{drawn}</g>"


def _words(words: str, x: float, y: float) -> str:
    return f'<text class="t2" x="{x:g}" y="{y + 4.5:g}" font-size="12">{escape(words)}</text>' if words else ""


def _aim(step: Step, y: float, x: Callable[[Decimal], float]) -> str:
    """A step; a range or 左右 is a band around it, 以上 and 以内 carry a small arrow."""
    at = x(step.aimed)
    drawn = ""
    if step.aimed_high is not None:
        drawn += f'<rect class="band" x="{at:.1f}" y="{y - 7:g}" width="{x(step.aimed_high) - at:.1f}" height="14"/>'
    elif step.bound == "about":
        drawn += f'<rect class="band" x="{at - 6:.1f}" y="{y - 7:g}" width="12" height="14"/>'
    way = {"at_least": 1, "more_than": 1, "at_most": -1, "less_than": -1}.get(step.bound)
    if way:
        drawn += f'<path class="arrow" d="M{at:.1f} {y - 9:g}h{way * 8}m{-way * 3} -3l{way * 3} 3l{-way * 3} 3"/>'
    return drawn + f'<path class="aimed" d="M{at:.1f} {y - 10:g}v20"/>'


def _linked(link: Mapping[str, str], drawn: str, name: str = "") -> str:
    """Make a link of what is drawn; `name` is its name where it holds no words."""
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in link.items())
    named = f' aria-label="{escape(name)}"' if name else ""
    return f"<a{attributes}{named}>{drawn}</a>" if attributes and drawn else drawn
