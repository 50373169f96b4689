"""Periods as they are said in a report: `8月`, `三季度`, `上半年`, `1～2月`."""

from collections.abc import Sequence

from wenxiao.calendars.periods import Period, PeriodKind

_QUARTERS, _HALVES, _TEN_DAYS = "一二三四", "上下", ("上旬", "中旬", "下旬")


def period_title(period: Period) -> str:
    """Name a period within its year; a year and a term with their numbers."""
    month, number = period.ends_on.month, period.number
    match period.kind:
        case PeriodKind.DAY:
            return f"{month}月{period.ends_on.day}日"
        case PeriodKind.WEEK:
            return f"{period.begins_on.month}月{period.begins_on.day}日一周"
        case PeriodKind.TEN_DAYS:
            return f"{month}月{_TEN_DAYS[min((period.begins_on.day - 1) // 10, 2)]}"
        case PeriodKind.MONTH:
            return f"{month}月"
        case PeriodKind.QUARTER:
            return f"{_QUARTERS[number - 1]}季度"
        case PeriodKind.HALF_YEAR:
            return f"{_HALVES[number - 1]}半年"
    return f"{period}年"


def covered_title(periods: Sequence[Period]) -> str:
    """Name several periods in a row: months from the first to the last, others one by one."""
    first, last = periods[0], periods[-1]
    if first is last or first.kind is not PeriodKind.MONTH:
        return "、".join(map(period_title, periods))
    return f"{first.ends_on.month}～{last.ends_on.month}月"
