"""Amounts over time: the lines of each course, and its forecast."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from wenxiao.charts import Course, Forecast
from wenxiao.cli.charting.reading import Row, needed_day
from wenxiao.cli.charting.tables import SERIES

Rows = Mapping[str, Sequence[Row]]


def courses_of(rows: Rows) -> tuple[Course, ...]:
    """The courses of a table, each line in order of date."""
    forecasts = {row.text("course"): row for row in rows["forecasts"]}
    held = sorted(rows["values"], key=lambda row: (row.text("course"), needed_day(row, "on")))
    order = list(dict.fromkeys(row.text("course") for row in rows["values"]))
    courses = {name: list(group) for name, group in groupby(held, key=lambda row: row.text("course"))}
    return tuple(_course(name, courses[name], forecasts.get(name)) for name in order)


def _course(name: str, rows: Sequence[Row], forecast: Row | None) -> Course:
    lines = {
        said: tuple(
            (needed_day(row, "on"), amount)
            for row in rows
            if row.text("series") == said and (amount := row.amount("amount")) is not None
        )
        for said in SERIES
    }
    return Course(
        name=name,
        unit=rows[0].text("unit"),
        about=f"单位：{rows[0].text('unit')}",
        actual=lines["实际"],
        plan=lines["计划"],
        frozen=lines["冻结基线"],
        forecast=_forecast(forecast) if forecast else None,
    )


def _forecast(row: Row) -> Forecast | None:
    low, high = row.amount("low"), row.amount("high")
    if low is None or high is None:
        return None
    return Forecast(on=needed_day(row, "on"), low=low, high=high, certainty=row.text("certainty"))
