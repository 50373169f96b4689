"""The package as a user installs it: the wheel carries its rules and its demonstration district."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import wenxiao

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, unpacked into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
    built = [*pip, "--no-build-isolation", "--target", str(folder), str(ROOT)]
    pure = {**os.environ, "WENXIAO_PURE": "1"}  # make test-compiled installs the other
    done = subprocess.run(built, env=pure, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_demo_is_told_from_an_installed_package(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    told = subprocess.run(
        [sys.executable, "-m", "wenxiao", "demo"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "地区生产总值　2025年　目标超过1500亿元　→　难以达成" in told.stdout
    assert (installed / "wenxiao" / "examples" / "tiexi" / "district.yaml").is_file()


def test_the_public_names_are_these() -> None:
    assert wenxiao.__all__ == ["read", "read_document", "read_figures", "read_tasks"]
    for name in wenxiao.__all__:
        assert callable(getattr(wenxiao, name))
