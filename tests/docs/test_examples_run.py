"""Every `console` block of the docs is run: what it shows is what comes out.

A block line `$ wenxiao …` is run from the root of the checkout; the lines below it must be its output. A last line `…`
means that more follows, `…` alone between lines that some are left out.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples() -> Iterator[object]:
    for page in sorted(PAGES):
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                if command.startswith("wenxiao ") and output.strip():
                    yield pytest.param(command, output, id=f"{page.relative_to(ROOT)}: {command[:60]}")


@pytest.mark.parametrize(("command", "output"), list(examples()))
def test_the_docs_show_what_the_command_prints(command: str, output: str) -> None:
    arguments = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + r"[ 　]*\n" for line in output.splitlines()
    )
    assert re.fullmatch(pattern, done.stdout), done.stdout + done.stderr
