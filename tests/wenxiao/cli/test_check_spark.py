"""Spark reads the same documents to the same Parquet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.wenxiao.cli.test_check import FILES

COMMAND = (sys.executable, "-c", "from wenxiao.cli.check import check; check()")


@pytest.mark.spark
def test_spark_gives_the_same_parquet(tmp_path: Path) -> None:
    environment = {**os.environ, "WENXIAO_HOME": str(tmp_path / "home"), "PYSPARK_PYTHON": sys.executable}
    written = []
    for engine in ("local", "spark"):
        out = tmp_path / f"{engine}.parquet"
        arguments = [*COMMAND, *FILES, "--engine", engine, "--parquet", str(out)]
        done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        written.append(out.read_bytes())
    assert written[0] == written[1]
