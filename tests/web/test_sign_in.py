"""Five wrong passwords close a name for a quarter of an hour, whoever it belongs to."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from wenxiao_web.accounts.models import SignInAttempt
from wenxiao_web.audit.models import LedgerEntry

from tests.web.conftest import AT

pytestmark = pytest.mark.django_db
RIGHT = "fangchan-2025"
CLOSED = "暂停登录到9月24日 10:19"


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    def set_clock(at: datetime) -> None:
        for module in ("forms", "views"):
            monkeypatch.setattr(f"wenxiao_web.accounts.{module}.now", lambda: at)

    set_clock(AT)
    return set_clock


def sign_in(client: Client, password: str, username: str = "fangchan") -> Any:
    return client.post("/sign-in", {"username": username, "password": password})


def five_wrong(client: Client, set_clock: Callable[[datetime], None], username: str = "fangchan") -> list[Any]:
    answers = []
    for minute in range(5):
        set_clock(AT + timedelta(minutes=minute))
        answers.append(sign_in(client, "wrong", username))
    return answers


def test_the_fifth_wrong_password_closes_the_name(client: Client, set_clock: Callable[[datetime], None]) -> None:
    answers = five_wrong(client, set_clock)
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "用户名或者密码不对" in answers[3].content.decode()
    page = answers[4].content.decode()
    assert CLOSED in page
    assert "请到时再试" in page
    assert answers[4]["Retry-After"] == str(15 * 60)


def test_while_closed_the_right_password_is_refused_too(client: Client, set_clock: Callable[[datetime], None]) -> None:
    five_wrong(client, set_clock)
    set_clock(AT + timedelta(minutes=18, seconds=59))
    answer = sign_in(client, RIGHT)
    assert (answer.status_code, CLOSED in answer.content.decode()) == (429, True)
    set_clock(AT + timedelta(minutes=19))
    assert sign_in(client, RIGHT)["Location"] == "/"
    assert not SignInAttempt.objects.exists()


def test_after_the_pause_there_are_five_tries_again(client: Client, set_clock: Callable[[datetime], None]) -> None:
    five_wrong(client, set_clock)
    for minute in range(4):
        set_clock(AT + timedelta(minutes=19 + minute))
        assert sign_in(client, "wrong").status_code == 200
    assert sign_in(client, "wrong").status_code == 429


def test_slow_mistakes_do_not_add_up(client: Client, set_clock: Callable[[datetime], None]) -> None:
    for quarter in range(8):
        set_clock(AT + quarter * timedelta(minutes=4))
        assert sign_in(client, "wrong").status_code == 200
    assert SignInAttempt.objects.count() == 8


def test_signing_in_clears_the_count(client: Client, set_clock: Callable[[datetime], None]) -> None:
    for _ in range(4):
        sign_in(client, "wrong")
    assert sign_in(client, RIGHT).status_code == 302
    client.post("/sign-out")
    assert sign_in(client, "wrong").status_code == 200


def test_others_are_not_closed_out(client: Client, set_clock: Callable[[datetime], None]) -> None:
    five_wrong(client, set_clock)
    assert sign_in(client, "chengjian-2025", "chengjian").status_code == 302


def test_the_ledger_says_once_that_the_account_was_closed(
    client: Client, set_clock: Callable[[datetime], None]
) -> None:
    five_wrong(client, set_clock)
    sign_in(client, "wrong")
    entry = LedgerEntry.objects.get(action="close_sign_in")
    assert (entry.subject, entry.unit) == ("unit/housing", "系统")
    assert entry.new == {"post": "区房产局　联络员", "until": "2025-09-24 10:19"}
    assert entry.why == "15分钟内输错5次密码"
    assert entry.recorded_at == AT + timedelta(minutes=4)


def test_a_name_without_an_account_is_refused_alike_and_leaves_no_entry(
    client: Client, set_clock: Callable[[datetime], None]
) -> None:
    entries = LedgerEntry.objects.count()
    answer = five_wrong(client, set_clock, "nobody")[-1]
    assert (answer.status_code, CLOSED in answer.content.decode()) == (429, True)
    assert LedgerEntry.objects.count() == entries


def test_typed_names_are_not_kept(client: Client, set_clock: Callable[[datetime], None]) -> None:
    sign_in(client, "wrong", "my-password-by-mistake")
    kept = SignInAttempt.objects.get()
    assert len(kept.name_hash) == 64
    assert "my-password" not in kept.name_hash


def test_the_refusal_is_said_in_english_when_chosen(client: Client, set_clock: Callable[[datetime], None]) -> None:
    client.post("/language", {"language": "en"})
    assert "it is closed until 24 Sep 10:19" in five_wrong(client, set_clock)[-1].content.decode()
