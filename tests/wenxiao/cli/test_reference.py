"""The reference names every command and option that there is."""

import re
from enum import StrEnum
from pathlib import Path

import click
import pytest

from wenxiao.cli.chart import chart
from wenxiao.cli.charting.sheets import TABLES
from wenxiao.cli.demo import demo
from wenxiao.cli.procedure import procedure
from wenxiao.cli.read import read
from wenxiao.clocks import TimeLimit
from wenxiao.procedures import Does, EndKind, Stage, Transition
from wenxiao.procedures.definitions import ClockRule, FieldKind, FieldRule, Measure, Post, Procedure

FOLDER = Path(__file__).parents[3] / "docs" / "reference"
REFERENCE = (FOLDER / "command-line.md").read_text(encoding="utf-8")


def check_options(command: click.Command) -> None:
    for option in command.params:
        if isinstance(option, click.Option):
            assert f"`{max(option.opts, key=len)}" in REFERENCE
        if isinstance(option.type, click.Choice):
            for choice in option.type.choices:
                assert f"`{option.opts[0]} {choice}`" in REFERENCE


@pytest.mark.parametrize("command", [read, demo], ids=lambda command: str(command.name))
def test_each_command_and_option_is_in_the_reference(command: click.Command) -> None:
    assert f"`wenxiao {command.name} " in REFERENCE
    check_options(command)


@pytest.mark.parametrize("kind", sorted(chart.commands))
def test_each_chart_its_options_and_the_columns_of_its_table_are_in_the_reference(kind: str) -> None:
    assert f"`{kind}`" in REFERENCE
    check_options(chart.commands[kind])
    tables = (FOLDER / "chart-tables.md").read_text(encoding="utf-8")
    assert kind in TABLES
    for table in TABLES[kind]:
        assert f"\n## {table.title}" in tables
        for field in table.fields:
            must = "yes" if field.is_required else ""
            assert re.search(rf"\| {field.title} \| `{field.key}` \| [^|]+ \| {must} ?\|", tables), field


@pytest.mark.parametrize("name", sorted(procedure.commands))
def test_each_command_of_procedures_is_in_the_reference(name: str) -> None:
    assert f"`wenxiao procedure {name}" in REFERENCE
    check_options(procedure.commands[name])


@pytest.mark.parametrize("part", [Procedure, Stage, Post, FieldRule, ClockRule, TimeLimit, Transition, Measure])
def test_each_key_of_a_procedure_is_in_the_reference(part: type) -> None:
    page = (FOLDER / "procedures.md").read_text(encoding="utf-8")
    written = {"sources": "from", "target": "to", "first_stage": "stages"}
    assert [key for key in part.__dataclass_fields__ if f"`{written.get(key, key)}`" not in page] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", [Does, EndKind, FieldKind])
def test_each_word_that_a_procedure_may_use_is_in_the_reference(words: type[StrEnum]) -> None:
    page = (FOLDER / "procedures.md").read_text(encoding="utf-8")
    assert [word for word in words if f"`{word.value}`" not in page] == []
