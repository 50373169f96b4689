"""Stored moments and the domain agree: what the database counts as red is what `light_at` calls red."""

from dataclasses import asdict
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wenxiao_web.matters.actions import Progress, confirm_progress, report_progress, return_progress
from wenxiao_web.matters.facts import facts_of, with_facts
from wenxiao_web.matters.lights import note_light, shown_since, stored_watches
from wenxiao_web.matters.models import Basis, Matter, WatchRow
from wenxiao_web.matters.queries import coloured, counts_by_colour, promised_matters, rows_of

from tests.web.conftest import AT
from wenxiao.clocks import Watch, WatchKind, by_due, colour_of_watch, light_at, watches_of, worst_first

reviews = st.sampled_from(["confirm", "return", "wait"])
reports = st.lists(st.tuples(st.integers(0, 16), st.integers(1, 60), reviews), max_size=4)


@pytest.mark.django_db
@given(reported=reports, asked_after=st.integers(0, 120 * 24))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_stored_moments_say_what_the_domain_says(
    liaison: Any, verifier: Any, matter: Matter, reported: list[tuple[int, int, str]], asked_after: int
) -> None:
    at = AT
    savepoint = transaction.savepoint()
    for amount, days, review in reported:
        at += timedelta(days=days)
        _report(liaison, verifier, matter, amount, at, review)
    _require_agreement(matter, at + timedelta(hours=asked_after))
    transaction.savepoint_rollback(savepoint)


def _report(liaison: Any, verifier: Any, matter: Matter, amount: int, at: datetime, review: str) -> None:
    progress = Progress(amount=Decimal(amount), happened_at=at, evidence="验收单", note="复核")
    report = report_progress(liaison, matter, progress, at=at)
    if review == "confirm":
        confirm_progress(verifier, report, at=at)
    if review == "return":
        return_progress(verifier, report, reason="材料不全", at=at)


def _require_agreement(matter: Matter, at: datetime) -> None:
    facts = facts_of(with_facts(Matter.objects.all()).get(pk=matter.pk))
    for basis in Basis.values:
        only = basis == Basis.CONFIRMED
        rows = WatchRow.objects.filter(matter=matter, basis=basis, superseded_at=None)
        assert stored_watches(rows) == watches_of(facts, at, confirmed_only=only)
        stored = coloured(Matter.objects.filter(pk=matter.pk), at, basis).values_list("colour", flat=True).get()
        assert stored == light_at(facts, at, confirmed_only=only).colour


moments = st.none() | st.integers(-60, 60).map(lambda hours: AT + timedelta(hours=hours))
watches = st.lists(
    st.builds(
        Watch,
        code=st.uuids().map(str),
        title=st.just("办理"),
        kind=st.sampled_from(WatchKind),
        due_at=moments,
        yellow_at=moments,
        red_at=moments,
        starts_at=moments,
        suspended_at=moments,
        resumes_at=moments,
        done_at=moments,
        exempt_until=moments,
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.django_db
@given(drawn=watches, hours=st.integers(-61, 61))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_that_stand_still_or_have_not_begun_or_are_exempt_count_as_the_domain_colours_them(
    matter: Matter, drawn: list[Watch], hours: int
) -> None:
    at = AT + timedelta(hours=hours)
    savepoint = transaction.savepoint()
    WatchRow.objects.filter(matter=matter).delete()
    WatchRow.objects.bulk_create(
        WatchRow(matter=matter, basis=Basis.CLAIMED, version=1, known_at=AT, **asdict(watch)) for watch in drawn
    )
    stored = coloured(Matter.objects.filter(pk=matter.pk), at).values_list("colour", flat=True).get()
    worst = min((colour_of_watch(watch, at) for watch in drawn), key=worst_first)
    assert stored == worst
    assert stored_watches(WatchRow.objects.filter(matter=matter)) == tuple(sorted(drawn, key=by_due))
    transaction.savepoint_rollback(savepoint)


@pytest.mark.django_db
def test_the_demonstration_starts_with_the_lights_that_its_file_promises() -> None:
    claimed = counts_by_colour(promised_matters(), AT)
    public = counts_by_colour(promised_matters(), AT, Basis.CONFIRMED)
    assert [claimed[colour] for colour in ("red", "yellow", "green", "done")] == [2, 3, 5, 1]  # type: ignore[index]
    assert [public[colour] for colour in ("red", "yellow", "green", "done")] == [2, 4, 4, 1]  # type: ignore[index]


@pytest.mark.django_db
@pytest.mark.parametrize("basis", Basis.values)
def test_the_order_of_stored_moments_is_the_order_of_lights(basis: str) -> None:
    rows = rows_of(Matter.objects.all(), AT, basis=basis)
    assert rows == sorted(rows, key=lambda row: (worst_first(row.light.colour), row.due_at, row.matter.number))
    stored = coloured(Matter.objects.all(), AT, basis).values_list("number", "colour", "due_at")
    assert [(row.matter.number, row.light.colour, row.due_at) for row in rows] == list(stored)


@pytest.mark.django_db
def test_a_new_fact_writes_new_rows_beside_the_old(liaison: Any, matter: Matter) -> None:
    report_progress(liaison, matter, Progress(amount=Decimal(10), happened_at=AT, evidence="验收单"), at=AT)
    rows = WatchRow.objects.filter(matter=matter, basis=Basis.CLAIMED, code="m2").order_by("version")
    assert [(row.version, row.superseded_at, row.done_at) for row in rows] == [(1, AT, None), (2, None, AT)]


@pytest.mark.django_db
def test_all_red_now_is_read_from_an_index() -> None:
    red = WatchRow.objects.filter(basis="claimed", superseded_at=None, done_at=None, red_at__lte=AT).order_by()
    assert "watch_red" in red.explain()


@pytest.mark.django_db
def test_work_done_yesterday_and_reported_today_turns_the_light_today(liaison: Any, matter: Matter) -> None:
    progress = Progress(amount=Decimal(10), happened_at=AT - timedelta(days=1), evidence="验收单")
    report_progress(liaison, matter, progress, at=AT)
    turned = matter.light_changes.filter(basis=Basis.CLAIMED).latest("known_at", "pk")
    assert (turned.old, turned.new, turned.turned_at) == ("yellow", "green", AT)
    light = light_at(facts_of(with_facts(Matter.objects.all()).get(pk=matter.pk)), AT)
    assert shown_since(matter, light) == AT


@pytest.mark.django_db
def test_a_light_that_time_turns_is_dated_by_its_moment(matter: Matter) -> None:
    due = datetime.fromisoformat("2025-09-30T17:00:00+08:00")
    with transaction.atomic():
        note_light(with_facts(Matter.objects.all()).get(pk=matter.pk), due + timedelta(minutes=1))
    turned = matter.light_changes.filter(basis=Basis.CLAIMED).latest("known_at", "pk")
    assert (turned.new, turned.turned_at) == ("red", due)
