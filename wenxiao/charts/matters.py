"""One matter as the wall shows it."""

from dataclasses import dataclass
from datetime import date

from wenxiao.charts.lamps import Lamp


@dataclass(frozen=True, kw_only=True, slots=True)
class WallMatter:
    """Who holds it, what kind it is, its lamp; title, reason and due day for the list."""

    group: str
    kind: str = ""
    lamp: Lamp
    title: str
    reason: str = ""
    due: date | None = None
