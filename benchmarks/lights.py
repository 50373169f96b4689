"""Lights of many matters: how long from facts to moments and from moments to lights, beside a bare group-by.

    python benchmarks/lights.py [--matters 20000000] [--spark 200000] [--agree 0] [--agree-on duckdb,spark]

Generates two lakes (a twentieth of the matters, and all), works out the moments of every watch, and counts lights by
unit, on two threads. Beside each stands a group-by of the same Parquet that only counts rows by unit, in the same run;
of the small questions the fastest of nine rounds counts, compiling the expression apart. Lights may take twice the
processor time of the bare group-by, and moments 1.3 times as long for each matter in the large lake as in the small
one. Then a lake of `--spark` matters is answered by Spark and by DuckDB (0: not at all), and `--agree` random matters
are answered one by one and as a set, `--at-once` at a time. Everything is generated into a temporary folder and
removed.
"""

import argparse
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import ibis.expr.types as ir

sys.path.insert(0, str(Path(__file__).parents[1]))

from wenxiao.analytics.engines import Engine, engine
from wenxiao.analytics.generation import generate, matter_kinds
from wenxiao.analytics.lake_files import Lake, open_lake, part_path
from wenxiao.analytics.lakes import moments_of, write_moments
from wenxiao.analytics.lights import light_counts
from wenxiao.analytics.moments import FAR
from wenxiao.analytics.timekeeping import microseconds

THREADS = 2
ROUNDS = 9
BYS = (("unit",), ("kind",), ("unit", "kind", "stage"))
AS_OF = datetime(2025, 12, 31, 17, tzinfo=ZoneInfo("Asia/Shanghai"))
FIRST = date(2025, 1, 1)
MOST_TIMES_BARE = 2.0
MOST_GROWTH = 1.3


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _all(steps: Iterable[int]) -> None:
    for _ in steps:
        pass


def _moments(lake: Lake, opened: Engine, *, at_once: bool = False) -> None:
    _all(write_moments(lake, opened, at_once=at_once))


def _say(what: str, seconds: float, more: str = "") -> None:
    print(f"  {what:44} {seconds:9.3f} s  {more}", flush=True)


def _answer_seconds(opened: Engine, *expressions: ir.Table) -> list[tuple[float, float]]:
    """The fastest round of each answer, compiled already, by the clock and by processor time.

    The answers take turns, so that other work of the machine meets all of them alike.
    """
    asks = [opened.prepared(expression) for expression in expressions]
    rounds = [[_both_seconds(ask) for ask in asks] for _ in range(ROUNDS)]
    return [(min(clock for clock, _ in taken), min(work for _, work in taken)) for taken in zip(*rounds, strict=True)]


def _both_seconds(work: Callable[[], object]) -> tuple[float, float]:
    began = time.process_time()
    clock = _seconds(work)
    return clock, time.process_time() - began


def _bare(table: ir.Table) -> ir.Table:
    return table.group_by("unit").aggregate(rows=table.count())


def _measure(folder: Path, matters: int) -> tuple[float, bool]:
    """Generate, work out, ask; answer the seconds that the moments took, and whether lights kept to their bound."""
    print(f"{matters:,} matters")
    _say("generating", _seconds(lambda: _all(generate(folder, matter_kinds(), matters, 1, FIRST, AS_OF))))
    lake = open_lake(folder)
    with engine("duckdb", threads=THREADS) as opened:
        taken = _seconds(lambda: _all(write_moments(lake, opened)))
        ((bare, _),) = _answer_seconds(opened, _bare(opened.read(str(part_path(folder, "matters", None)))))
        _say("moments from facts", taken, f"{1e6 * taken / matters:.2f} s a million; bare group-by {bare:.3f} s")
        return taken, _ask(lake, opened)


def _ask(lake: Lake, opened: Engine) -> bool:
    moments = moments_of(lake, opened)
    (rows,) = opened.rows(moments.aggregate(rows=moments.count(), now=(moments.counts_until == FAR).sum()))
    asked = {f"lights by {', '.join(by)}": light_counts(moments, microseconds(AS_OF), by) for by in BYS}
    asked["lights by unit, half a year earlier"] = light_counts(moments, microseconds(AS_OF - timedelta(days=180)))
    (bare, bare_work), *taken = _answer_seconds(opened, _bare(moments), *asked.values())
    watches = f"{rows['rows']:,} watches, {rows['now']:,} of matters that count now"
    _say("bare group-by of the moments by unit", bare, f"{bare_work:.3f} s of processor time; {watches}")
    for what, (seconds, work) in zip(asked, taken, strict=True):
        times = f"{work / bare_work:.2f} × bare; by the clock {seconds / bare:.2f} ×"
        _say(what, seconds, f"{work:.3f} s of processor time, {times}")
    return taken[0][1] <= MOST_TIMES_BARE * bare_work


def _spark_agrees(folder: Path, matters: int) -> bool:
    print(f"{matters:,} matters, Spark beside DuckDB")
    _all(generate(folder, matter_kinds(), matters, 1, FIRST, AS_OF))
    lake, answers = open_lake(folder), []
    for name in ("duckdb", "spark"):
        with engine(name, threads=THREADS) as opened:
            _say(f"{name}: moments", _seconds(partial(_moments, lake, opened, at_once=name == "spark")))
            moments = moments_of(lake, opened)
            turns = moments.select("matter", "code", "yellow_at", "red_at", "done_at", "resumes_at")
            ordered = turns.order_by("matter", "code")
            answers.append((opened.rows(light_counts(moments, microseconds(AS_OF))), opened.rows(ordered)))
    same = answers[0] == answers[1]
    print(f"  {len(answers[0][1]):,} watches: {'the same moments and lights' if same else 'DIFFERENT'}")
    return same


def _rows_agree(count: int, names: Sequence[str], at_once: int) -> bool:
    """Ask random matters one by one and as a set; the tests' own comparison, on many more of them.

    Each batch is asked at a moment of its own; in turns with all that is recorded, with what was known on the day, and
    with only what was confirmed by then.
    """
    from tests.wenxiao.analytics import chance
    from tests.wenxiao.analytics.agreement import disagreements
    from tests.wenxiao.analytics.tables import ask, days_of, laid_out

    print(f"{count:,} random matters with random events, one by one and as a set on {' and '.join(names)}")
    found: dict[str, list[str]] = {name: [] for name in names}
    with ExitStack() as stack:
        engines = {name: stack.enter_context(engine(name, threads=THREADS)) for name in names}
        days = {name: days_of(opened) for name, opened in engines.items()}
        for batch, start in enumerate(range(0, count, at_once)):
            seeds = range(10**7 + start, 10**7 + min(start + at_once, count))
            at = chance.FIRST + timedelta(days=150 + batch * 61 % 650)
            known_at, confirmed_only = ((None, False), (at, False), (at, True))[batch % 3]
            asked = [ask(chance.random_matter(seed), at, known_at, confirmed_only=confirmed_only) for seed in seeds]
            laying = laid_out(asked, days[names[0]])
            for name, opened in engines.items():
                found[name] += disagreements(opened, days[name], asked, laying)
                watches = sum(len(one.watches) for one in asked)
                differ = f"{len(found[name])} differences"
                print(f"  {name}: {seeds.stop - 10**7:,} at {at:%Y-%m-%d}, {watches:,} watches: {differ}", flush=True)
    print("\n".join(line for lines in found.values() for line in lines[:10]))
    return not any(found.values())


def main() -> int:
    """Print the figures; return 1 where a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--matters", type=int, default=20_000_000)
    parser.add_argument("--spark", type=int, default=200_000)
    parser.add_argument("--agree", type=int, default=0)
    parser.add_argument("--agree-on", default="duckdb")
    parser.add_argument("--at-once", type=int, default=10_000)
    wanted = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, {THREADS} threads, {platform.platform()}")
    holds = True
    with tempfile.TemporaryDirectory(prefix="wenxiao-lights-") as scratch:
        if wanted.matters:
            small = max(wanted.matters // 20, 1)
            few, _ = _measure(Path(scratch) / "small", small)
            many, holds = _measure(Path(scratch) / "large", wanted.matters)
            growth = (many / wanted.matters) / (few / small)
            print(f"a matter of the large lake takes {growth:.2f} times as long as one of the small")
            holds &= growth <= MOST_GROWTH
        if wanted.spark:
            holds &= _spark_agrees(Path(scratch) / "spark", wanted.spark)
    if wanted.agree:
        holds &= _rows_agree(wanted.agree, wanted.agree_on.split(","), wanted.at_once)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB")
    print("within bounds" if holds else "OUT OF BOUNDS")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
