"""What was asked for: files, folders, patterns, standard input."""

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

from wenxiao.documents.formats import readers
from wenxiao.errors import DocumentUnreadableError

STANDARD_INPUT = "-"


def named_files(arguments: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the files that the arguments name, each once and in their order, and what is wrong with the others.

    A folder stands for every file in it and below it whose ending is known, by name; hidden files and the lock files of
    office programs are left out. A pattern (`reports/*.txt`) is opened here where the shell did not.
    """
    found: dict[str, None] = {}
    problems: list[str] = []
    for argument in arguments:
        try:
            found |= dict.fromkeys(_named(argument))
        except DocumentUnreadableError as problem:
            problems.append(str(problem))
    return tuple(found), tuple(problems)


def _named(argument: str) -> Iterator[str]:
    path = Path(argument)
    if argument == STANDARD_INPUT:
        yield argument
    elif path.is_dir():
        yield from _in_folder(path)
    elif not path.exists() and glob.has_magic(argument):
        yield from _matching(argument)
    elif not path.exists():
        raise DocumentUnreadableError(f"{argument}：找不到这个文件或文件夹。请检查路径")
    else:
        yield argument


def _in_folder(folder: Path) -> list[str]:
    known = readers()
    found = [
        str(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in known and path.is_file() and not _is_hidden(path.relative_to(folder))
    ]
    if not found:
        endings = "、".join(sorted(suffix.lstrip(".") for suffix in known))
        raise DocumentUnreadableError(f"{folder}：文件夹里没有能读的文件。能读的有{endings}")
    return found


def _matching(pattern: str) -> Iterator[str]:
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 a pattern may be absolute
    if not matches:
        raise DocumentUnreadableError(f"{pattern}：没有文件符合这个写法。请检查路径")
    for match in matches:
        if match.is_file():
            yield str(match)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)
