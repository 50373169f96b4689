"""The page of `wenxiao read --html` under axe-core: nothing that keeps people with a screen reader or keys out."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from wenxiao.cli import cli

pytestmark = pytest.mark.browser

TIEXI = Path(__file__).parents[2] / "examples" / "tiexi"
GRAVE = ("serious", "critical")
STATES = {"figures": "1", "tasks": "2", "charts": "3", "a row chosen": "j", "the keys explained": "?"}


@pytest.fixture(scope="module")
def axe() -> Any:
    """Check a page; the script comes with axe-playwright-python, so that nothing is fetched."""
    module = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    return module.Axe()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("accessible") / "room.html"
    reports = [str(TIEXI / "3_work_report_2024.txt"), str(TIEXI / "1_plan_2021_2025.docx")]
    result = CliRunner().invoke(cli, ["read", *reports, "--html", str(out)])
    assert result.exit_code == 0, result.output
    return out


def faults(axe: Any, page: Any) -> list[str]:
    """Name each serious or critical violation with its first place on the page."""
    found = axe.run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found if each["impact"] in GRAVE]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_grave_fault_on_the_page(axe: Any, page: Any, written: Path, colours: str, state: str) -> None:
    page.emulate_media(color_scheme=colours)
    page.goto(written.as_uri())
    page.keyboard.press(STATES[state])
    assert faults(axe, page) == []


def test_no_grave_fault_on_a_phone(axe: Any, page: Any, written: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(written.as_uri())
    assert faults(axe, page) == []


def test_a_fault_would_be_found(axe: Any, page: Any) -> None:
    page.set_content('<html lang="zh"><title>t</title><main><h1>t</h1><img src="data:,"><input></main></html>')
    assert len(faults(axe, page)) == 2
