"""The chart of one thing: targets as steps over their year, outcomes as dots, implied ones hollow with whiskers."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from wenxiao.cli.checking.page_plots import Aim, Plot, Point
from wenxiao.delivery import VerdictCode
from wenxiao.delivery.wording import shown_figure
from wenxiao.indicators import Statement

WIDTH, HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 872, 330, 34, 56, 64, 24
STEP = 40  # half the length of a target's step, at most
TICKS = 5
_NICE = (1, 2, 5, 10)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartWords:
    """The words of a chart, Chinese unless others are given."""

    label: str = "{scope} {title}，{first}至{last}年的目标和结果"
    no_aim: str = "无目标"
    implied: str = "推算"
    starts: str = "纵轴从{low}起"
    verdict: Callable[[VerdictCode], str] = lambda code: code.chinese
    aim: Callable[[Statement], str] = shown_figure
    title: Callable[[Plot], str] = lambda plot: plot.title


_CHINESE = ChartWords()


def chart_of(plot: Plot, words: ChartWords = _CHINESE) -> str:
    """Draw a plot; under each year stands what became of its target."""
    years = _years(plot)
    column = (WIDTH - LEFT - RIGHT) / len(years)
    ticks = _ticks(*_ends(plot))
    low, high = ticks[0], ticks[-1]

    def x(year: int) -> float:
        return LEFT + (years.index(year) + 0.5) * column

    def y(value: Decimal) -> float:
        within = min(max(value, low), high)
        return HEIGHT - BOTTOM - float((within - low) / (high - low)) * (HEIGHT - BOTTOM - TOP)

    half = min(STEP, column * 0.45)
    drawn = _axes(ticks, y, plot.unit) + "".join(_year(plot, year, x(year), column, words) for year in years)
    drawn += _line(plot, x, y)
    drawn += "".join(
        _aim(aim, x(aim.year), y, half, words.aim(aim.verdict.target), _point_of(aim, plot)) for aim in plot.aims
    )
    drawn += "".join(_point(point, x(point.year), y, plot, words) for point in plot.points)
    label = words.label.format(scope=plot.scope, title=words.title(plot), first=years[0], last=years[-1])
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img"'
        f' aria-label="{escape(label)}">{drawn}</svg>'
    )


def starts_at(plot: Plot, words: ChartWords = _CHINESE) -> str:
    """Say where the axis begins, "" where it begins at nought."""
    low = _ticks(*_ends(plot))[0]
    return "" if low == 0 else words.starts.format(low=_plain(low))


def _years(plot: Plot) -> list[int]:
    named = {point.year for point in plot.points} | {aim.year for aim in plot.aims}
    return list(range(min(named), max(named) + 1)) if max(named) - min(named) <= 20 else sorted(named)


def _ends(plot: Plot) -> tuple[Decimal, Decimal]:
    values = [point.value for point in plot.points] + [aim.value for aim in plot.aims]
    values += [aim.high for aim in plot.aims if aim.high is not None]
    values += [end for point in plot.points for end in (point.low, point.high) if end is not None]
    low, high = min(values), max(values)
    room = (high - low) / 5 or abs(high) / 10 or Decimal(1)
    near_nought = low >= 0 and low - room * 3 <= 0
    return (Decimal(0) if near_nought else low - room), high + room


def _ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    rough = (high - low) / TICKS
    power = Decimal(10) ** rough.adjusted()
    step = next(power * nice for nice in _NICE if power * nice >= rough)
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR")
    last = (high / step).to_integral_value(rounding="ROUND_CEILING")
    return [step * number for number in range(int(first), int(last) + 1)]


def _axes(ticks: list[Decimal], y: Callable[[Decimal], float], unit: str) -> str:
    lines = "".join(
        f'<path class="grid" d="M{LEFT} {y(tick):.1f}H{WIDTH - RIGHT}"/>'
        f'<text class="t3" x="{LEFT - 10}" y="{y(tick) + 4:.1f}" text-anchor="end" font-size="12">{_plain(tick)}</text>'
        for tick in ticks
    )
    base = HEIGHT - BOTTOM
    return (
        f'{lines}<path class="axis" d="M{LEFT} {base}H{WIDTH - RIGHT}"/>'
        f'<text class="t3" x="{LEFT - 10}" y="{TOP - 14}" text-anchor="end" font-size="12">{escape(unit)}</text>'
    )


def _year(plot: Plot, year: int, x: float, column: float, words: ChartWords) -> str:
    base = HEIGHT - BOTTOM
    aim = next((aim for aim in plot.aims if aim.year == year), None)
    verdict = escape(words.verdict(aim.verdict.code) if aim else words.no_aim)
    kind = "" if aim else ' class="t3"'
    weight = ' font-weight="700"' if aim else ""
    small = 11 if column < 60 else 13
    return (
        f'<path class="axis" d="M{x:.1f} {base}v5"/>'
        f'<text class="t2" x="{x:.1f}" y="{base + 22}" text-anchor="middle" font-size="13">{year}</text>'
        f'<text{kind}{weight} x="{x:.1f}" y="{base + 42}" text-anchor="middle" font-size="{small}">{verdict}</text>'
    )


def _line(plot: Plot, x: Callable[[int], float], y: Callable[[Decimal], float]) -> str:
    spots = " ".join(f"{x(point.year):.1f},{y(point.value):.1f}" for point in plot.points)
    return f'<polyline class="between" points="{spots}"/>' if len(plot.points) > 1 else ""


def _point_of(aim: Aim, plot: Plot) -> Point | None:
    return next((point for point in plot.points if point.year == aim.year), None)


def _words_of_aim(aim: Aim, point: Point | None, y: Callable[[Decimal], float]) -> float:
    """Where a target's words stand: over its step or under it, clear of the year's outcome and its whisker."""
    at = y(aim.value)
    ends = [y(end) for end in (point.low, point.high) if end is not None] if point and point.implied else []
    return min([at, *ends]) - 16 if point is None or point.value <= aim.value else max([at, *ends]) + 24


def _aim(aim: Aim, x: float, y: Callable[[Decimal], float], half: float, text: str, point: Point | None) -> str:
    at = y(aim.value)
    drawn = f'<path class="aimed" d="M{x - half:.1f} {at:.1f}h{half * 2:.1f}"/>'
    if aim.high is not None:
        top, bottom = sorted((y(aim.high), at))
        width = half * 2
        drawn += (
            f'<rect class="band" x="{x - half:.1f}" y="{top:.1f}" width="{width:.1f}" height="{bottom - top:.1f}"/>'
        )
    elif aim.bound == "about":
        drawn += f'<rect class="band" x="{x - half:.1f}" y="{at - 5:.1f}" width="{half * 2:.1f}" height="10"/>'
    way = {"at_least": -1, "more_than": -1, "at_most": 1, "less_than": 1}.get(aim.bound, 0)
    for place in (-0.6, 0.0, 0.6) if way else ():
        tip = f"m-3 {-way * 4}l3 {way * 4}l3 {-way * 4}"
        drawn += f'<path class="arrow" d="M{x + place * half:.1f} {at:.1f}v{way * 9}{tip}"/>'
    words = _words_of_aim(aim, point, y)
    return (
        f'{drawn}<text class="aim halo" x="{x:.1f}" y="{words:.1f}" text-anchor="middle" font-size="12">'
        f"{escape(text)}</text>"
    )


def _point(point: Point, x: float, y: Callable[[Decimal], float], plot: Plot, wording: ChartWords) -> str:
    at = y(point.value)
    drawn = ""
    if point.implied and point.low is not None and point.high is not None:
        top, bottom = y(point.high), y(point.low)
        drawn = f'<path class="whisker" d="M{x - 5:.1f} {top:.1f}h10m-5 0V{bottom:.1f}m-5 0h10"/>'
    kind = "implied" if point.implied else "stated"
    aim = next((aim for aim in plot.aims if aim.year == point.year), None)
    edge = y(point.low) if point.implied and point.low is not None else at
    top = y(point.high) if point.implied and point.high is not None else at
    below = aim is not None and point.value <= aim.value and edge + 20 < HEIGHT - BOTTOM - 4
    words = edge + 20 if below else top - 11
    note = f"　{escape(wording.implied)}" if point.implied else ""
    return (
        f'{drawn}<circle class="{kind}" cx="{x:.1f}" cy="{at:.1f}" r="5"/>'
        f'<text class="halo" x="{x:.1f}" y="{words:.1f}" text-anchor="middle" font-size="13" font-weight="700">'
        f'{_plain(point.value)}<tspan class="t3" font-weight="400" font-size="12">{note}</tspan></text>'
    )


def _plain(value: Decimal) -> str:
    places = Decimal(1) if abs(value) >= 1000 else Decimal("0.1")
    rounded = value if value == value.to_integral_value() else value.quantize(places)
    whole = rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()
    return f"{whole:f}".replace("-", "−")
