"""What holds of papers whatever happens: random orders of ticks, writers at once, an older desk brought up."""

import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wenxiao_web.accounts.models import Account
from wenxiao_web.matters.actions import Progress, report_progress
from wenxiao_web.matters.models import Matter
from wenxiao_web.supervision.calling import ask_again, call_for_papers
from wenxiao_web.supervision.models import NoticeRow

from tests.web.conftest import AT
from tests.web.servers import environment, run_desk

MOMENTS = st.integers(0, 120).map(lambda days: AT + timedelta(days=days))
END = AT + timedelta(days=121)
DEEDS = st.lists(
    st.tuples(st.sampled_from(["tick", "tick twice", "fact", "report"]), MOMENTS), min_size=1, max_size=8
).map(lambda deeds: sorted(deeds, key=lambda deed: deed[1]))


def rolled_back(deeds: list[tuple[str, datetime]]) -> Counter[tuple[str, str, str, int]]:
    """What has fallen due after these deeds and a last tick; the database is as it was afterwards."""
    with transaction.atomic():
        for name, at in deeds:
            do(name, at)
        call_for_papers(at=END)
        rows = NoticeRow.objects.values_list("matter__number", "watch", "rung", "request")
        found = Counter(row for row in rows)
        transaction.set_rollback(True)
    return found


def do(name: str, at: datetime) -> None:
    matter = Matter.objects.get(number="ZD-2025-021")
    if name == "report":
        liaison = Account.objects.select_related("unit").get(username="fangchan")
        done = Progress(amount=Decimal(8), happened_at=at, evidence="验收单")
        report_progress(liaison, matter, done, at=at)
    elif name == "fact":
        ask_again(matter, at)
    else:
        call_for_papers(at=at)
        if name == "tick twice":
            call_for_papers(at=at)


@pytest.mark.django_db
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_no_order_or_repetition_of_ticks_makes_a_paper_twice_or_loses_one(
    db: None,
    deeds: list[tuple[str, datetime]],
) -> None:
    once = rolled_back([("report", at) for name, at in deeds if name == "report"])
    made = rolled_back(deeds)
    assert set(made.values()) == {1}
    signed = {row for row in once if row[2] != "reminder"}
    assert signed <= set(made)
    assert {row for row in made if row[2] != "reminder"} == signed


ISSUE = """
import sys, django
django.setup()
from datetime import datetime
from wenxiao_web.accounts.models import Account
from wenxiao_web.matters.models import Matter
from wenxiao_web.supervision.actions import draft_notice, issue_notice
from wenxiao_web.supervision.requests import request_notice
by, head = (Account.objects.select_related("unit").get(username=name) for name in ("ducha", "zuzhang"))
at = datetime.fromisoformat("2025-09-24T10:00:00+08:00")
for number in sys.argv[1].split(","):
    row = request_notice(by, Matter.objects.get(number=number), "supervision_notice", at=at)
    draft_notice(by, row, at=at)
    print(issue_notice(head, row, at=at).number)
"""


def test_four_processes_at_once_take_numbers_without_a_gap(tmp_path: Path) -> None:
    assert run_desk(tmp_path, "load").returncode == 0
    shares = ("ZD-2025-004,ZD-2025-008", "ZD-2025-012,ZD-2025-021", "ZD-2025-023,ZD-2025-025", "ZD-2025-034")
    where = environment(tmp_path)
    running = [
        subprocess.Popen([sys.executable, "-c", ISSUE, share], env=where, stdout=subprocess.PIPE, text=True)
        for share in shares
    ]
    said = "".join(process.communicate(timeout=120)[0] for process in running)
    assert [process.returncode for process in running] == [0, 0, 0, 0]
    taken = sorted(int(number.removeprefix("铁督通〔2025〕").removesuffix("号")) for number in said.split())
    assert taken == list(range(1, 8))


OLDER = """
import django
django.setup()
from datetime import UTC, datetime
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
call_command("migrate", "matters", "0003", verbosity=0)
executor = MigrationExecutor(connection)
apps = executor.loader.project_state([("matters", "0003_matters_from_elsewhere")]).apps
at = datetime(2025, 9, 24, tzinfo=UTC)
unit = apps.get_model("accounts", "OrgUnit").objects.create(code="housing", name="区房产局")
matter = apps.get_model("matters", "Matter").objects.create(
    number="ZD-1", title="改造", lead_unit=unit, opened_at=at, recorded_at=at)
apps.get_model("matters", "Reminder").objects.create(
    matter=matter, watch="m2", rung="reminder", title="提醒", due_at=at, to_unit=unit, text="请办", sent_at=at)
call_command("migrate", verbosity=0)
from wenxiao_web.supervision.models import NextCall, NoticeRow
from wenxiao_web.supervision.notices import notice_of, with_steps
for row in with_steps(NoticeRow.objects.all()):
    notice = notice_of(row)
    print(notice.matter, notice.watch, notice.rung.title, notice.state, notice.unit, notice.text, len(notice.steps))
print(NextCall.objects.get(matter__number="ZD-1").at == at)
"""


def test_reminders_of_an_older_desk_become_notices(tmp_path: Path) -> None:
    where = environment(tmp_path)
    done = subprocess.run([sys.executable, "-c", OLDER], env=where, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["ZD-1 m2 提醒 delivered 区房产局 请办 3", "True"], done.stderr
