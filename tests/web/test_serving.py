"""`wenxiao desk`: the real processes, started and ended as a person would."""

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.web.servers import Desk, free_port, run_desk, served_demonstration, served_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with served_demonstration(tmp_path_factory.mktemp("served")) as served:
        yield served


def test_it_answers(desk: Desk) -> None:
    with urlopen(f"{desk.url}/health", timeout=5) as answer:
        assert json.load(answer) == {"status": "ok"}


def test_static_files_are_kept_by_browsers(desk: Desk) -> None:
    with urlopen(f"{desk.url}/sign-in", timeout=5) as answer:
        page = answer.read().decode()
    script = page.split('<script type="module" src="')[1].split('"')[0]
    with urlopen(f"{desk.url}{script}", timeout=5) as answer:
        assert "immutable" in answer.headers["Cache-Control"]


def test_a_port_in_use_is_one_line_that_names_it(desk: Desk) -> None:
    ended = desk.run("serve", "--port", str(desk.port))
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert f"端口{desk.port}已被占用" in ended.stderr
    assert f"--port {desk.port + 1}" in ended.stderr


def test_a_loaded_folder_is_not_loaded_again(desk: Desk) -> None:
    ended = desk.run("load", "demo")
    assert (ended.returncode, "已经有一个区的数据" in ended.stderr) == (1, True)


def test_the_worker_seals_the_ledger_and_verify_says_so(desk: Desk) -> None:
    deadline = time.monotonic() + 20
    ended = desk.run("verify")
    while "待封0条" not in ended.stdout and time.monotonic() < deadline:
        ended = desk.run("verify")
    assert ended.returncode == 0
    assert "全部相符" in ended.stdout
    assert (desk.folder / "seals.txt").is_file()


def test_a_folder_that_is_no_district_says_what_is_missing(tmp_path: Path) -> None:
    ended = run_desk(tmp_path / "data", "load", str(tmp_path))
    assert (ended.returncode, "district.yaml" in ended.stderr) == (1, True)


def test_ctrl_c_ends_everything_at_once(tmp_path: Path) -> None:
    with served_desk(tmp_path) as desk:
        took = desk.interrupt()
        assert desk.process.returncode == 0
        assert took < 5  # two seconds on a quiet machine
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", desk.port))


def test_a_wrong_setting_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ended = run_desk(tmp_path / "file", "serve", "--port", str(free_port()))
    assert ended.returncode == 1
    assert ended.stderr.startswith("✕ 环境变量WENXIAO_DATA")
