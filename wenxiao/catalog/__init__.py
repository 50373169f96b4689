"""Rules as data: dated, sourced YAML, checked where it is loaded.

`load("units/units.yaml")` reads a file of this folder; `load_file(path)` any other, such as a district's own.
Both give plain lists and mappings; a mapping remembers its file and lines, so that `required` and
`CatalogInvalidError` can point at the place.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml

from wenxiao.errors import CatalogInvalidError

ROOT = Path(__file__).parent
_NO_TEXT = "里面有文本文件不该有的字符，请另存为UTF-8文本"


class Marked(dict[str, Any]):
    """A mapping read from YAML that knows where it stands."""

    file: str = ""
    line: int = 0
    lines: dict[str, int]


_FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C reads ten times as fast


class _MarkedLoader(_FASTEST):  # type: ignore[misc]
    file = ""


def _construct_marked(loader: _MarkedLoader, node: yaml.MappingNode) -> Marked:
    loader.flatten_mapping(node)
    marked = Marked()
    marked.file, marked.line = loader.file, node.start_mark.line + 1
    marked.lines = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise CatalogInvalidError(loader.file, "冒号前应为一个词", line=key_node.start_mark.line + 1)
        key = loader.construct_object(key_node, deep=True)
        if key in marked:
            raise CatalogInvalidError(
                loader.file, "这个键写了两次，请只留一处", line=key_node.start_mark.line + 1, key=str(key)
            )
        marked[key] = loader.construct_object(value_node, deep=True)
        marked.lines[key] = key_node.start_mark.line + 1
    return marked


def _construct_day(loader: _MarkedLoader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError as error:
        problem = f"“{node.value}”不是日历上的日期，请核对"
        raise CatalogInvalidError(loader.file, problem, line=node.start_mark.line + 1) from error


_MarkedLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _construct_marked)
_MarkedLoader.add_constructor("tag:yaml.org,2002:timestamp", _construct_day)


def load_file(path: Path, text: str | None = None) -> Any:
    """Read one YAML file; mappings come as `Marked`. Raise CatalogInvalidError with the line on bad YAML.

    `text` is its content where it is at hand already; `path` then only names it.
    """
    try:
        loader = _MarkedLoader(path.read_text(encoding="utf-8") if text is None else text)
    except OSError as error:
        raise CatalogInvalidError(str(path), f"读不到这个文件（{error.strerror}）") from error
    except (UnicodeDecodeError, yaml.reader.ReaderError) as error:
        raise CatalogInvalidError(str(path), _NO_TEXT) from error
    loader.file = str(path)
    try:
        return loader.get_single_data()
    except yaml.reader.ReaderError as error:
        raise CatalogInvalidError(str(path), _NO_TEXT) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise CatalogInvalidError(str(path), f"不是正确的YAML：{error.problem}", line=line) from error
    finally:
        loader.dispose()


@cache
def load(name: str) -> Any:
    """Read a catalogue file by its path below `wenxiao/catalog/`. Treat the answer as read only: it is shared."""
    return load_file(ROOT / name)


T = TypeVar("T")


def required(entry: Any, key: str, kind: type[T] | tuple[type[T], ...], expected: str) -> T:
    """Take `key` from a marked mapping; raise CatalogInvalidError naming file, line and key if it is wrong."""
    file, line = getattr(entry, "file", "?"), getattr(entry, "line", None)
    if not isinstance(entry, dict) or key not in entry:
        raise CatalogInvalidError(file, f"缺少这个键，应为{expected}", line=line, key=key)
    value = entry[key]
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        line = getattr(entry, "lines", {}).get(key, line)
        raise CatalogInvalidError(file, f"写的是{value!r}，应为{expected}", line=line, key=key)
    return value


def known_keys(entry: Marked, allowed: Iterable[str]) -> None:
    """Refuse a mapping with a key that nothing reads: a misspelt rule must not be silently ignored."""
    allowed = sorted(allowed)
    for key in entry:
        if key not in allowed:
            raise CatalogInvalidError(
                entry.file,
                f"没有这个键，可用的是{'、'.join(allowed)}",
                line=entry.lines.get(key, entry.line),
                key=str(key),
            )


class Dated(Protocol):
    """A rule that starts to hold on a day."""

    @property
    def in_force_from(self) -> date: ...


D = TypeVar("D", bound=Dated)


def in_force(rules: Sequence[D], on: date) -> D:
    """Return the rule in force on a day: the newest that has begun; before the first, the first."""
    begun = [rule for rule in rules if rule.in_force_from <= on]
    return max(begun, key=lambda rule: rule.in_force_from) if begun else min(rules, key=lambda r: r.in_force_from)


def entries(name: str, build: Callable[[Marked], T]) -> tuple[T, ...]:
    """Load a catalogue file that is a list of mappings and build each of them."""
    rows = load(name)
    if not isinstance(rows, list):
        raise CatalogInvalidError(str(ROOT / name), "应为一个列表")
    return tuple(build(row) for row in rows)
