"""One module for each input format; each has `SUFFIXES` and `read(data, name) -> (text, blocks)`."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

from wenxiao.documents.model import Block

Reader = Callable[[bytes, str], tuple[str, tuple[Block, ...]]]


@cache
def readers() -> dict[str, Reader]:
    """Return the reader of each file name ending, found among the modules of this folder."""
    found: dict[str, Reader] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        found |= dict.fromkeys(module.SUFFIXES, module.read)
    return found
