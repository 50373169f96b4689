"""Kinds of paper: wrong ones are refused (tests/cases/supervision/bad_kinds), and procedures name only known ones."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cases import cases
from tests.wenxiao.supervision.papers_in_hand import plain
from wenxiao.catalog import ROOT, load_file
from wenxiao.errors import CatalogInvalidError
from wenxiao.supervision import document_kind, ladder, ladder_names
from wenxiao.supervision.kinds import kind_of


@pytest.mark.parametrize("case", cases("supervision/bad_kinds"))
def test_a_wrong_kind_is_refused(case: Any, tmp_path: Path) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text(yaml.safe_dump(plain(case["kind"]), allow_unicode=True), encoding="utf-8")
    with pytest.raises(CatalogInvalidError) as refused:
        kind_of(load_file(path))
    assert case["refused"] in str(refused.value)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("path", sorted((ROOT / "procedures").glob("*.yaml")), ids=lambda path: path.stem)
def test_what_a_procedure_drafts_and_its_ladder_are_known(path: Path) -> None:
    procedure = load_file(path)
    for transition in procedure["transitions"]:
        if "drafts" in transition:
            assert document_kind(transition["drafts"], date(2026, 1, 1)).name
    assert procedure.get("ladder") in (None, *ladder_names())


@pytest.mark.parametrize("name", ladder_names())
def test_every_ladder_of_the_catalogue_holds_together(name: str) -> None:
    assert all(rung.signed_by or rung.document.form.value == "message" for rung in ladder(name))
