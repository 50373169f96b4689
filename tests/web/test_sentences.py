"""Every sentence that the domain may say of a light is in the desk's catalogue, and its English is English."""

import ast
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from string import Formatter

import pytest
from django.utils import translation
from wenxiao_web.matters.sentences import TEMPLATES, WORDS
from wenxiao_web.templatetags.moments import said

import wenxiao.clocks
from wenxiao.clocks.explaining.pace_wording import pace_templates
from wenxiao.sentences import Sentence, Value, sentence

CLOCKS = Path(wenxiao.clocks.__file__).parent
LETTER = re.compile(r"[\u4e00-\u9fff]")
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
"""Letters and full-width punctuation."""


def chinese_in(path: Path) -> Iterator[str]:
    """The Chinese literals of a module, without docstrings and without parts of f-strings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart: set[ast.AST] = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    apart |= {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if node in apart or not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str) and LETTER.search(node.value):
            yield node.value


def raises_errors(path: Path) -> bool:
    """Whether a module checks what it is given: its Chinese is that of error messages."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = {(node.module, alias.name) for node in imports for alias in node.names}
    return ("wenxiao.catalog", "required") in names or any(module == "wenxiao.errors" for module, _ in names)


def fields_of(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


MODULES = [path for path in sorted(CLOCKS.rglob("*.py")) if not raises_errors(path) and [*chinese_in(path)]]


def test_the_modules_that_speak_are_found() -> None:
    found = {str(path.relative_to(CLOCKS).with_suffix("")) for path in MODULES}
    kinds = {f"explaining/{kind}" for kind in ("limits", "milestones", "pace", "pace_wording", "reports")}
    assert found >= {"confidence", "durations", "laps", "lights", "explaining/of_watch", *kinds}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CLOCKS)))
def test_every_sentence_of_the_clocks_is_listed_for_translation(path: Path) -> None:
    listed = {*TEMPLATES, *WORDS}
    if path.stem == "pace_wording":
        whole = [*pace_templates(), *WORDS]
        assert [text for text in chinese_in(path) if not any(text in template for template in whole)] == []
    else:
        assert set(chinese_in(path)) - listed == set()


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_sentence_has_an_english_that_says_all_its_values(template: str) -> None:
    values: dict[str, Value] = {name: f"<{name}>" for name in fields_of(template)}
    with translation.override("en"):
        english = said(Sentence(template, values))
    assert not CHINESE.search(english)
    assert english != template
    assert [name for name in values if f"<{name}>" not in english] == []


@pytest.mark.parametrize("word", sorted(WORDS))
def test_the_domains_own_words_are_english_in_a_sentence(word: str) -> None:
    with translation.override("en"):
        english = said(sentence("红灯，但{names}有把握", names=f"{word}、{word}"))
    assert not CHINESE.search(english)


def test_a_sentence_within_a_sentence_is_translated_and_names_stay() -> None:
    moment = datetime.fromisoformat("2025-09-30T17:00:00+08:00")
    why = sentence("已中止：“{name}”{moment}起，{reason}", name="答复企业", moment=moment, reason="等待认定")
    with translation.override("en"):
        assert said(sentence("{why}（{by}批准）", why=why, by="区政府")) == (
            "Suspended: “答复企业” since 30 Sep 17:00, waiting for confirmation (approved by 区政府)"
        )
