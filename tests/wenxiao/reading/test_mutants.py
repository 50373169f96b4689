"""The mutation run knows the reader as it is."""

import importlib

import pytest

from benchmarks.mutation import COMPONENTS


@pytest.mark.parametrize("path", sorted(COMPONENTS))
def test_what_the_mutation_run_takes_out_is_there(path: str) -> None:
    module, name = path.rsplit(".", 1)
    assert hasattr(importlib.import_module(f"wenxiao.{module}"), name)
