"""A person in front of the browser who notices every error and every request."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SCREENSHOTS = Path(__file__).parents[2] / "var" / "screenshots"


@pytest.fixture
def problems() -> list[str]:
    """What went wrong in the pages of a test; the test asserts that it stayed empty."""
    return []


@pytest.fixture
def page(chromium: Any, problems: list[str]) -> Iterator[Any]:
    """An empty page 1440 wide."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page = context.new_page()
    page.on("console", lambda message: problems.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"script: {error}"))
    page.on("request", lambda request: _watch(request.url, problems))
    yield page
    context.close()


def _watch(url: str, problems: list[str]) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        problems.append(f"request to another host: {url}")
