"""The reference names every command and option that there is."""

import re
from pathlib import Path

import click
import pytest

from wenxiao.cli.chart import chart
from wenxiao.cli.charting.sheets import TABLES
from wenxiao.cli.demo import demo
from wenxiao.cli.read import read

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
