"""A matter on the desk goes over to the next version of its procedure, and its record still gives where it stands."""

from datetime import timedelta
from typing import Any

import pytest
from wenxiao_web.accounts.models import OrgUnit
from wenxiao_web.audit.models import LedgerEntry
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.models import Matter
from wenxiao_web.procedures.actions import Entered, do_transition
from wenxiao_web.procedures.migrating import migrate_matter
from wenxiao_web.procedures.models import Handling, ProcedureVersion
from wenxiao_web.procedures.opening import Case, open_case
from wenxiao_web.procedures.states import procedure_of_move, state_of

from tests.web.conftest import AT
from wenxiao.clocks import Schedule, watches_of
from wenxiao.procedures import procedure, procedure_text

MAP = """\
migration:
  from: 1
  stages: {%s}
  fields: {content: task}
  clocks: {sign: keep, feedback: keep, resolve: keep, review: keep}
  transitions: {split: divide}
"""


@pytest.fixture
def matter(supervisor: Any) -> Matter:
    lead, verifying = OrgUnit.objects.get(code="housing"), OrgUnit.objects.get(code="construction")
    case = Case(title="整治渣土", origin="report", units={"lead_unit": lead, "verifying_unit": verifying})
    opened = open_case(supervisor, "key_tasks", case, opened_at=AT, at=AT)
    done(
        supervisor,
        opened,
        "split",
        1,
        values={"content": "整治渣土", "weight_class": "一般"},
        schedule=Schedule(version=1),
    )
    return opened


@pytest.fixture
def second(db: None) -> ProcedureVersion:
    """The same loop with a stage, a field and a move called otherwise."""
    stages = [f"{code}: {'consenting' if code == 'countersigning' else code}" for code in procedure("key_tasks").stages]
    text = procedure_text("key_tasks").replace("version: 1\n", "version: 2\n")
    for old, new in (("countersigning", "consenting"), ("content", "task"), ("code: split", "code: divide")):
        text = text.replace(old, new)
    return ProcedureVersion.objects.create(
        code="key_tasks", version=2, title="重点任务督办", text=text + MAP % ", ".join(stages), recorded_at=AT
    )


def done(account: Any, matter: Matter, code: str, hours: int, **entered: Any) -> None:
    at = AT + timedelta(hours=hours)
    do_transition(account, matter, code, Entered(happened_at=at, **entered), at=at)


def handling_of(matter: Matter) -> Handling:
    return Handling.objects.select_related("matter", "procedure").get(matter=matter)


def test_a_matter_goes_over_and_goes_on_under_the_new_version(
    supervisor: Any, liaison: Any, matter: Matter, second: ProcedureVersion
) -> None:
    migrate_matter(supervisor, matter, reason="新办法施行", at=AT + timedelta(hours=2), to=second)
    handling = handling_of(matter)
    assert (handling.procedure_id, handling.stage) == (second.pk, "consenting")
    state = state_of(handling)
    assert (state.version, state.stage, state.fields["task"]) == (2, "consenting", "整治渣土")
    assert [event.transition for event in state.done] == ["divide"]
    entry = LedgerEntry.objects.get(action="migrate_matter")
    assert (entry.old["version"], entry.new["version"], entry.why) == (1, 2, "新办法施行")
    done(liaison, matter, "agree", 3, values={"support_opinion": "同意"})
    assert handling_of(matter).stage == "approving"
    replayed = state_of(handling_of(matter))
    assert [event.transition for event in replayed.done] == ["divide", "agree"]


def test_moves_stay_as_they_were_made(supervisor: Any, liaison: Any, matter: Matter, second: ProcedureVersion) -> None:
    migrate_matter(supervisor, matter, reason="新办法施行", at=AT + timedelta(hours=2), to=second)
    done(liaison, matter, "agree", 3, values={"support_opinion": "同意"})
    handling = handling_of(matter)
    split, agree = handling.moves.all()
    assert (split.transition, split.values) == ("split", {"content": "整治渣土", "weight_class": "一般"})
    assert [procedure_of_move(handling, move).version for move in (split, agree)] == [1, 2]


def test_watches_are_the_same_after_as_before(supervisor: Any, matter: Matter, second: ProcedureVersion) -> None:
    at = AT + timedelta(hours=2)
    before = watches_of(facts_of(with_facts(Matter.objects.all()).get(pk=matter.pk)), at)
    migrate_matter(supervisor, matter, reason="新办法施行", at=at, to=second)
    assert watches_of(facts_of(with_facts(Matter.objects.all()).get(pk=matter.pk)), at) == before


def test_without_a_map_or_a_reason_or_a_post_nothing_changes(
    supervisor: Any, liaison: Any, matter: Matter, second: ProcedureVersion
) -> None:
    bare = ProcedureVersion.objects.create(
        code="key_tasks",
        version=3,
        title="重点任务督办",
        text=procedure_text("key_tasks").replace("version: 1\n", "version: 3\n"),
        recorded_at=AT,
    )
    at = AT + timedelta(hours=2)
    for account, reason, to, says in (
        (supervisor, "新办法", bare, "没有写从第1版怎样换来，不能换版"),
        (supervisor, " ", second, "换版要写明理由"),
        (liaison, "新办法", second, "换版由督查督办组办理"),
        (supervisor, "新办法", None, "已经按第1版办理，不用换"),
    ):
        with pytest.raises(ActionRefusedError, match=says):
            migrate_matter(account, matter, reason=reason, at=at, to=to)
    assert handling_of(matter).procedure.version == 1
    assert not LedgerEntry.objects.filter(action="migrate_matter").exists()


def test_a_move_before_the_change_is_refused(
    supervisor: Any, liaison: Any, matter: Matter, second: ProcedureVersion
) -> None:
    migrate_matter(supervisor, matter, reason="新办法施行", at=AT + timedelta(hours=4), to=second)
    early = Entered(happened_at=AT + timedelta(hours=3), values={"support_opinion": "同意"})
    with pytest.raises(ActionRefusedError, match="办理时间早于事项换到第2版"):
        do_transition(liaison, matter, "agree", early, at=AT + timedelta(hours=5))
