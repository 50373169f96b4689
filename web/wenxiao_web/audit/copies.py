"""A copy of the seals outside the database: whoever cuts the chain short or makes it anew is found by it.

The file is meant to be carried away: mirrored, mailed, printed.
"""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from wenxiao_web.audit.models import Seal


def copy_of_seals() -> Path:
    """Return where the copy lies: `seals.txt` in the data folder, a line a seal, with number, moment and hash."""
    return Path(settings.DATA_FOLDER) / "seals.txt"


def keep_copies(seals: Iterable[Seal]) -> None:
    """Append seals to the copy."""
    lines = [f"{seal.number}\t{seal.sealed_at.isoformat()}\t{seal.hash}\n" for seal in seals]
    if lines:
        with copy_of_seals().open("a", encoding="utf-8") as opened:
            opened.writelines(lines)


def hashes_of_copy(path: Path | None = None) -> tuple[str, ...]:
    """Return the hashes in a copy, oldest first; none where there is no copy."""
    path = path or copy_of_seals()
    if not path.is_file():
        return ()
    return tuple(line.split("\t")[-1] for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
