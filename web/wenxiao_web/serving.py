"""Serving: one process for the pages, one for the background work, both ended together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

from wenxiao_web.assets import bundle
from wenxiao_web.errors import DeskNotReadyError

_START_SECONDS = 30.0
_STOP_SECONDS = 1.5


def serve_desk(host: str, port: int, *, workers: int, say: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or a termination signal, then end both processes within two seconds.

    Say the address once a page answers. Raise DeskNotReadyError where the port is taken or a process gives up.
    """
    bundle()
    _require_free(host, port)
    stop = _Stop()
    processes = {"网页": _start_server(host, port, workers), "后台": _start_worker()}
    try:
        _wait_until_up(host, port, processes, stop)
        if not stop.asked:
            say(f"问效已启动：http://{_shown_host(host)}:{port}/　按Ctrl-C结束")
        while not stop.asked:
            _require_running(processes)
            time.sleep(0.2)
    finally:
        _end(list(processes.values()))


class _Stop:
    """Remembers that an end was asked for."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self.asked = True


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise DeskNotReadyError(
                f"端口{port}已被占用或不能用（{error.strerror}）。请换一个，例如 --port {port + 1}。"
            ) from error


def _start_server(host: str, port: int, workers: int) -> subprocess.Popen[bytes]:
    options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers)]
    options += ["--blocking-threads", "4", "--backpressure", "64"]
    options += ["--log-level", "warning", "--workers-kill-timeout", "1"]
    return _start("-m", "granian", *options, "wenxiao_web.wsgi:application")


def _start_worker() -> subprocess.Popen[bytes]:
    return _start("-m", "wenxiao_web.worker")


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches this process alone, which then ends its children in order.
    return subprocess.Popen([sys.executable, *arguments], start_new_session=True)  # noqa: S603


def _wait_until_up(host: str, port: int, processes: dict[str, subprocess.Popen[bytes]], stop: _Stop) -> None:
    url = f"http://{_shown_host(host)}:{port}/health"
    deadline = time.monotonic() + _START_SECONDS
    while not stop.asked:
        _require_running(processes)
        try:
            with urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
        if time.monotonic() > deadline:
            raise DeskNotReadyError(f"{_START_SECONDS:.0f}秒内没有等到{url}应答。请看上面的报错。")


def _require_running(processes: dict[str, subprocess.Popen[bytes]]) -> None:
    for name, process in processes.items():
        if process.poll() is not None:
            raise DeskNotReadyError(f"{name}进程已退出（{process.returncode}）。请看上面的报错，改正后重新启动。")


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + _STOP_SECONDS
    for process in processes:
        try:
            process.wait(max(0.05, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # its children too: they share its session
            process.wait()


def _shown_host(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # noqa: S104
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
