"""The mutation run knows the reader as it is."""

import importlib
import runpy
from pathlib import Path

import pytest

COMPONENTS = runpy.run_path(str(Path(__file__).parents[3] / "benchmarks/mutation.py"))["COMPONENTS"]


@pytest.mark.parametrize("path", sorted(COMPONENTS))
def test_what_the_mutation_run_takes_out_is_there(path: str) -> None:
    module, name = path.rsplit(".", 1)
    assert hasattr(importlib.import_module(f"wenxiao.{module}"), name)
