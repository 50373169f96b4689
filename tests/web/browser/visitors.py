"""A person at a browser: signs in, looks, and leaves no error and no request to another host behind."""

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.web.servers import Desk


class Visitor:
    """One person with a browser window of their own; collects what went wrong in it."""

    def __init__(self, chromium: Any, desk: Desk, screenshots: Path, *, width: int = 1440, height: int = 900) -> None:
        self.desk, self.screenshots = desk, screenshots
        self.context = chromium.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        self.page = self.context.new_page()
        self.problems: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("request", self._watch)

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(Exception):
            self.context.close()
        if kind is None:
            assert self.problems == []

    def sign_in(self, username: str) -> None:
        """Sign in by the link of the demonstration's list, as a person would."""
        self.open("/sign-in")
        self.page.get_by_role("link", name=username, exact=True).click()
        self.page.get_by_role("button", name="登录工作台").click()
        self.page.wait_for_url(f"{self.desk.url}/")

    def open(self, path: str) -> None:
        """Open a page of the desk."""
        self.page.goto(f"{self.desk.url}{path}")

    def photograph(self, name: str) -> None:
        """Keep a picture of the whole page."""
        self.screenshots.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=self.screenshots / f"{name}.png", full_page=True)

    def text(self, selector: str = "main") -> str:
        """Return what is read in a part of the page."""
        return str(self.page.locator(selector).first.inner_text())

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"console: {message.text}")

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self.desk.url, "data:", "blob:")):
            self.problems.append(f"request to another host: {request.url}")
