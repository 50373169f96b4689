"""Turns of phrase that say of a number whether it is done or promised, and when."""

import re
from functools import cache

from wenxiao.catalog import load

PERIODS = "words/periods.yaml"


@cache
def turn(name: str) -> re.Pattern[str]:
    """Match one of the turns of phrase that periods.yaml lists under a name."""
    return re.compile("|".join(load(PERIODS)[name]))
