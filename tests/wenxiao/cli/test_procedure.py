"""`wenxiao procedure`: what it lists, shows, finds and draws."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.cases import HERE
from wenxiao.cli.procedure import procedure
from wenxiao.errors import CatalogInvalidError, ExportRefusedError
from wenxiao.procedures import procedure as procedure_named
from wenxiao.procedures import procedure_codes

BASE = (HERE / "bad_definitions" / "base.procedure").read_text(encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(procedure, arguments)


def written(folder: Path, old: str = "", new: str = "") -> Path:
    file = folder / "ours.yaml"
    file.write_text(BASE.replace(old, new) if old else BASE, encoding="utf-8")
    return file


def test_the_list_names_every_procedure() -> None:
    lines = run("list").stdout.splitlines()
    assert [line.partition("　")[0] for line in lines] == list(procedure_codes())
    assert any("网格事件　第1版" in line for line in lines)


@pytest.mark.parametrize("code", procedure_codes())
def test_all_of_a_procedure_is_shown(code: str) -> None:
    made, shown = procedure_named(code), run("show", code).stdout
    parts = (made.stages, made.transitions, made.clocks)
    assert [part.title for row in parts for part in row.values() if part.title not in shown] == []
    assert [measure.title for measure in made.measures if measure.title not in shown] == []


def test_limits_of_kinds_are_shown() -> None:
    assert "3个工作日；暴露垃圾4工作时、建筑垃圾4工作时、渣土堆2个工作日" in run("show", "grid_events").stdout


def test_a_code_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(CatalogInvalidError, match=r"没有流程“nothing”，可用的是.*key_tasks"):
        CliRunner().invoke(procedure, ["show", "nothing"], catch_exceptions=False)


def test_a_file_that_is_right_passes_with_its_warnings(tmp_path: Path) -> None:
    file = written(tmp_path)
    done = run("check", str(file))
    assert done.exit_code == 0
    assert f"{file}:18：提醒：“stages” 环节“签收”只有联络员能推进" in done.stdout
    assert "“小流程”可以用，提醒2处。" in done.stderr


def test_all_errors_of_a_file_are_said_at_once_with_their_lines(tmp_path: Path) -> None:
    file = written(tmp_path, "from: signing, to: working, by: [liaison]", "from: signing, to: doing, by: [liason]")
    done = run("check", str(file))
    assert done.exit_code == 1
    assert f"{file}:33：错误：“to” 没有环节“doing”" in done.stdout
    assert f"{file}:33：错误：“by” 没有岗位“liason”" in done.stdout
    assert "提醒" in done.stdout
    assert "处，改好再用" in done.stderr


def test_a_procedure_of_ones_own_is_drawn(tmp_path: Path) -> None:
    out = tmp_path / "ours.svg"
    done = run("diagram", str(written(tmp_path)), "-o", str(out))
    assert done.exit_code == 0, done.output
    assert "小流程　第1版" in out.read_text(encoding="utf-8")


def test_a_picture_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportRefusedError, match=r"应当以\.svg、\.png、\.pdf结尾"):
        CliRunner().invoke(procedure, ["diagram", "key_tasks", "-o", str(tmp_path / "a.gif")], catch_exceptions=False)


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF")], ids=["png", "pdf"])
def test_a_procedure_is_printed(tmp_path: Path, ending: str, begins: bytes) -> None:
    out = tmp_path / f"proposals.{ending}"
    assert run("diagram", "proposals", "-o", str(out), "--paper", "A4").exit_code == 0
    assert out.read_bytes().startswith(begins)
