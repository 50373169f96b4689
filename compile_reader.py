"""Compile the reader's hot rooms with mypyc, which makes it half as fast again.

    python compile_reader.py                  in place: `make compiled`, undone by `make pure`
    python compile_reader.py --into FOLDER    a compiled copy of the package; the checkout stays as it is
    python compile_reader.py --wheel WHEEL    beside a wheel for any platform, one for this platform that carries
                                              the compiled reader; pip prefers it where it fits

Pure Python is the product; this is for whoever reads thousands of documents on one machine. It needs a C compiler and
takes about a minute and a half. Left as they are: modules that rest on what only interpreted classes can do.
"""

import argparse
import csv
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from base64 import urlsafe_b64encode
from hashlib import sha256
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
            opt_level="3",
            target_dir="build/compiled",
        ),
    )


def compile_in(folder: Path) -> list[Path]:
    """Compile the package that stands in a folder; return what was made, as paths below the folder."""
    run = subprocess.run(  # noqa: S603 -- this file itself
        [sys.executable, str(ROOT / "compile_reader.py")], cwd=folder, capture_output=True, text=True, check=False
    )
    shutil.rmtree(folder / "build", ignore_errors=True)
    if run.returncode:
        raise SystemExit(f"the reader could not be compiled:\n{run.stdout[-1000:]}{run.stderr[-3000:]}")
    return sorted(made.relative_to(folder) for made in folder.rglob("*.so"))


def compile_into(folder: Path) -> None:
    """Make a compiled copy of the checkout's package in a folder."""
    shutil.copytree(ROOT / "wenxiao", folder / "wenxiao", ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    compile_in(folder)


def compile_wheel(pure: Path) -> Path:
    """Write beside a pure wheel one for this Python and platform that carries the compiled reader too; return it."""
    from packaging.tags import sys_tags

    # manylinux would promise more than a build on this machine can
    tag = next(tag for tag in sys_tags() if not tag.platform.startswith(("manylinux", "musllinux")))
    target = pure.with_name(pure.name.replace("py3-none-any", str(tag)))
    with tempfile.TemporaryDirectory() as name, zipfile.ZipFile(pure) as opened:
        folder = Path(name)
        opened.extractall(folder)
        order = [Path(entry) for entry in opened.namelist()]
        made = compile_in(folder)
        label = next(path for path in order if path.match("*.dist-info/WHEEL"))
        said = (folder / label).read_text().replace("Root-Is-Purelib: true", "Root-Is-Purelib: false")
        (folder / label).write_text(said.replace("py3-none-any", str(tag)))
        record = label.with_name("RECORD")
        _pack(target, folder, [*(path for path in order if path != record), *made], record)
    return target


def _pack(target: Path, folder: Path, paths: list[Path], record: Path) -> None:
    listed = io.StringIO()
    rows = csv.writer(listed, lineterminator="\n")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path in paths:
            data = (folder / path).read_bytes()
            wheel.writestr(path.as_posix(), data)
            digest = urlsafe_b64encode(sha256(data).digest()).rstrip(b"=").decode()
            rows.writerow((path.as_posix(), f"sha256={digest}", len(data)))
        rows.writerow((record.as_posix(), "", ""))
        wheel.writestr(record.as_posix(), listed.getvalue())


def main() -> None:
    """Compile in place, into a folder, or a wheel."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="make a compiled copy of the package there")
    parser.add_argument("--wheel", type=Path, help="a pure wheel to write a compiled one beside")
    arguments = parser.parse_args()
    if arguments.wheel:
        print(compile_wheel(arguments.wheel.resolve()))  # noqa: T201
    elif arguments.into:
        compile_into(arguments.into)
    else:
        compile_here()


if __name__ == "__main__":
    main()
