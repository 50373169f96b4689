"""What is said on standard error: what goes wrong, how far the work is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from wenxiao.cli.reading.batches import Answer
from wenxiao.reading.reading import Reading

WORTH_A_BAR = 3  # files


class Telling:
    """Says what goes wrong and how far the work is, and remembers whether anything failed."""

    def __init__(self, *, to_file: bool) -> None:
        self._console = Console(stderr=True)
        self._may_draw = self._console.is_terminal and (to_file or not sys.stdout.isatty())
        self.failed = False

    def readings(self, answers: Iterator[Answer], total: int) -> Iterator[tuple[str, Reading]]:
        """Pass on the readings with their paths; say the problems."""
        with self._bar(total) as advance:
            for answer in answers:
                if answer.reading is None:
                    self.fail(answer.problem)
                else:
                    if answer.note:
                        self.say(answer.note)
                    yield answer.path, answer.reading
                advance()

    def fail(self, problem: str) -> None:
        """Say what could not be read."""
        self.failed = True
        self.say(problem)

    def say(self, line: str) -> None:
        """Write one line, above the bar where one is shown."""
        if self._may_draw:
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(line, err=True)

    @contextmanager
    def _bar(self, total: int) -> Iterator[Callable[[], None]]:
        if not self._may_draw or total < WORTH_A_BAR:
            yield lambda: None
            return
        columns = (TextColumn("读文件"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self._console, transient=True) as progress:
            task = progress.add_task("", total=total)
            yield lambda: progress.advance(task)
