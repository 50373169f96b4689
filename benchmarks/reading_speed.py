"""How fast the reader reads on one core, beside JioNLP and a bare scan of the same text, in one run.

    python benchmarks/reading_speed.py [REPORTS] [--jionlp PYTHON]

REPORTS is a folder of .txt files (by default ../shared/reports, else examples/). The reader is measured twice, both
times from a temporary folder: as `pip install .` installs it, which compiles it where a C compiler is at hand, and as
pure Python, which it is in a checkout and where there is no compiler. JioNLP is run by the interpreter that PYTHON
names (a virtual environment with `pip install jionlp`; by default this one) on the same text, line by line, for money
and time. What is not at hand is left out and named in the last line. Seconds are of processor time, the fastest of
fifteen rounds, three at a time, all readers in turns, each in a process of its own; our reader begins each round
without the phrases that it remembers from the round before. Then one repeated character or clause, ten times 0.1 MB
and 1 MB of it, the fastest of five: 1 MB may take 12 times as long as 0.1 MB and 15 seconds. The exit status is 1
where that is missed, or where the installed reader is not five times as fast as JioNLP.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from wenxiao.documents import read_document
from wenxiao.reading import figures, read_figures
from wenxiao.reading.lexicon import forget_phrases

ROOT = Path(__file__).parents[1]
SAMPLE = 1_000_000  # bytes
ROUNDS, TURNS = 3, 5  # rounds of each reader, and turns of all of them; the fastest counts
SIZES = (100_000, 1_000_000)  # bytes of one thing repeated
AIM = 5  # times as fast as JioNLP
INSTALLED = "as pip install ."
BARE = re.compile(r"\d+(?:\.\d+)?(?:[%％]|[万亿]?[元亩吨人户家个项件条])")
REPEATED = ("一", "1", "的", "，", "“", "第", "（", "增长7%，", "新增企业3家、", "分别", "万", "年", "1 ", "序号\n1\n")
JIONLP = """
import sys, time
try:
    import jionlp
except ImportError:
    sys.exit(3)
text = sys.stdin.read()
lines = [line for line in text.splitlines() if line.strip()]
jionlp.ner.extract_money(lines[0], with_parsing=True); jionlp.ner.extract_time(lines[0])
taken = []
for _ in range(int(sys.argv[1])):
    began = time.process_time()
    for line in lines:
        jionlp.ner.extract_money(line, with_parsing=True)
        jionlp.ner.extract_time(line, with_parsing=True)
    taken.append(time.process_time() - began)
print(min(taken))
"""


def _texts(folder: Path) -> list[tuple[str, bytes]]:
    found, size = [], 0
    for path in sorted(folder.rglob("*.txt")):
        data = path.read_bytes()
        found.append((path.name, data))
        size += len(data)
        if size > SAMPLE:
            break
    return found


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(ROUNDS))


def _read_all(texts: list[tuple[str, bytes]]) -> int:
    forget_phrases()
    return sum(len(read_figures(read_document(name, data=data))) for name, data in texts)


def _read_each(text: tuple[str, bytes], times: int) -> None:
    for _ in range(times):
        _read_all([text])


def _speed(name: str, size: int, seconds: float) -> float:
    speed = size / 1e6 / seconds
    print(f"{name:34} {size / 1e6:8.2f} MB {seconds:8.2f} s {speed:9.3f} MB/s")
    return speed


def _reader_seconds(package: Path, reports: Path) -> float:
    """Measure the reader of a package in a process of its own."""
    command = [sys.executable, __file__, str(reports), "--seconds"]
    environment = {**os.environ, "PYTHONPATH": str(package)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    seconds, origin = run.stdout.split(maxsplit=1)
    if not Path(origin.strip()).is_relative_to(package):
        raise SystemExit(f"the reader was loaded from {origin.strip()}, not from {package}")
    return float(seconds)


def _install(folder: Path, *, pure: bool) -> Path:
    """Install the checkout into a folder as pip does, without what it depends on, which this environment has."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    environment = {**os.environ, "WENXIAO_PURE": "1" if pure else ""}
    subprocess.run([*command, "--no-build-isolation", "--target", str(folder), str(ROOT)], env=environment, check=True)
    return folder


def _packages(folder: Path, not_run: list[str]) -> dict[str, Path]:
    """Install the package as pip does by itself, and pure; where the first is pure too, add that to `not_run`."""
    installed = _install(folder / "installed", pure=False)
    if not any(installed.rglob("figures*.so")):
        not_run.append("the compiled reader (pip install -v . says why it was not made)")
    return {INSTALLED: installed, "pure Python": _install(folder / "pure", pure=True)}


def _in_turns(works: dict[str, Callable[[], float | None]]) -> dict[str, float]:
    """Measure each in turn, several times over, so that all meet the same paces of the machine; the fastest of each."""
    taken = [{name: work() for name, work in works.items()} for _ in range(TURNS)]
    seconds = {name: [one[name] for one in taken] for name in works}
    return {name: min(filter(None, each)) for name, each in seconds.items() if all(each)}


def _peer_seconds(python: str, text: str) -> float | None:
    run = subprocess.run([python, "-c", JIONLP, str(ROUNDS)], input=text, capture_output=True, text=True, check=False)
    return float(run.stdout.split()[-1]) if run.returncode == 0 else None


def _made_of(piece: str, size: int) -> tuple[str, bytes]:
    return "a.txt", (piece * (size // len(piece.encode()))).encode()


def _repeated() -> bool:
    print(f"\n{'1 MB of one thing repeated':34} {'0.1 MB':>9} {'1 MB':>9} {'times':>7}")
    holds = True
    small_size, large_size = SIZES
    for piece in REPEATED:
        # as much text of each, so that short calm spells of the machine favour neither
        works = [partial(_read_each, _made_of(piece, size), large_size // size) for size in (small_size, large_size)]
        taken = [[_seconds(work) for work in works] for _ in range(TURNS)]
        small, large = (min(one) for one in zip(*taken, strict=True))
        small /= large_size // small_size
        good = large <= 15 and (large <= 12 * small or large < 1)
        holds &= good
        print(
            f"{piece!r:34} {small:7.2f} s {large:7.2f} s {large / max(small, 1e-9):7.1f} {'' if good else 'too slow'}"
        )
    return holds


def main() -> int:
    """Print the table; return 1 where a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = ROOT.parent / "shared" / "reports"
    parser.add_argument("reports", nargs="?", type=Path, default=shared if shared.is_dir() else ROOT / "examples")
    parser.add_argument("--jionlp", default=sys.executable, help="an interpreter that has jionlp")
    parser.add_argument("--seconds", action="store_true", help="only measure the reader that this process imports")
    arguments = parser.parse_args()
    texts = _texts(arguments.reports)
    if arguments.seconds:
        _read_all(texts[:1])
        print(_best(lambda: _read_all(texts)), figures.__file__)
        return 0
    size = sum(len(data) for _, data in texts)
    not_run: list[str] = []
    plain = "".join(data.decode(errors="replace") for _, data in texts)
    with tempfile.TemporaryDirectory() as folder:
        packages = _packages(Path(folder).resolve(), not_run)
        works: dict[str, Callable[[], float | None]] = {
            name: partial(_reader_seconds, package, arguments.reports.resolve()) for name, package in packages.items()
        }
        seconds = _in_turns(works | {"JioNLP": partial(_peer_seconds, arguments.jionlp, plain)})
    speeds = {name: _speed(f"every figure, {name}", size, seconds[name]) for name in packages}
    _speed("one bare re scan", size, _best(lambda: sum(1 for _ in BARE.finditer(plain))))
    holds = True
    if "JioNLP" not in seconds:
        not_run.append("JioNLP (not installed)")
    else:
        theirs = _speed("money and time, JioNLP", size, seconds["JioNLP"])
        holds = speeds[INSTALLED] >= AIM * theirs
        print(f"times as fast as JioNLP: {', '.join(f'{speed / theirs:.1f} {name}' for name, speed in speeds.items())}")
    holds &= _repeated()
    print(f"\nnot run: {'; '.join(not_run) or 'nothing'}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
