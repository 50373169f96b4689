"""What a user keeps between commands: a folder of one's own, and the arrangements of years in it.

The domain never looks here: a command takes its calendar from `kept_calendar` and hands it on.
"""

import os
from pathlib import Path

import click

from wenxiao.calendars import PublishedYear, WorkingCalendar, office_calendar, published_year
from wenxiao.errors import ExportRefusedError

DEFAULT_OFFICE = "government_office"


def home() -> Path:
    """The user's folder: `$WENXIAO_HOME`, else the platform's place for a program's own files."""
    named = os.environ.get("WENXIAO_HOME")
    return Path(named) if named else Path(click.get_app_dir("wenxiao"))


def keep_year(file: Path) -> tuple[PublishedYear, Path]:
    """Check the arrangement of a year and keep it, in place of an earlier one.

    CatalogInvalidError if it is wrong; ExportRefusedError if the user's folder cannot be written.
    """
    arranged = published_year(file)
    place = home() / "calendars" / f"{arranged.year}.yaml"
    new = place.with_suffix(".new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(file.read_bytes())
        new.replace(place)
    except OSError as error:
        raise ExportRefusedError(f"{place}：写不进去（{error.strerror}）。请用WENXIAO_HOME指定可写的文件夹") from error
    return arranged, place


def kept_calendar(office: str = DEFAULT_OFFICE) -> WorkingCalendar:
    """The working calendar of a kind of office, with every arrangement that is kept."""
    files = sorted((home() / "calendars").glob("*.yaml"))
    return office_calendar(office).with_published(*map(published_year, files))
