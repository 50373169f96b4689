"""The bundle that the front end's build left, by the names that its manifest gives."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wenxiao_web.errors import DeskNotReadyError

FOLDER = Path(__file__).parent / "static" / "desk"
ENTRY = "src/desk.js"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """Paths of the one script and its styles, below the static URL."""

    script: str
    styles: tuple[str, ...]


@cache
def bundle() -> Bundle:
    """Return the built front end; raise DeskNotReadyError where it was never built."""
    try:
        entry = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))[ENTRY]
    except (OSError, KeyError) as error:
        raise DeskNotReadyError(
            f"{FOLDER}里没有界面文件。请运行 pip install ./web（或 pip install -e ./web）。"
        ) from error
    return Bundle(script=f"desk/{entry['file']}", styles=tuple(f"desk/{path}" for path in entry.get("css", ())))
