"""One clock for every view: the machine's, or a demonstration's that starts where its district says and runs on."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import Settings
from wenxiao_web import clock
from wenxiao_web.accounts.models import District
from wenxiao_web.errors import SettingInvalidError

STARTS = datetime.fromisoformat("2025-09-24T09:20:00+08:00")
LOADED = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.fixture
def machine(db: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A machine clock that the test sets; the demonstration was loaded at LOADED."""
    District.objects.update(clock_starts_at=STARTS, anchored_at=LOADED)
    held = {"now": LOADED}
    monkeypatch.setattr(clock, "machine_now", lambda: held["now"])
    monkeypatch.setattr(clock, "_latest", {})
    return held


def test_a_demonstration_starts_where_its_district_says_and_runs_on(machine: Any) -> None:
    assert clock.now() == STARTS
    machine["now"] += timedelta(hours=3)
    assert clock.now() == STARTS + timedelta(hours=3)


def test_a_restart_goes_on_from_the_same_anchor(machine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    machine["now"] += timedelta(days=2)
    before = clock.now()
    monkeypatch.setattr(clock, "_latest", {})
    assert clock.now() == before


def test_it_never_runs_backward(machine: Any) -> None:
    machine["now"] += timedelta(hours=1)
    later = clock.now()
    machine["now"] -= timedelta(minutes=30)
    assert clock.now() == later


def test_the_machines_clock_when_the_setting_says_so(machine: Any, settings: Settings) -> None:
    settings.CLOCK = "machine"
    assert clock.now() == LOADED
    assert not clock.is_demonstration_time()


def test_the_machines_clock_without_a_demonstration(machine: Any) -> None:
    District.objects.update(is_demonstration=False)
    assert clock.now() == LOADED


def test_a_demonstration_clock_without_a_demonstration_says_what_to_do(machine: Any, settings: Settings) -> None:
    District.objects.update(is_demonstration=False)
    settings.CLOCK = "demonstration"
    with pytest.raises(SettingInvalidError, match="wenxiao desk load demo"):
        clock.now()


def test_it_is_aware_and_in_the_districts_zone(machine: Any) -> None:
    assert clock.now().utcoffset() == timedelta(hours=8)
