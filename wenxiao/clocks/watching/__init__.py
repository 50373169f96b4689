"""The watches of a matter, of every kind, each with the moments at which its light turns."""

from wenxiao.clocks.watching.of_matter import watches_known, watches_of

__all__ = ["watches_known", "watches_of"]
