"""A real desk for the browser to visit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.servers import Desk, served_demonstration

SCREENSHOTS = Path(__file__).parents[3] / "var" / "screenshots"


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with served_demonstration(tmp_path_factory.mktemp("browser")) as served:
        yield served
