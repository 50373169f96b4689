"""The command line: one file a command, found by the entry-point group `wenxiao.commands`.

A distribution adds a command by naming it in that group; nothing here lists them.
"""

import sys
from importlib.metadata import entry_points
from typing import Any

import click

from wenxiao import __version__
from wenxiao.errors import WenxiaoError


class _Commands(click.Group):
    """A group whose commands are the installed entry points."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted({point.name for point in entry_points(group="wenxiao.commands")})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        for point in entry_points(group="wenxiao.commands", name=cmd_name):
            command: click.Command = point.load()
            return command
        return None

    def invoke(self, ctx: click.Context) -> Any:
        """Show an error of ours as one line; a fault in the program keeps its traceback."""
        try:
            return super().invoke(ctx)
        except WenxiaoError as error:
            click.echo(f"✕ {error}", err=True)
            ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wenxiao")
def cli() -> None:
    """问效：读出承诺，跟踪承诺，问出结果。"""


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8")
    cli()
