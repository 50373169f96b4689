"""Traditional characters: a document in them is read by its simplified twin, character for character."""

import re
from dataclasses import replace
from functools import cache

from wenxiao.catalog import load
from wenxiao.documents.model import Document

TABLE = "documents/traditional.yaml"
SAMPLE = 1000  # characters of a text's beginning and of its middle that are looked at
ENOUGH = 0.03  # of them


def in_simplified(document: Document) -> Document:
    """Return a document in traditional characters with simplified ones in their places, any other as it is.

    The text keeps its length, so whatever is found in the answer stands at the same offsets in the document.
    """
    if not _is_traditional(document.text):
        return document
    tables = tuple(replace(table, caption=table.caption.translate(_simplified())) for table in document.tables)
    return replace(document, text=document.text.translate(_simplified()), tables=tables)


def _is_traditional(text: str) -> bool:
    sample = text[:SAMPLE] + text[max(SAMPLE, len(text) // 2) :][:SAMPLE]
    return len(_telling().findall(sample)) > ENOUGH * len(sample)


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(f"[{load(TABLE)['telling']}]")


@cache
def _simplified() -> dict[int, str]:
    listed = "".join(load(TABLE)["pairs"])
    return str.maketrans(listed[::2], listed[1::2]) | str.maketrans(dict(load(TABLE)["signs"]))
