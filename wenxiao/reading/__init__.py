"""Documents in, figures out.

The steps, each a module, run by `figures`: `cleaning` (text without blanks, offsets kept), `parts` (role and period
of each section), `clauses` and `places` (what stands around a number), `kinds` (level, growth, change, ratio, rank),
`subjects` (what a number is of, with `counted`, `framed`, `relations`, `shares`, `spending`, `ranks` for the ways of
saying it and `memory` for what was named before), `periods` (done or promised, and when). The words are in
`catalog/words/`.
"""

from wenxiao.reading.figures import read_figures
from wenxiao.reading.model import Basis, Figure, Kind, Price, Status
from wenxiao.reading.parts import Part, Role, parts_of
from wenxiao.reading.tasks import Task, read_tasks

__all__ = [
    "Basis",
    "Figure",
    "Kind",
    "Part",
    "Price",
    "Role",
    "Status",
    "Task",
    "parts_of",
    "read_figures",
    "read_tasks",
]
