"""Work that makes many objects and no cycles, done without Python's cyclic collector."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def uncollected(work: Callable[P, T]) -> Callable[P, T]:
    """Let a function run with the collector paused; it goes on afterwards, unless the caller has paused it.

    The collector walks over all living objects again and again while they grow in number, a fifth of the time of a
    large document. What only it could free is not freed meanwhile, so this is for work that makes nothing such.
    """

    @wraps(work)
    def paused(*args: P.args, **kwargs: P.kwargs) -> T:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return paused
