"""What was read and judged before, in the user's folder, by content: nothing is asked twice that did not change."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from wenxiao.cli.kept import home

PACKAGE = Path(__file__).parents[2]


class Kept:
    """A folder of texts under keys; a key is the hash of all that a text depends on."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder  # None keeps nothing

    def get(self, key: str) -> str | None:
        """The text under a key, None where there is none."""
        if self.folder is None:
            return None
        try:
            return (self.folder / key[:2] / key).read_text(encoding="utf-8")
        except OSError:
            return None

    def put(self, key: str, text: str) -> None:
        """Keep a text, in one step; a folder that cannot be written keeps nothing and stops nothing."""
        if self.folder is None:
            return
        place = self.folder / key[:2] / key
        new = place.with_suffix(".new")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(text, encoding="utf-8")
            new.replace(place)
        except OSError:
            return


def kept_in_home(*, used: bool) -> Kept:
    """The user's own folder of what was checked; one that keeps nothing where it is not to be used."""
    return Kept(home() / "checked" if used else None)


def key_of(parts: Iterable[str]) -> str:
    """The key of what depends on these parts, and on the program itself."""
    digest = hashlib.sha256(_program().encode())
    for part in parts:
        digest.update(b"\0")
        digest.update(part.encode())
    return digest.hexdigest()


def content_of(path: str) -> str | None:
    """The hash of a file's bytes, None where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@cache
def _program() -> str:
    """The hash of every rule and every line of this program: a new version reads everything anew."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".yaml") and path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()
