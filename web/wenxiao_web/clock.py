"""The desk's clock: the one place that reads the machine's.

A demonstration runs on its own time: it starts at the moment that its district names when it is loaded, and runs on
from there at the machine's pace. The anchor lies in the database, so restarts and several workers agree.
"""

from datetime import UTC, datetime
from threading import Lock
from zoneinfo import ZoneInfo

from django.conf import settings

from wenxiao_web.errors import SettingInvalidError

ZONE = ZoneInfo("Asia/Shanghai")
_lock = Lock()
_latest: dict[datetime | None, datetime] = {}


def machine_now() -> datetime:
    """Return the machine's time; only for anchoring a demonstration, everything else asks `now`."""
    return datetime.now(UTC).astimezone(ZONE)  # noqa: TID251


def now() -> datetime:
    """Return the desk's present moment, aware, in Asia/Shanghai; within a process it never runs backward."""
    anchor = _anchor()
    machine = machine_now()
    at = machine if anchor is None else anchor[0] + (machine - anchor[1])
    with _lock:
        key = anchor[1] if anchor else None
        _latest[key] = at = max(at, _latest.get(key, at))
    return at.astimezone(ZONE)


def is_demonstration_time() -> bool:
    """Whether `now` runs on a demonstration's time rather than the machine's."""
    return _anchor() is not None


def local(at: datetime) -> datetime:
    """Return the same moment on the district's own clock face; the database gives moments in UTC."""
    return at.astimezone(ZONE)


def _anchor() -> tuple[datetime, datetime] | None:
    from wenxiao_web.accounts.models import District

    if settings.CLOCK == "machine":
        return None
    found = District.objects.filter(is_demonstration=True).first()
    if found and found.clock_starts_at and found.anchored_at:
        return found.clock_starts_at, found.anchored_at
    if settings.CLOCK == "demonstration":
        raise SettingInvalidError(
            "环境变量WENXIAO_CLOCK写的是“demonstration”，但数据文件夹里没有演示数据。"
            "请先运行 wenxiao desk load demo，或者去掉这个变量。"
        )
    return None
