"""The lines over a table that name it and its unit."""

import re
from collections.abc import Sequence

MAX_CAPTION = 60
_UNIT = re.compile(r"[（(]?(?:计量)?单\s*位\s*[:：]")


def caption_of(lines: Sequence[str]) -> str:
    """Return the short lines right above a table; "" where a sentence stands there."""
    kept: list[str] = []
    for line in reversed(lines):
        line = line.strip()
        if not line or len(line) > MAX_CAPTION or line.endswith(("。", "；", ";", "，")) or "。" in line:
            break
        kept.insert(0, line)
        if not _UNIT.match(line):
            break
    return " ".join(kept)
