"""Documents in, tasks out: every action that a plan part promises.

The steps, each a module, run by `promises`: `planned` (which blocks promise), `tables` (rows of task tables), `units`
(who answers), `entries` (numbered items and rows), `prose` (one task for each action of a sentence), `actions` (verb
and object of a clause), `deadlines`. The words are in `catalog/words/tasks.yaml`.
"""

from wenxiao.reading.tasks.model import Task
from wenxiao.reading.tasks.promises import read_tasks

__all__ = ["Task", "read_tasks"]
