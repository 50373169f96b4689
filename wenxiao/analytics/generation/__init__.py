"""Matters of no real place, by seed: the volumes, the working rhythm and the mishaps of a city, at any size.

kinds.py    what kinds there are, how many, with which clocks: read from the catalogue
rhythm.py   when they arrive and when offices finish them
laps.py     laps, suspensions and extensions of one part
schedules.py  its milestones, reports and completions; awaiting.py the periods awaited
series.py   its indicators with their figures
columns.py  how all this is laid out in columns
parts.py    a lake cut into parts, each of one kind and a stretch of time
"""

from wenxiao.analytics.generation.kinds import MatterKind, matter_kinds
from wenxiao.analytics.generation.parts import MARKED_AS, generate

__all__ = ["MARKED_AS", "MatterKind", "generate", "matter_kinds"]
