"""The wheel built where a C compiler is carries the compiled reader, which reads what the pure one reads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").rglob("*.txt"))
pytestmark = pytest.mark.skipif(os.environ.get("WENXIAO_COMPILE") != "1", reason="compiled wheel: make test-compiled")
READ = """
import sys
import wenxiao.reading.figures
from wenxiao.reading.reading import read_whole

print(wenxiao.reading.figures.__file__, file=sys.stderr)
for name in sys.argv[1:]:
    print(read_whole(name))
"""


def _run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-P", *command],  # so that the checkout is not found first
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pure wheel of this checkout and the one that is built without a word, beside it."""
    folder = tmp_path_factory.mktemp("wheels")
    build = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT))
    _run(*build, WENXIAO_PURE="1")
    _run(*build)
    return folder


def _installed(wheels: Path, target: Path, *options: str) -> str:
    install = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", *options)
    _run(*install, "--find-links", str(wheels), "--target", str(target), "wenxiao")
    return str(target)


def test_pip_prefers_the_compiled_wheel_and_it_reads_the_same(wheels: Path, tmp_path: Path) -> None:
    shared = sorted((ROOT.parent / "shared" / "reports").rglob("*.txt"))
    names = [str(path) for path in (*EXAMPLES, *shared)]
    compiled = _run("-c", READ, *names, PYTHONPATH=_installed(wheels, tmp_path / "any"))
    pure_only = _installed(wheels, tmp_path / "pure", "--platform", "any", "--only-binary", ":all:")
    pure = _run("-c", READ, *names, PYTHONPATH=pure_only)
    assert compiled.stderr.strip().endswith(".so")
    assert pure.stderr.strip().endswith(".py")
    assert EXAMPLES
    assert compiled.stdout == pure.stdout


def test_the_wheel_for_any_platform_stays_pure(wheels: Path, tmp_path: Path) -> None:
    pure = _installed(wheels, tmp_path / "pure", "--platform", "any", "--only-binary", ":all:")
    assert not list(Path(pure).rglob("*.so"))
    assert len(list(wheels.glob("wenxiao-*.whl"))) == 2


@pytest.mark.parametrize("compiler", ["/nowhere/cc", "false"], ids=["no compiler", "a compiler that fails"])
def test_where_it_cannot_be_compiled_the_wheel_is_pure_and_says_why(compiler: str, tmp_path: Path) -> None:
    build = ("-m", "pip", "wheel", "-v", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT))
    assert "the reader is not compiled" in _run(*build, CC=compiler).stderr
    assert [wheel.name.endswith("-py3-none-any.whl") for wheel in tmp_path.glob("*.whl")] == [True]
