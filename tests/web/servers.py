"""A real desk for tests: its own data folder, its own processes, a free port."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

WAIT = 300
"""Seconds after which a desk that neither starts nor ends is given up; many, because a busy machine is slow."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A desk that is being served."""

    url: str
    port: int
    folder: Path
    process: subprocess.Popen[str]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another `wenxiao desk` command on the same data folder."""
        return run_desk(self.folder, *arguments)

    def interrupt(self) -> float:
        """Press Ctrl-C; return how many seconds the end took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(10)
        return time.monotonic() - began


def served_demonstration(folder: Path) -> AbstractContextManager[Desk]:
    """Load and serve the demonstration from an empty folder until the block ends."""
    return served_desk(folder, "demo")


@contextmanager
def served_desk(folder: Path, subcommand: str = "serve") -> Iterator[Desk]:
    """Serve the desk of a folder until the block ends."""
    port = free_port()
    with (folder / "stderr.txt").open("w", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            [*command(), subcommand, "--port", str(port)],
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for_line(process, f"{url}/", folder)
        yield Desk(url=url, port=port, folder=folder, process=process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(10)
        if process.stdout:
            process.stdout.close()


def run_desk(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a `wenxiao desk` command to its end."""
    return subprocess.run(
        [*command(), *arguments], env=environment(folder), capture_output=True, text=True, timeout=WAIT, check=False
    )


def command() -> list[str]:
    """Return how the command line is started without a shell."""
    return [sys.executable, "-m", "wenxiao", "desk"]


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a desk with its data in `folder` and nothing else set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WENXIAO_")}
    return kept | {
        "WENXIAO_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "wenxiao_web.settings",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
    }


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for_line(process: subprocess.Popen[str], words: str, folder: Path) -> None:
    assert process.stdout is not None
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline and process.poll() is None:
        ready, _, _ = select.select([process.stdout], [], [], 0.5)
        if ready and words in process.stdout.readline():
            return
    raise AssertionError(f"the desk did not start: {(folder / 'stderr.txt').read_text(encoding='utf-8')}")
