"""How well the reader reads: figures against hand-annotated ones, document by document.

    python benchmarks/reading_accuracy.py [GOLD]

GOLD is a folder of NAME.jsonl with documents/NAME.txt (by default ../shared/gold, left out with a message where it
is not there); examples/ is measured always, benchmarks/gold where ../shared/reports stands. Two figures are one where
their numbers overlap; a figure is whole when value, unit, subject, kind, bound, status and period are all right.
Subjects are alike from 0.8 of their characters on.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from wenxiao.documents import Document, read_document
from wenxiao.quantities import magnitude_of, split_unit
from wenxiao.reading import Figure, read_figures

ROOT = Path(__file__).parents[1]
ATTRIBUTES = ("value", "unit", "subject", "kind", "bound", "status", "period")
LEADING = ("全区", "全市", "全省", "我市", "我区", "全年", "今年", "累计", "预计", "共", "实现", "完成", "力争", "确保")
LOOSE = str.maketrans("", "", " “”\"'‘’《》()（）、,，。;；:：·-—的\n\t")
ALIKE = 0.8
Row = dict[str, Any]


@dataclass(kw_only=True, slots=True)
class Tally:
    """Counts over one document or several."""

    gold: int = 0
    read: int = 0
    matched: int = 0
    whole: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Sum another tally into this one."""
        self.gold, self.read = self.gold + other.gold, self.read + other.read
        self.matched, self.whole = self.matched + other.matched, self.whole + other.whole
        self.right.update(other.right)

    def line(self, name: str) -> str:
        """Return one row of the table."""
        shares = " ".join(f"{self.right[key] / max(self.matched, 1):7.4f}" for key in ATTRIBUTES)
        return f"{name:32} {self.gold:5} {self.f1(self.matched):9.4f} {self.f1(self.whole):9.4f} {shares}"

    def f1(self, hits: int) -> float:
        """Return the harmonic mean of precision and recall for so many hits."""
        return 2 * hits / max(self.gold + self.read, 1)


def tally_of(document: Document, rows: Sequence[Row], figures: Sequence[Figure]) -> Tally:
    """Compare the figures read with the annotated rows."""
    starts = [_start(document, row) for row in rows]
    tally = Tally(gold=len(rows), read=len(figures))
    for row, figure in _pairs(rows, starts, figures):
        right = [key for key in ATTRIBUTES if _is_right(key, row, figure)]
        tally.matched += 1
        tally.whole += len(right) == len(ATTRIBUTES)
        tally.right.update(right)
    return tally


def _start(document: Document, row: Row) -> int:
    """Where a row's number stands: by its offset, or by the quote that holds it."""
    if "start" in row:
        return int(row["start"])
    return document.text.index(row["quote"]) + int(row["quote"].index(row["number"]))


def _pairs(rows: Sequence[Row], starts: Sequence[int], figures: Sequence[Figure]) -> Iterator[tuple[Row, Figure]]:
    """Pair rows and figures by the largest overlap of their numbers, each once."""
    overlaps = []
    for i, (row, start) in enumerate(zip(rows, starts, strict=True)):
        end = start + len(row["number"])
        overlaps += [(min(end, f.end) - max(start, f.start), i, j) for j, f in enumerate(figures)
                     if min(end, f.end) > max(start, f.start)]  # fmt: skip
    taken_rows, taken_figures = set(), set()
    for _, i, j in sorted(overlaps, reverse=True):
        if i not in taken_rows and j not in taken_figures:
            taken_rows.add(i)
            taken_figures.add(j)
            yield rows[i], figures[j]


def _is_right(key: str, row: Row, figure: Figure) -> bool:
    if key == "subject":
        return any(_alike(figure.subject, wanted) for wanted in [row["subject"], *row.get("accept", [])])
    if key == "period":
        ends = row["period"][-4:] if row["kind"] in ("level", "ratio", "rank") else row["period"]
        return row["period"] in ("", figure.period) or figure.period == ends
    if key == "unit":
        return _base(0, row["unit"])[1] == _base(0, figure.unit)[1]
    if key == "value":
        high = row.get("high")
        same_high = (high is None) == (figure.high is None) and (
            high is None or _base(high, row["unit"])[0] == _base(figure.high or 0, figure.unit)[0]
        )
        return same_high and _base(row["value"], row["unit"])[0] == _base(figure.value, figure.unit)[0]
    return bool(getattr(figure, key) == row[key])


def _base(value: Decimal | float, unit: str) -> tuple[Decimal, str]:
    """Fold the magnitude word into the value."""
    unit = unit.strip().replace("％", "%").replace(" ", "")
    if unit == "成":
        return Decimal(str(value)) * 10, "%"
    return Decimal(str(value)) * magnitude_of(unit), split_unit(unit)[1]


def _alike(one: str, other: str) -> bool:
    one, other = _plain(one), _plain(other)
    common = sum((Counter(one) & Counter(other)).values())
    return bool(common) and 2 * common / (len(one) + len(other)) >= ALIKE


def _plain(subject: str) -> str:
    subject = subject.translate(LOOSE)
    while lead := next((word for word in LEADING if subject.startswith(word)), ""):
        subject = subject[len(lead) :]
    return subject


Case = tuple[str, Path, list[Row], list[list[int]]]
"""Name, document, annotated rows, and the passages that were annotated (none: the whole document)."""


def _measured(cases: Sequence[Case], title: str) -> None:
    print(title)
    print(f"{'document':32} {'gold':>5} {'detection':>9} {'whole':>9} " + " ".join(f"{key:>7}" for key in ATTRIBUTES))
    pooled, characters, seconds = Tally(), 0, 0.0
    for name, path, rows, passages in cases:
        began = time.perf_counter()
        document = read_document(path)
        figures = read_figures(document)
        seconds += time.perf_counter() - began
        characters += len(document.text)
        inside = [f for f in figures if not passages or any(a <= f.start and f.end <= b for a, b in passages)]
        tally = tally_of(document, rows, inside)
        pooled.add(tally)
        print(tally.line(name))
    print(pooled.line("pooled"))
    print(f"{characters:,} characters in {seconds:.2f} s\n")


def _rows(gold: Path) -> list[Row]:
    return [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]


def _annotated(folder: Path, *, held_out: bool) -> Iterator[Case]:
    """Golds whose first line names the document below `folder`, the passages annotated, and whether it is held out."""
    for gold in sorted((ROOT / "benchmarks" / "gold").glob("*.jsonl")):
        head, *rows = _rows(gold)
        if head.get("held_out", False) is not held_out:
            continue
        yield gold.stem, folder / head["document"], rows, head.get("passages", [head["passage"]])


def example_cases(example: Path) -> Iterator[Case]:
    """Yield the documents of a folder of examples/ that have gold, in the order of their names."""
    for gold in sorted((example / "gold").glob("*.jsonl")):
        yield gold.stem, next(example.glob(f"{gold.stem}.*")), _rows(gold), []


def main() -> None:
    """Measure examples/ and, where they are there, the shared golds and our own golds of shared reports."""
    for example in sorted({gold.parents[1] for gold in (ROOT / "examples").glob("*/gold/*.jsonl")}):
        _measured(list(example_cases(example)), f"examples/{example.name}")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "gold"
    if not folder.is_dir():
        print(f"{folder} is not there: only examples/ was measured")
        return
    golds = sorted(folder.glob("*.jsonl"))
    _measured([(g.stem, folder / "documents" / f"{g.stem}.txt", _rows(g), []) for g in golds], str(folder))
    if (reports := folder.parent / "reports").is_dir():
        _measured(list(_annotated(reports, held_out=False)), "benchmarks/gold: known, rules were made from them")
        _measured(list(_annotated(reports, held_out=True)), "benchmarks/gold: held out (see its README)")


if __name__ == "__main__":
    main()
