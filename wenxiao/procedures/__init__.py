"""Procedures: closed loops as data, and the engine that walks them.

definitions.py  what a loop declares: stages, transitions, clocks, posts, fields, measures
loading.py      procedures from YAML
checks.py       whether the parts fit together
states.py       where a matter stands, what is done to it
engine.py       (state, event) to (state, effects), pure
facts.py        what a move says to the clocks
conditions.py   conditions in the formula language
words.py        what origins and roles are called
migrations.py   a matter goes over to the next version; migration_maps.py the map that says how
measures.py     rates over the matters of a procedure
ways.py         which moves lead on to completion
simulation.py   a year of a procedure by random legal events; random_events.py one of them
"""

from wenxiao.procedures.definitions import Does, EndKind, Procedure, Stage, Transition
from wenxiao.procedures.engine import applied, matter_facts, opened, permissions, replayed
from wenxiao.procedures.loading import procedure, procedure_codes, procedure_in, procedure_of, procedure_text
from wenxiao.procedures.measures import Measured, expressions, measured, names_of_measures, row_of
from wenxiao.procedures.migration_maps import migration_errors
from wenxiao.procedures.migrations import migrated
from wenxiao.procedures.states import Actor, Effects, Event, MatterState, Permission, Progress
from wenxiao.procedures.ways import leads_on
from wenxiao.procedures.words import origin_name, role_name

__all__ = [
    "Actor",
    "Does",
    "Effects",
    "EndKind",
    "Event",
    "MatterState",
    "Measured",
    "Permission",
    "Procedure",
    "Progress",
    "Stage",
    "Transition",
    "applied",
    "expressions",
    "leads_on",
    "matter_facts",
    "measured",
    "migrated",
    "migration_errors",
    "names_of_measures",
    "opened",
    "origin_name",
    "permissions",
    "procedure",
    "procedure_codes",
    "procedure_in",
    "procedure_of",
    "procedure_text",
    "replayed",
    "role_name",
    "row_of",
]
