"""How far long work is, on standard error."""

from collections.abc import Iterable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


def followed(title: str, total: int, done: Iterable[int]) -> None:
    """Run the work to its end, showing after each step how much of the total is done."""
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        for count in done:
            progress.update(task, completed=count)
