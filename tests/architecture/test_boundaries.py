"""The boundaries of the house: what may not know what."""

import ast
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import wenxiao
from wenxiao.catalog import Marked, load_file

ROOT = Path(wenxiao.__file__).parent
MODULES = sorted(
    ".".join(("wenxiao", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
    for path in ROOT.rglob("*.py")
    if path.name != "__main__.py" and "examples" not in path.relative_to(ROOT).parts
)
DOMAIN = [module for module in MODULES if not module.startswith("wenxiao.cli")]
CLOCK_READS = {"now", "today", "utcnow", "time", "time_ns", "localtime"}


def test_every_domain_module_imports_with_the_web_blocked() -> None:
    script = (
        "import sys, importlib\n"
        "for name in ('django', 'wenxiao_web'): sys.modules[name] = None\n"
        f"for name in {MODULES!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", DOMAIN)
def test_the_domain_reads_no_clock(module: str) -> None:
    path = ROOT.joinpath(*module.split(".")[1:])
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    reads = [
        f"{path}:{node.lineno}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in CLOCK_READS
        and isinstance(node.value, ast.Name)
        and node.value.id in ("datetime", "date", "time")
    ]
    assert reads == []


CATALOGUE = sorted((ROOT / "catalog").rglob("*.yaml"))


@pytest.mark.parametrize("path", CATALOGUE, ids=lambda path: path.stem)
def test_every_rule_is_dated_and_sourced(path: Path) -> None:
    loaded = load_file(path)
    rows = loaded if isinstance(loaded, list) else [loaded]
    for row in rows:
        assert isinstance(row, Marked)
        assert row.get("source"), f"{path.name}:{row.line} has no source"
        assert isinstance(row.get("in_force_from"), date), f"{path.name}:{row.line} has no day that it starts to hold"
