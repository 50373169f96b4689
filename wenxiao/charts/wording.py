"""The fixed words of the charts over time, as templates: another language is another Wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wenxiao.charts.lamps import MEANINGS, WORDS, Lamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """Chinese by default. What stands in braces is filled in; a translation keeps the names in them."""

    months: tuple[str, ...] = tuple(f"{month}月" for month in range(1, 13))
    month_of_year: str = "{year}年{month}"
    year: str = "{year}年"
    day: str = "{month}{on}日"
    day_of_year: str = "{year}年{month}{on}日"
    today: str = "今天　{day}"
    rest: str = "休"
    start: str = "{day} 起"
    due: str = "{day} 时限"
    first_due: str = "原时限{day}"
    spine: str = "事项时限"
    spine_about: str = "主骨为时间"
    expires: str = "{moment}到期"
    stopped: str = "{moment}办结"
    paused: str = "停表"
    frozen: str = "冻结基线"
    adjustment: str = "一次调整"
    deadline: str = "时限"
    running: str = "走表"
    left: str = "剩余"
    near: str = "临近"
    over: str = "已停"
    open_end: str = "停表未定"
    actual: str = "实际"
    plan: str = "计划"
    forecast: str = "预测"
    reached: str = "实际{amount}"
    reached_more: str = "实际{amount}，比计划多{off}{unit}"
    reached_fewer: str = "实际{amount}，比计划少{off}{unit}"
    reached_same: str = "实际{amount}，与计划相同"
    planned: str = "计划{amount}"
    frozen_at: str = "冻结基线{amount}"
    expected: str = "预测{low}～{high}（{certainty}）"
    lamps: Mapping[Lamp, str] = field(default_factory=lambda: WORDS)
    meanings: Mapping[Lamp, str] = field(default_factory=lambda: MEANINGS)


CHINESE = Wording()
