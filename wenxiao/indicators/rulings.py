"""Rulings: how a user has decided that subjects are linked and places called, in a YAML file of their own."""

from dataclasses import dataclass, field
from pathlib import Path

from wenxiao.catalog import Marked, known_keys, load_file
from wenxiao.errors import CatalogInvalidError


@dataclass(frozen=True, kw_only=True, slots=True)
class Rulings:
    """What a user has decided; it goes before the catalogue."""

    links: dict[str, str] = field(default_factory=dict)
    """A subject as a document writes it, to an indicator's code or to the subject that it is the same as."""
    places: dict[str, str] = field(default_factory=dict)
    """A place's name to the one that it goes by here: `清苑县` to `清苑区`."""


def rulings_from(path: Path) -> Rulings:
    """Read a user's YAML with `links` and `places`. Raise CatalogInvalidError where it is anything else."""
    held = load_file(path)
    if not isinstance(held, Marked):
        raise CatalogInvalidError(str(path), "应有links或places两个键，各是一张对照表")
    known_keys(held, ("links", "places"))
    for key in ("links", "places"):
        table = held.get(key, {})
        if not isinstance(table, dict) or not all(isinstance(v, str) for pair in table.items() for v in pair):
            raise CatalogInvalidError(str(path), "应为“原文: 改为”的对照表", line=held.lines.get(key), key=key)
    return Rulings(links=dict(held.get("links", {})), places=dict(held.get("places", {})))
