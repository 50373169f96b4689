"""`wenxiao calendar`: show, count, check and add working days."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, zip_longest
from pathlib import Path

import click

from wenxiao.calendars import Period, PeriodKind, PublishedYear, Tempo, TimeUnit, WorkingCalendar, published_year
from wenxiao.calendars.published import KNOWN_YEARS
from wenxiao.cli.kept import DEFAULT_OFFICE, keep_year, kept_calendar
from wenxiao.sentences import shown

_DAY = timedelta(days=1)
_SATURDAY, _COLUMNS = 5, 3
_BLANK, _GAP = " " * 5, " " * 4
_WEEK = "".join(f" {name}  " for name in "一二三四五六日")
UNITS = {
    TimeUnit.WORKING_DAYS: "个工作日",
    TimeUnit.CALENDAR_DAYS: "天",
    TimeUnit.WORKING_HOURS: "个工作时",
    TimeUnit.HOURS: "小时",
}
FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"])
OFFICE = click.option(
    "--office", default=DEFAULT_OFFICE, show_default=True, help="作息的代码，如service_hall、duty_room。"
)


@click.group(short_help="看日历，数工作日，装入新一年的调休安排。")
def calendar() -> None:
    """工作日历：看哪天上班哪天放假，数两个日子之间的工作日，检查和装入新一年的调休安排。"""


@calendar.command()
@click.argument("period", metavar="YEAR|MONTH")
@OFFICE
def show(period: str, office: str) -> None:
    """印出一年（2025）或一个月（2025-10）的日历：班是调休上班，休是放假。"""
    wanted = Period.parse(period)
    if wanted is None or wanted.kind not in (PeriodKind.YEAR, PeriodKind.MONTH):
        raise click.UsageError(f"“{period}”不是年或月，应如2025或2025-10。")
    office_days = kept_calendar(office)
    months = list(wanted.parts(PeriodKind.MONTH)) if wanted.is_year else [wanted]
    for line in _page(months, office_days):
        click.echo(line.rstrip())
    working = sum(map(office_days.is_working_day, _days(wanted)))
    click.echo(
        f"{wanted.last_year}年工作日{working}天　班 调休上班　休 放假" if wanted.is_year else "班 调休上班　休 放假"
    )
    _warn(office_days, wanted.begins_on, wanted.ends_on)


@calendar.command()
@click.argument("first", metavar="FROM", type=MOMENT)
@click.argument("last", metavar="TO", type=MOMENT)
@click.option(
    "--unit",
    type=click.Choice([unit.value for unit in UNITS]),
    default=TimeUnit.WORKING_DAYS.value,
    show_default=True,
    help="数什么。",
)
@OFFICE
def count(first: datetime, last: datetime, unit: str, office: str) -> None:
    """数从FROM到TO有多少时间。数天的，起始日不计；数小时的，可以写到分：2025-09-24T09:00，不写则从0点起。"""
    days = kept_calendar(office)
    begin, end = first.date(), last.date()
    marked_from = begin + _DAY
    if TimeUnit(unit) is TimeUnit.WORKING_DAYS:
        amount = Fraction(days.working_days_after(begin, end))
    elif TimeUnit(unit) is TimeUnit.CALENDAR_DAYS:
        amount = Fraction((end - begin).days)
    else:
        if last < first:
            raise click.UsageError("TO早于FROM，请对调。")
        marked_from = begin
        amount = Tempo(TimeUnit(unit), days).elapsed(first.replace(tzinfo=days.zone), last.replace(tzinfo=days.zone))
    click.echo(f"{_written(amount)}{UNITS[TimeUnit(unit)]}")
    for word, runs in (
        ("休", _runs(days, marked_from, end, works=False)),
        ("班", _runs(days, marked_from, end, works=True)),
    ):
        if runs:
            click.echo(f"{word}：{'、'.join(runs)}")
    _warn(days, begin, end)


@calendar.command()
@click.argument("file", type=FILE)
def check(file: Path) -> None:
    """检查一年的调休安排，不装入。"""
    for line in _told(published_year(file)):
        click.echo(line)


@calendar.command()
@click.argument("file", type=FILE)
def add(file: Path) -> None:
    """检查并装入一年的调休安排；以后各条命令都按它数工作日。已装过这一年的，换成新的。"""
    arranged, place = keep_year(file)
    for line in _told(arranged):
        click.echo(line)
    click.echo(f"已装入 {place}")


def _written(amount: Fraction) -> str:
    """To two places, without noughts at the end."""
    return shown((Decimal(round(amount * 100)) / 100).normalize())


def _page(months: list[Period], calendar: WorkingCalendar) -> Iterator[str]:
    """Months side by side, so many in a row."""
    for start in range(0, len(months), _COLUMNS):
        blocks = [list(_month(month, calendar)) for month in months[start : start + _COLUMNS]]
        for cells in zip_longest(*blocks, fillvalue=_BLANK * 7):
            yield _GAP.join(cells)
        yield ""


def _month(month: Period, calendar: WorkingCalendar) -> Iterator[str]:
    """A month in lines of 35 columns: its name, the days of the week, its weeks from Monday on."""
    days = list(_days(month))
    first = month.begins_on
    title = f"{first.year}年{first.month}月　工作日{sum(map(calendar.is_working_day, days))}天"
    yield title + " " * (35 - sum(1 + (ord(letter) > 255) for letter in title))
    yield _WEEK
    cells = [_BLANK] * first.weekday() + [_cell(on, calendar) for on in days]
    cells += [_BLANK] * (-len(cells) % 7)
    for start in range(0, len(cells), 7):
        yield "".join(cells[start : start + 7])


def _cell(on: date, calendar: WorkingCalendar) -> str:
    return f" {on.day:>2}{_mark(on, calendar) or '  '}"


def _mark(on: date, calendar: WorkingCalendar) -> str:
    if calendar.works_every_day:
        return ""
    if calendar.is_holiday(on):
        return "休"
    return "班" if on.weekday() >= _SATURDAY and calendar.is_working_day(on) else ""


def _runs(calendar: WorkingCalendar, begin: date, end: date, *, works: bool) -> list[str]:
    """The days between two that are marked, each run as its first and last day."""
    mark = "班" if works else "休"
    marked = [on for on in _days(Period(begin, end, PeriodKind.DAY)) if _mark(on, calendar) == mark]
    runs = [[on for _, on in run] for _, run in groupby(enumerate(marked), lambda pair: pair[1].toordinal() - pair[0])]
    return [shown(run[0]) if len(run) == 1 else f"{shown(run[0])}～{shown(run[-1])}" for run in runs]


def _days(period: Period) -> Iterator[date]:
    return (period.begins_on + _DAY * n for n in range((period.ends_on - period.begins_on).days + 1))


def _warn(calendar: WorkingCalendar, begin: date, end: date) -> None:
    """Say which years are computed because nobody has published them."""
    for year in range(begin.year, end.year + 1):
        if calendar.is_provisional(date(year, 6, 15)):
            click.echo(
                f"{year}年的调休安排尚未发布，暂按周末和法定节假日推算。发布后请用wenxiao calendar add装入。", err=True
            )


def _told(arranged: PublishedYear) -> Iterator[str]:
    yield f"{arranged.year}年　{arranged.source}"
    for holiday in arranged.holidays:
        count = len(list(holiday.days))
        until = f"至{shown(holiday.last)}" if count > 1 else ""
        yield f"{'、'.join(holiday.names)}　{shown(holiday.first)}{until}放假，共{count}天"
    if arranged.working_days:
        yield f"{'、'.join(map(shown, sorted(arranged.working_days)))}上班"
    if arranged.year in KNOWN_YEARS:
        yield f"{arranged.year}年的安排程序已有，以上各日以这份为准，其余不变"
