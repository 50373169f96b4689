"""One module for each input format; each has `SUFFIXES` and `read(data, name) -> Contents`."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

from wenxiao.documents.contents import Contents

Reader = Callable[[bytes, str], Contents]


@cache
def readers() -> dict[str, Reader]:
    """Return the reader of each file name ending, found among the modules of this folder."""
    found: dict[str, Reader] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        found |= dict.fromkeys(module.SUFFIXES, module.read)
    return found
