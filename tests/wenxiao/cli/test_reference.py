"""The reference names every command and option that there is."""

from pathlib import Path

import click
import pytest

from wenxiao.cli.demo import demo
from wenxiao.cli.read import read

REFERENCE = (Path(__file__).parents[3] / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [read, demo], ids=lambda command: str(command.name))
def test_each_command_and_option_is_in_the_reference(command: click.Command) -> None:
    assert f"`wenxiao {command.name} " in REFERENCE
    for option in command.params:
        if isinstance(option, click.Option):
            assert f"`{option.opts[0]}" in REFERENCE
        if isinstance(option.type, click.Choice):
            for choice in option.type.choices:
                assert f"`{option.opts[0]} {choice}`" in REFERENCE
