"""The charts of a reading room: what stands where, and what is aimed at against what was reached."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from wenxiao.charts import Bar, Step, reached_and_aimed, stacked_bars
from wenxiao.cli.reading.chapters import Chapter, chapters_of, charted, grouped
from wenxiao.cli.reading.wording import BOUNDS, KINDS, STATUSES, amount_of, shown_period
from wenxiao.indicators import indicators
from wenxiao.reading import Figure
from wenxiao.reading.reading import Reading

MOST_UNITS = 16
_TASKS = {"numbered": "有数据", "plain": "无数据"}


def charts_of(reading: Reading, prefix: str) -> str:
    """Write the charts that this document gives rise to; each bar and dot leads to what it counts."""
    chapters = chapters_of(reading.document)
    drawn = (
        _figures_by_kind(reading),
        _figures_by_chapter(reading, charted(chapters, (figure.start for figure in reading.figures))),
        _growth(reading.figures, prefix),
        _tasks_by_chapter(reading, charted(chapters, (task.start for task in reading.tasks))),
        _tasks_by_unit(reading),
    )
    return "".join(drawn) or '<p class="empty">没有读出数据和任务，没有可画的图。</p>'


def _chart(title: str, note: str, drawn: str) -> str:
    return f'<figure><figcaption><h2>{title}</h2><p class="meta">{escape(note)}</p></figcaption>{drawn}</figure>\n'


def _figures_by_kind(reading: Reading) -> str:
    if not reading.figures:
        return ""
    bars = [
        Bar(label=name, counts=_by_status(of_kind), link=_filter("figures") | {"data-kind": kind})
        for kind, name in KINDS.items()
        if (of_kind := [figure for figure in reading.figures if figure.kind == kind])
    ]
    total = "、".join(f"{STATUSES[status]}{count}条" for status, count in _by_status(reading.figures).most_common())
    drawn = stacked_bars(bars, STATUSES, title="各类数据条数")
    return _chart("读出的数据", f"全文{total}。点一行，只看这一类。", drawn)


def _figures_by_chapter(reading: Reading, chapters: Sequence[Chapter]) -> str:
    if not chapters:
        return ""
    counted = [_by_status(group) for group in grouped(chapters, reading.figures)]
    drawn = stacked_bars(_bars(chapters, counted, "figures"), STATUSES, title="各章节数据条数")
    return _chart("各章节的数据", "点一行，只看这一章。", drawn)


def _by_status(figures: Sequence[Figure]) -> Counter[str]:
    return Counter(figure.status for figure in figures)


def _tasks_by_chapter(reading: Reading, chapters: Sequence[Chapter]) -> str:
    if not reading.tasks:
        return ""
    counted = [
        Counter("numbered" if task.figures else "plain" for task in group) for group in grouped(chapters, reading.tasks)
    ]
    if not counted:
        return ""
    drawn = stacked_bars(_bars(chapters, counted, "tasks"), _TASKS, title="各章节任务项数")
    return _chart("各章节的任务", "点一行，只看这一章。", drawn)


def _tasks_by_unit(reading: Reading) -> str:
    counted = Counter(task.lead_unit for task in reading.tasks if task.lead_unit)
    if not counted:
        return ""
    bars = [
        Bar(label=unit, counts={"numbered": count}, link=_filter("tasks") | {"data-q": unit})
        for unit, count in counted.most_common(MOST_UNITS)
    ]
    left_out = len(counted) - len(bars)
    note = f"任务最多的{len(bars)}个单位，另有{left_out}个未画。" if left_out else f"共{len(bars)}个单位。"
    return _chart(
        "牵头单位",
        f"{note}点一行，只看这个单位的任务。",
        stacked_bars(bars, {"numbered": ""}, title="牵头单位的任务项数"),
    )


def _bars(chapters: Sequence[Chapter], counts: Sequence[Counter[str]], table: str) -> list[Bar]:
    nexts = [*(chapter.start for chapter in chapters[1:]), chapters[-1].end]
    return [
        Bar(
            label=chapter.short,
            full_label=chapter.title,
            counts=count,
            link=_filter(table, f"{chapter.start}-{min(chapter.end, end)}"),
        )
        for chapter, count, end in zip(chapters, counts, nexts, strict=True)
        if sum(count.values())
    ]


def _filter(table: str, where: str = "") -> dict[str, str]:
    return {"href": "#", "data-tab": table, "data-range": where}


def _growth(figures: Sequence[Figure], prefix: str) -> str:
    """Pair, for each indicator, the growth aimed at with the newest growth reached before."""
    steps = [step for indicator in indicators() if (step := _step(indicator.code, indicator.name, figures, prefix))]
    if not steps:
        return ""
    drawn = reached_and_aimed(steps, unit="%", title="增速的实际与目标")
    return _chart("增速：实际与目标", "圆点是已实现的增速，竖线是目标，箭头表示以上或以内，色带表示左右或区间。", drawn)


def _step(code: str, name: str, figures: Sequence[Figure], prefix: str) -> Step | None:
    of_it = [
        (number, figure)
        for number, figure in enumerate(figures, 1)
        if figure.indicator == code and figure.kind == "growth" and figure.unit == "%" and figure.period
    ]
    aim = next(((n, f) for n, f in of_it if f.status == "target"), None)
    if aim is None:
        return None
    reached = [(n, f) for n, f in of_it if f.status == "achieved" and f.period < aim[1].period and "-" not in f.period]
    newest = max(reached, key=lambda held: (held[1].period, -held[0]), default=None)
    return Step(
        label=name,
        reached=newest[1].value if newest else None,
        aimed=aim[1].value,
        aimed_high=aim[1].high,
        bound=aim[1].bound,
        reached_words=_said(newest[1]) if newest else "",
        aimed_words=_said(aim[1]),
        reached_link=_to(newest[0], prefix) if newest else {},
        aimed_link=_to(aim[0], prefix),
    )


def _said(figure: Figure) -> str:
    bound = "" if figure.bound == "between" else BOUNDS[figure.bound].removesuffix("（含）")
    return f"{shown_period(figure.period)}{STATUSES[figure.status]}{amount_of(figure)}%{bound}"


def _to(number: int, prefix: str) -> dict[str, str]:
    return {"href": f"#{prefix}f{number}", "data-to": f"f{number}"}
