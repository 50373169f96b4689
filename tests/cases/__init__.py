"""YAML cases that an official can read: `tests/cases/<room>/*.yaml`, each file a list of mappings with a `name`."""

from pathlib import Path
from typing import Any

import pytest

from wenxiao.catalog import load_file

HERE = Path(__file__).parent


def cases(room: str) -> list[Any]:
    """Collect the cases of a room as pytest parameters, each under its own name."""
    files = sorted((HERE / room).glob("*.yaml"))
    assert files, f"no cases under {HERE / room}"
    return [pytest.param(case, id=case["name"]) for file in files for case in load_file(file)]
