"""The Chinese words for what is read."""

from wenxiao.reading import Figure

KINDS = {"level": "总量", "growth": "增速", "change": "增减", "ratio": "比率", "rank": "位次"}
STATUSES = {"achieved": "实际", "target": "目标", "baseline": "基期"}
ROLES = {"review": "回顾", "aims": "目标", "plan": "安排", "problems": "问题", "list": "清单", "notes": "注释"}
BOUNDS = {
    "exact": "", "about": "左右", "at_least": "以上（含）", "more_than": "超过", "at_most": "以内（含）",
    "less_than": "低于", "between": "区间",
}  # fmt: skip
BASES = {"yoy": "同比", "annual_average": "年均", "cumulative": "累计"}


def amount_of(figure: Figure) -> str:
    """Write value and range without the unit: `6—6.5`; minus is U+2212."""
    high = f"—{figure.high:f}" if figure.high is not None else ""
    return f"{figure.value:f}{high}".replace("-", "−")


def status_of(figure: Figure) -> str:
    """Write status, with 预计 where it is expected only."""
    return STATUSES[figure.status] + ("（预计）" if figure.expected else "")


def shown_period(period: str) -> str:
    """Write a period as prose does: `2021～2025年`, 未写明 where the text gives none."""
    return f"{period.replace('-', '～')}年" if period else "未写明"


def shown_deadline(deadline: str) -> str:
    """Write a deadline by how exact it is: `2025年`, `2025年6月`, `2025-06-30`."""
    parts = deadline.split("-")
    if len(parts) == 2:
        return f"{parts[0]}年{int(parts[1])}月"
    return f"{deadline}年" if len(parts) == 1 and deadline else deadline
