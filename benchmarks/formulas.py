"""Random formulas, reckoned for rows in Python and for a table through Ibis on DuckDB: every digit must be the same.

    python benchmarks/formulas.py [--formulas 100000] [--seed 2025] [--rows 16] [--at-once 100]

Formulas of one row, of a row among others (rank) and of all rows (count, sum, rate) are grown from a seed, up to the
weight that the language allows, and asked many at once of a new table each time, whose rows hold missing values,
noughts, equals, the smallest digit and amounts at and beyond the largest that is kept. A formula counts once, however
many rows it is asked of. Every number must stay within its bounds: below 10^15, six digits after the point. Prints
what was reckoned and each difference, and ends with 1 if there is one.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import ibis
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1]))

from wenxiao.errors import FormulaTooLargeError
from wenxiao.formulas import Formula, Shape, parse
from wenxiao.formulas.exact import LIMIT, SETTLED_DIGITS

AMOUNTS, TRUTHS, KINDS = ("金额", "plan.done", "件数"), ("办结", "is_late"), ("投诉", "举报", "咨询")
WRITTEN = ("0", "1", "3", "0.5", "7", "100", "0.0000000001", "99999999999", "999999999999999", "12.345", "0.03")
EDGES = tuple(
    Decimal(text)
    for text in (
        *("0", "1", "-1", "3", "0.5", "-2.5", "0.0000000001", "0.00000000005", "0.0000005", "-0.0000005"),
        *("999999999999999.9999999999", "-999999999999999.9999999999", "999999999999999.99999999995"),
        *("1000000000000000", "-12345678901234567890", "31622776.6016837933", "0.3333333333", "49999999.5"),
    )
)
_WIDE = pa.decimal128(38, 12)
SCHEMA = pa.schema(
    {"id": pa.int64(), "金额": _WIDE, "plan.done": pa.decimal128(22, 10), "件数": pa.int64()}
    | {"办结": pa.bool_(), "is_late": pa.bool_(), "类别": pa.string()}
)
BUDGETS = {1: 200, 2: 600, 3: 200, 4: 40, 6: 12, 8: 4, 10: 1, 14: 1}
"""How many parts a formula is grown from, with how often: a database takes seconds for a hundred heavy ones."""
SHAPES = {Shape.ROW: 16, Shape.RANKED: 1, Shape.ROWS: 1}
"""Each shape with how often: places and sums over rows take a database ten times as long as a row's own values."""
MOST_SHOWN = 20


class Grower:
    """Grows formulas from a seed, wide and deep by its budget of parts."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def formula(self, shape: Shape) -> str:
        """Grow a formula of a shape, a number or a truth."""
        parts = self._random.choices(tuple(BUDGETS), tuple(BUDGETS.values()))[0]
        match shape:
            case Shape.ROW:
                return self.number(parts) if self._random.random() < 0.7 else self.truth(parts)
            case Shape.RANKED:
                return self._over(parts, self._rank)
            case Shape.ROWS:
                return self._over(parts, self._gathered)

    def number(self, parts: int) -> str:
        """A number of one row."""
        if parts <= 1:
            return self._pick((*AMOUNTS, *AMOUNTS, *WRITTEN))
        return self._joined(parts, self.number, self.truth)

    def truth(self, parts: int) -> str:
        """A truth of one row."""
        if parts <= 1:
            return self._pick(
                (*TRUTHS, "true", "false", '类别 == "投诉"', '类别 属于 ("投诉", "举报")', "known(类别)", "known(金额)")
            )
        less = parts - 1
        one, other = self._split(less)
        match self._random.randrange(4):
            case 0:
                return f"({self.truth(one)} {self._pick(('and', 'or', '且', '或'))} {self.truth(other)})"
            case 1:
                return f"(not {self.truth(less)})"
            case 2:
                return f"known({self.number(less)})"
            case _:
                return f"({self.number(one)} {self._pick(('<', '<=', '>', '>=', '==', '!='))} {self.number(other)})"

    def _over(self, parts: int, leaf: Any) -> str:
        """A number or truth with a leaf that looks at other rows in it; its other leaves are written out."""

        def grown(parts: int) -> str:
            if parts <= 2:
                return str(leaf(parts)) if self._random.random() < 0.7 else self._pick(WRITTEN)
            return self._joined(parts, grown, lambda less: f"({grown(less)} > {self._pick(WRITTEN)})")

        return f"({leaf(parts)} {self._pick(('+', '-', '*', '/'))} {grown(parts // 2)})"

    def _gathered(self, parts: int) -> str:
        where, of = self.truth(self._random.randint(1, 2)), self.number(min(parts, 3))
        match self._random.randrange(4):
            case 0:
                return f"count(where={where})"
            case 1:
                return f"rate({self.truth(2)}, where={where})"
            case 2:
                return f"sum(件数 * 0 + {of}, where={where})"
            case _:
                return f"合计(金额 + {of})"

    def _rank(self, parts: int) -> str:
        of, where = self.number(min(parts, 4)), self.truth(self._random.randint(1, 3))
        more = self._pick(("", f", where={where}", ", by=类别", f", where={where}, by=类别"))
        return f"rank(件数 * 0 + {of}{more})"

    def _joined(self, parts: int, number: Any, truth: Any) -> str:
        less = parts - 1
        one, other = self._split(less)
        match self._random.randrange(10):
            case 0 | 1 | 2:
                return f"({number(one)} {self._pick(('+', '-', '*', '×'))} {number(other)})"
            case 3:
                return f"({number(one)} {self._pick(('/', '÷'))} {number(other)})"
            case 4:
                return f"({number(less)} / {self._pick(('1百分点', '0.5', '8', '0.0000000001', '3'))})"
            case 5:
                return f"{self._pick(('min', 'max', 'share', '最大'))}({number(one)}, {number(other)})"
            case 6:
                return f"round({number(less)}, {self._random.randrange(7)})"
            case 7:
                return f"clamp({number(less)}, {self._pick(('0', '0.5', '-7'))}, {self._pick(('15', '99', '0.5'))})"
            case 8:
                return f"bands({number(less)}, 100: 3, 10: {self._pick(WRITTEN)}, 0: 1, 0)"
            case _:
                return f"if({truth(max(1, one // 2))}, {number(one)}, -{number(other)})"

    def _split(self, parts: int) -> tuple[int, int]:
        one = self._random.randint(1, max(1, parts - 1))
        return one, max(1, parts - one)

    def _pick(self, words: Sequence[str]) -> str:
        return self._random.choice(words)


def random_rows(random: Random, count: int) -> list[dict[str, Any]]:
    """Rows with values missing, at the edges and equal to each other."""
    return [
        {
            "id": at,
            "金额": _maybe(random, _amount(random)),
            "plan.done": _maybe(random, Decimal(random.randrange(-(10**13), 10**13)).scaleb(-10)),
            "件数": _maybe(random, random.choice((random.randint(-5, 5), random.randint(-(10**9), 10**9), 10**15))),
            "办结": _maybe(random, random.random() < 0.5),
            "is_late": _maybe(random, random.random() < 0.5),
            "类别": _maybe(random, random.choice(KINDS)),
        }
        for at in range(count)
    ]


def _amount(random: Random) -> Decimal:
    if random.random() < 0.3:
        return random.choice(EDGES)
    return Decimal(random.randrange(-(10**13), 10**13)).scaleb(-random.choice((0, 2, 6, 10, 12)))


def _maybe(random: Random, value: Any) -> Any:
    return None if random.random() < 0.12 else value


def by_database(database: Any, formulas: Sequence[Formula], rows: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    """What each formula gives through Ibis: for each row in order, or once over all of them."""
    table = ibis.memtable(pa.Table.from_pylist(list(rows), schema=SCHEMA))
    columns = {f"f{at}": formula.expression(table) for at, formula in enumerate(formulas)}
    is_one = formulas[0].shape is Shape.ROWS
    asked = table.aggregate(**columns) if is_one else table.select("id", **columns).order_by("id")
    answer = database.to_pyarrow(asked)
    return [answer.column(name).to_pylist() for name in columns]


def by_python(formula: Formula, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """What a formula gives in Python."""
    return [formula.over(rows)] if formula.shape is Shape.ROWS else list(formula.values(rows))


@dataclass(kw_only=True, slots=True)
class Tally:
    """What was reckoned, and what is wrong."""

    formulas: Counter[str] = field(default_factory=Counter)
    too_large: int = 0
    values: int = 0
    missing: int = 0
    wrong: list[str] = field(default_factory=list)

    def compare(self, formula: Formula, rows: Sequence[Mapping[str, Any]], one: list[Any], other: list[Any]) -> None:
        """Count a formula's values; note where two answers differ or a number is beyond its bounds."""
        self.formulas[formula.shape] += 1
        for at, (here, there) in enumerate(zip(one, other, strict=True)):
            self.values += 1
            self.missing += here is None
            if here != there:
                row = rows[at] if len(one) > 1 else "all rows"
                self.wrong.append(f"{formula.text}: Python {here}, database {there}, of {row}")
            if isinstance(here, Decimal) and (abs(here) > LIMIT or here != round(here, SETTLED_DIGITS)):
                self.wrong.append(f"{formula.text}: {here} is beyond its bounds")


def batches(random: Random, wanted: int, at_once: int, tally: Tally) -> Iterator[list[Formula]]:
    """Yield so many formulas, a batch of one shape at a time; what is too large to be a formula is grown anew."""
    grower, left = Grower(random), wanted
    while left > 0:
        shape, found = random.choices(tuple(SHAPES), tuple(SHAPES.values()))[0], list[Formula]()
        while len(found) < min(at_once, left):
            try:
                found.append(parse(grower.formula(shape)))
            except FormulaTooLargeError:
                tally.too_large += 1
        left -= len(found)
        yield found


def main() -> int:
    """Reckon random formulas both ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--formulas", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=2025)
    parser.add_argument("--rows", type=int, default=16)
    parser.add_argument("--at-once", type=int, default=100)
    asked = parser.parse_args()
    random = Random(asked.seed)
    database, tally, began = ibis.duckdb.connect(threads=1), Tally(), time.perf_counter()
    for formulas in batches(random, asked.formulas, asked.at_once, tally):
        rows = random_rows(random, asked.rows)
        found = by_database(database, formulas, rows)
        for formula, other in zip(formulas, found, strict=True):
            tally.compare(formula, rows, by_python(formula, rows), other)
        print(f"\r{tally.formulas.total()}, {len(tally.wrong)} differences", end="", file=sys.stderr)
    counts = ", ".join(f"{count} {shape}" for shape, count in sorted(tally.formulas.items()))
    print(
        f"{tally.formulas.total()} formulas ({counts}; {tally.too_large} more refused as too large), "
        f"{tally.values} values, {tally.missing} of them missing, in {time.perf_counter() - began:.0f} s"
    )
    print("\n".join(tally.wrong[:MOST_SHOWN]))
    print(f"{len(tally.wrong)} differences" if tally.wrong else "every value the same, none beyond its bounds")
    return int(bool(tally.wrong))


if __name__ == "__main__":
    sys.exit(main())
