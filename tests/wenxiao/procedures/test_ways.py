"""Which moves lead on to completion, and which may merely be made."""

import pytest

from wenxiao.procedures import leads_on, procedure, procedure_codes
from wenxiao.procedures.ways import distances


@pytest.mark.parametrize(
    ("code", "move", "stage", "leads"),
    [
        ("key_tasks", "split", "drafting", True),
        ("key_tasks", "withdraw", "drafting", False),
        ("key_tasks", "pause", "working", False),
        ("key_tasks", "resume", "paused", True),
        ("key_tasks", "grant_time", "working", True),
        ("key_tasks", "ask_time", "working", False),
        ("key_tasks", "confirm", "working", True),
        ("key_tasks", "accept", "reviewing", True),
        ("key_tasks", "send_back", "reviewing", False),
        ("key_tasks", "reopen", "done", False),
        ("hotline", "reassign", "returning", True),
        ("rectification", "relapse", "closed", False),
    ],
)
def test_a_move_leads_on_or_may_merely_be_made(code: str, move: str, stage: str, leads: bool) -> None:
    path = procedure(code)
    assert leads_on(path, path.transitions[move], stage) is leads


@pytest.mark.parametrize("code", procedure_codes())
def test_from_every_open_stage_some_move_leads_on(code: str) -> None:
    path = procedure(code)
    for stage in path.stages.values():
        if stage.end is None:
            assert stage.code in distances(path)
            assert any(leads_on(path, move, stage.code) for move in path.leaving(stage.code)), stage.code
