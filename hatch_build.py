"""Compile the reader into the wheel where a C compiler is at hand: `pip install .` then reads a third faster.

Where there is none, where the compiler fails, or where WENXIAO_PURE=1 asks for it, the wheel is pure Python and runs on
any platform; it reads the same. An editable install is never compiled: an edited source beside an old binary would
silently not count.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledReaderBuildHook(BuildHookInterface[Any]):
    """Runs compile_reader.py on a copy of the package and adds what it made to the wheel."""

    PLUGIN_NAME = "custom"
    made: tempfile.TemporaryDirectory[str] | None = None

    def dependencies(self) -> list[str]:
        """Name what compiling needs, for pip to bring into the build's own environment."""
        return [] if _why_pure() else ["mypy>=1.15", "setuptools>=77"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled modules and name the platform; say why where the wheel stays pure."""
        if version == "editable":
            return
        self.made = tempfile.TemporaryDirectory()
        why = _why_pure() or _compile_into(Path(self.root), Path(self.made.name))
        if why:
            self.app.display_warning(f"the reader is not compiled: {why}")
            return
        folder = Path(self.made.name)
        build_data["force_include"].update({str(so): so.relative_to(folder).as_posix() for so in folder.rglob("*.so")})
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was compiled: the wheel has it now."""
        if self.made:
            self.made.cleanup()


def _why_pure() -> str:
    if os.environ.get("WENXIAO_PURE") == "1":
        return "WENXIAO_PURE=1"
    compiler = os.environ.get("CC", "cc").split()[0]
    return "" if shutil.which(compiler) else f"no C compiler ({compiler})"


def _compile_into(root: Path, folder: Path) -> str:
    """Compile a copy of the package in the folder; return why that failed, "" where it did not."""
    command = [sys.executable, str(root / "compile_reader.py"), "--into", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- a file of this checkout
    return "" if run.returncode == 0 else f"compiling failed\n{run.stdout[-1000:]}{run.stderr[-3000:]}"
