"""How the desk writes moments, and sentences with moments in them."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.translation import gettext

from wenxiao.calendars import WorkingCalendar
from wenxiao.sentences import Sentence, Value, shown
from wenxiao_web.clock import ZONE
from wenxiao_web.language import in_english
from wenxiao_web.matters.sentences import WORDS

register = template.Library()

_WEEKDAYS_ZH = "一二三四五六日"


@register.filter
def said(sentence: Sentence | None) -> str:
    """Say one of the domain's sentences in the reader's language."""
    return "" if sentence is None else sentence.render(gettext, _shown)


def _shown(value: Value) -> str:
    if not in_english():
        return shown(value)
    if isinstance(value, datetime):
        return f"{value.astimezone(ZONE):%-d %b %H:%M}"
    return f"{value:%-d %b}" if isinstance(value, date) else _in_words(shown(value))


def _in_words(text: str) -> str:
    """Translate what is the domain's own; names, titles and units stay as they were written."""
    parts = text.split("、")
    return ", ".join(map(gettext, parts)) if WORDS.issuperset(parts) else text


@register.filter
def moment(at: datetime | None) -> str:
    """Write a moment in prose: `9月24日 17:00`."""
    return "" if at is None else _shown(at.astimezone(ZONE))


@register.filter
def moment_in_full(at: datetime) -> str:
    """Write a moment in prose with its year: `2025年9月24日 17:00`."""
    return f"{day_in_full(at)} {clock_time(at)}"


@register.filter
def long_moment(at: datetime) -> str:
    """Write the present moment: `2025年9月24日 星期三 09:20`."""
    at = at.astimezone(ZONE)
    if in_english():
        return f"{at:%A %-d %B %Y, %H:%M}"
    return f"{at.year}年{at.month}月{at.day}日　星期{_WEEKDAYS_ZH[at.weekday()]}　{at:%H:%M}"


@register.filter
def short_day(at: datetime | date | None) -> str:
    """Write a day in a table: `09-24 周三`."""
    if at is None:
        return ""
    on = at.astimezone(ZONE) if isinstance(at, datetime) else at
    return f"{on:%m-%d %a}" if in_english() else f"{on:%m-%d} 周{_WEEKDAYS_ZH[on.weekday()]}"


@register.filter
def clock_time(at: datetime) -> str:
    """Write the time of day: `17:00`."""
    return f"{at.astimezone(ZONE):%H:%M}"


@register.filter
def stamp(at: datetime) -> str:
    """Write a moment in a list: `09-24 09:20`."""
    return f"{at.astimezone(ZONE):%m-%d %H:%M}"


@register.filter
def full_stamp(at: datetime) -> str:
    """Write a moment with its year: `2025-09-24 09:20`."""
    return f"{at.astimezone(ZONE):%Y-%m-%d %H:%M}"


@register.filter
def iso_day(on: date | datetime | None) -> str:
    """Write a day as `2025-09-24`."""
    if on is None:
        return ""
    return f"{on.astimezone(ZONE) if isinstance(on, datetime) else on:%Y-%m-%d}"


@register.filter
def short_date(on: date) -> str:
    """Write a day in a chart: `09-24`."""
    return f"{on:%m-%d}"


@register.filter
def day_only(at: datetime) -> str:
    """Write the day of a moment in prose: `9月24日`."""
    return _shown(at.astimezone(ZONE).date())


@register.filter
def day_in_full(at: datetime) -> str:
    """Write a day with its year: `2025年9月24日`."""
    at = at.astimezone(ZONE)
    return f"{at:%-d %B %Y}" if in_english() else f"{at.year}年{at.month}月{at.day}日"


@register.filter
def month_name(number: str) -> str:
    """Name a month on an axis: `9月`."""
    return f"{date(2000, int(number), 1):%b}" if in_english() else f"{number}月"


@register.simple_tag
def days_left(due_at: datetime | None, at: datetime, calendar: WorkingCalendar) -> dict[str, Any]:
    """Count the working days to a moment, and say so: `剩5个工作日`, `超6个工作日`."""
    if due_at is None:
        return {"text": "", "is_late": False}
    days = calendar.working_days_after(calendar.day_of(at), calendar.day_of(due_at))
    if due_at <= at:
        text = gettext("超%(days)s个工作日") % {"days": -days} if days else gettext("今天已过时限")
        return {"text": text, "is_late": True}
    return {"text": gettext("剩%(days)s个工作日") % {"days": days} if days else gettext("今天到期"), "is_late": False}
