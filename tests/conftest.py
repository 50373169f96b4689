"""What every suite shares: which tests belong to a suite of their own, and a last line that counts what was not run."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).parents[2] / "shared"
SUITES = ("browser", "spark")
"""Suites that need more than Python; each has a target of its own in the Makefile."""
_not_run: Counter[str] = Counter()

# A busy machine fails no property. In CI the examples are the same each time; elsewhere they are new.
settings.register_profile(
    "wenxiao",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("wenxiao")


def pytest_addoption(parser: pytest.Parser) -> None:
    for suite in SUITES:
        parser.addoption(f"--{suite}-suite", action="store_true", help=f"run the tests marked {suite}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = [suite for suite in SUITES if not config.getoption(f"--{suite}-suite")]
    for item in items:
        for suite in left_out:
            if item.get_closest_marker(suite):
                item.add_marker(pytest.mark.skip(reason=f"{suite} suite: make test-{suite}"))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and isinstance(report.longrepr, tuple):
        _not_run[report.longrepr[2].removeprefix("Skipped: ")] += 1


def pytest_unconfigure(config: pytest.Config) -> None:
    is_worker = hasattr(config, "workerinput")  # its reports reach the process that prints the last line
    if is_worker or config.getoption("collectonly", default=False):
        return
    reasons = "; ".join(f"{count} × {reason}" for reason, count in sorted(_not_run.items()))
    print(f"not run: {sum(_not_run.values())}{f' ({reasons})' if reasons else ''}")  # noqa: T201


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared reports and gold beside the checkout; tests that read it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, found by name; one for the whole run."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no chromium: apt-get install chromium fonts-noto-cjk")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
