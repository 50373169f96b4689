"""A verdict in the words of a table: the same columns in the terminal, the workbook and the page."""

from dataclasses import dataclass
from pathlib import PurePath

from wenxiao.delivery import Verdict
from wenxiao.indicators import Statement
from wenxiao.sentences import shown

ABSENT = "—"


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One row: what was said, what was done, how far apart, and the verdict."""

    verdict: Verdict
    name: str
    measure: str
    """The target's unit and time: `增长%，2023年`."""
    said: Statement
    done: tuple[Statement, ...]
    """What the outcome was taken from; else what speaks beside it."""
    gap: str
    basis: str
    """Why, in one line."""


def told(verdict: Verdict) -> Told:
    """Put a verdict into words."""
    outcome, said = verdict.outcome, verdict.target
    done = tuple(dict.fromkeys(outcome.sources)) if outcome else (verdict.beside,) if verdict.beside else ()
    return Told(
        verdict=verdict,
        name=said.name,
        measure=f"{measure_of(said)}，{shown_years(said)}",
        said=said,
        done=done,
        gap=gap_of(verdict),
        basis=str(verdict.why),
    )


def measure_of(said: Statement) -> str:
    """The unit, and that it is a growth: `增长%`, `亿元`."""
    return f"增长{said.figure.unit}" if said.figure.kind == "growth" else said.figure.unit or "位次"


def shown_years(said: Statement) -> str:
    """The target's time: `2023年`, `2021～2025年`."""
    return f"{str(said.period).replace('-', '～')}年"


def gap_of(verdict: Verdict) -> str:
    """The difference with its sign, percentages in 点; a dash where there is none."""
    if verdict.gap is None:
        return ABSENT
    sign = "+" if verdict.gap > 0 else ""
    return f"{sign}{shown(verdict.gap)}{'点' if verdict.unit == '%' else ''}"


def named_document(said: Statement) -> str:
    """A document as a row names it: the file's name without its ending."""
    return PurePath(said.document).stem


def needed_of(verdict: Verdict) -> str:
    """The growth still needed, "" where none is."""
    return f"每年还需增长{shown(verdict.needed)}%" if verdict.needed is not None else ""
