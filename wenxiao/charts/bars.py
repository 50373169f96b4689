"""Rows of stacked counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from wenxiao.charts.lettering import label

WIDTH, ROW, THICK = 720, 34, 16
LABEL, COUNTS, GAP = 210, 190, 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One row: its label, a count for each series, and where it leads (attributes of a link, by name)."""

    label: str
    counts: Mapping[str, int]
    link: Mapping[str, str]
    full_label: str = ""


def stacked_bars(bars: Sequence[Bar], series: Mapping[str, str], *, title: str) -> str:
    """Draw bars whose parts follow `series` (class to name) in order; each row says its counts in words.

    All bars share one scale. A part keeps at least one pixel.
    """
    most = max((sum(bar.counts.values()) for bar in bars), default=0) or 1
    scale = (WIDTH - LABEL - COUNTS - 2 * GAP) / most
    rows = "".join(_row(bar, series, scale, number * ROW) for number, bar in enumerate(bars))
    height = max(1, len(bars)) * ROW
    role = "group" if any(bar.link for bar in bars) else "img"  # what is a picture is not looked into for links
    return (
        f'<svg class="chart bars" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="{role}"'
        f' aria-label="{escape(title)}">{rows}</svg>'
    )


def _row(bar: Bar, series: Mapping[str, str], scale: float, top: float) -> str:
    middle = top + ROW / 2
    x = float(LABEL + GAP)
    parts = []
    for name in series:
        count = bar.counts.get(name, 0)
        if count:
            wide = max(1.0, count * scale)
            parts.append(
                f'<rect class="{name}" x="{x:.1f}" y="{middle - THICK / 2:g}" width="{wide:.1f}" height="{THICK}"/>'
            )
            x += wide
    words = "　".join(f"{name}{bar.counts[key]}" for key, name in series.items() if bar.counts.get(key))
    said = f'<text class="t2" x="{x + 8:.1f}" y="{middle + 4.5:g}" font-size="12">{escape(words)}</text>'
    name = f"<title>{escape(bar.full_label or bar.label)}：{escape(words)}</title>"
    frame = f'<rect class="hit" x="0" y="{top:g}" width="{WIDTH}" height="{ROW}"/>'
    drawn = name + frame + label(bar.label, LABEL, middle, LABEL) + "".join(parts) + said
    link = "".join(f' {key}="{escape(value)}"' for key, value in bar.link.items())
    return f"<a{link}>{drawn}</a>" if link else f"<g>{drawn}</g>"
