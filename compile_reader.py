"""Compile the reader's hot rooms with mypyc, which makes it a third faster.

    python compile_reader.py                  in place: `make compiled`, undone by `make pure`
    python compile_reader.py --into FOLDER    a compiled copy of the package; the checkout stays as it is

`pip install .` does the second by itself (hatch_build.py); a checkout that is worked on stays pure Python. It needs a C
compiler and takes about a minute. Left as they are: modules that rest on what only interpreted classes can do.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ROOMS = ("quantities", "documents", "documents/tables", "reading")
INTERPRETED = {"__init__.py", "lexicon.py", "marking.py", "model.py"}


def sources() -> list[str]:
    """The modules that are compiled, as paths below the current folder."""
    files = sorted(file for room in ROOMS for file in Path("wenxiao", room).glob("*.py"))
    return [str(file) for file in files if file.name not in INTERPRETED]


def compile_here() -> None:
    """Compile the package in the current folder, each module's .so beside its source."""
    from mypyc.build import mypycify
    from setuptools import setup

    sys.argv[1:] = ["build_ext", "--inplace", "--build-temp", "build/compiled", "--quiet"]
    setup(
        name="wenxiao-compiled",
        packages=[],
        ext_modules=mypycify(
            ["--follow-imports=silent", "--ignore-missing-imports", *sources()],
            opt_level="1",  # 3 takes one instruction in a hundred away and twice the time to compile
            debug_level="0",
            multi_file=True,
            target_dir="build/compiled",
        ),
    )


def compile_into(folder: Path) -> None:
    """Make a compiled copy of the checkout's package in a folder; raise SystemExit with the compiler's words."""
    shutil.copytree(ROOT / "wenxiao", folder / "wenxiao", ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    command = [sys.executable, str(ROOT / "compile_reader.py")]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 -- this file
    shutil.rmtree(folder / "build", ignore_errors=True)
    if run.returncode:
        raise SystemExit(f"the reader could not be compiled:\n{run.stdout[-1000:]}{run.stderr[-3000:]}")


def main() -> None:
    """Compile in place or into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="make a compiled copy of the package there")
    arguments = parser.parse_args()
    if arguments.into:
        compile_into(arguments.into)
    else:
        compile_here()


if __name__ == "__main__":
    main()
