"""A desk with the demonstration loaded once; each test works in a transaction that is rolled back."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings

AT = datetime.fromisoformat("2025-09-24T10:00:00+08:00")
"""A working moment after the demonstration's start, in the time of the desk."""


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("desk")
    with override_settings(DATA_FOLDER=folder, MEDIA_ROOT=folder / "files"):
        yield folder


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, data_folder: Path) -> None:
    from wenxiao_web.loading import load_district
    from wenxiao_web.tasks import huey

    huey.immediate = True
    with django_db_blocker.unblock():
        load_district()


@pytest.fixture
def liaison(db: None) -> Any:
    return _account("fangchan")


@pytest.fixture
def verifier(db: None) -> Any:
    return _account("chengjian")


@pytest.fixture
def supervisor(db: None) -> Any:
    return _account("ducha")


@pytest.fixture
def matter(db: None) -> Any:
    """The story's matter: yellow, 7 of 10 by 30 September, verified by the verifier's unit."""
    from wenxiao_web.matters.models import Matter

    return Matter.objects.get(number="ZD-2025-021")


@pytest.fixture
def as_liaison(client: Client, liaison: Any) -> Client:
    client.force_login(liaison)
    return client


@pytest.fixture
def as_verifier(verifier: Any) -> Client:
    client = Client()
    client.force_login(verifier)
    return client


def _account(username: str) -> Any:
    from wenxiao_web.accounts.models import Account

    return Account.objects.select_related("unit").get(username=username)
