"""The numbers of a 督查通报 as a workbook."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from wenxiao.exchange import Column, Sheet, Value, write_workbook
from wenxiao_web.clock import local
from wenxiao_web.matters.queries import COLOURS
from wenxiao_web.supervision.queries import WORDS, Bulletin, Numbers
from wenxiao_web.templatetags.lights import light_name, word_name


def workbook_of(found: Bulletin, at: datetime, *, as_shown: bool) -> bytes:
    """Write the numbers as xlsx: one sheet, a row for each unit in the order of the page, the whole last."""
    columns = (
        Column(key="unit", title=_("牵头单位"), width=20),
        Column(key="counting", title=_("合计"), width=8, look="number"),
        *(Column(key=f"word_{word}", title=word_name(word), width=9, look="number") for word in WORDS),
        *(Column(key=f"light_{colour}", title=light_name(colour), width=8, look="number") for colour in COLOURS),
        Column(key="left", title=_("不再计入"), width=9, look="number"),
        Column(key="as_of", title=_("截至"), width=16),
        Column(key="known", title=_("所知"), width=12),
    )
    about: dict[str, Value] = {
        "as_of": f"{local(at):%Y-%m-%d %H:%M}",
        "known": _("按当时所见") if as_shown else _("按现在所知"),
    }
    rows = [_cells(numbers) | about for numbers in found.units]
    rows.append(_cells(found.whole) | {"unit": _("合计")} | about)
    sheet = Sheet(key="bulletin", title=_("督查通报"), columns=columns, rows=tuple(rows))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bulletin.xlsx"
        write_workbook(path, [sheet])
        return path.read_bytes()


def _cells(numbers: Numbers) -> dict[str, Value]:
    return {
        "unit": numbers.name,
        "counting": numbers.counting,
        "left": numbers.gone,
        **{f"word_{word}": count for word, count in numbers.by_word},
        **{f"light_{colour}": count for colour, count in numbers.by_light},
    }
