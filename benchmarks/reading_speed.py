"""How fast the reader reads on one core, beside JioNLP and a bare scan of the same text, in one run.

    python benchmarks/reading_speed.py [REPORTS] [--jionlp PYTHON]

REPORTS is a folder of .txt files (by default ../shared/reports, else examples/). JioNLP is run by the interpreter that
PYTHON names (a virtual environment with `pip install jionlp`; by default this one) on the same text, line by line, for
money and time; it is left out with a line where it is not installed. Seconds are of processor time, the fastest of
three rounds. Then one repeated character or clause, 0.1 MB and 1 MB of it: the second may take 12 times as long and 15
seconds.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from wenxiao.documents import read_document
from wenxiao.reading import read_figures

ROOT = Path(__file__).parents[1]
SAMPLE = 1_000_000  # bytes
ROUNDS = 3  # of which the fastest counts, for the peer too
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
for _ in range(3):
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
    return sum(len(read_figures(read_document(name, data=data))) for name, data in texts)


def _speed(name: str, size: int, seconds: float) -> float:
    speed = size / 1e6 / seconds
    print(f"{name:34} {size / 1e6:8.2f} MB {seconds:8.2f} s {speed:9.3f} MB/s")
    return speed


def _peer_seconds(python: str, text: str) -> float | None:
    run = subprocess.run([python, "-c", JIONLP], input=text, capture_output=True, text=True, check=False)
    return float(run.stdout.split()[-1]) if run.returncode == 0 else None


def _made_of(piece: str, size: int) -> tuple[str, bytes]:
    return "a.txt", (piece * (size // len(piece.encode()))).encode()


def _repeated() -> bool:
    print(f"\n{'1 MB of one thing repeated':34} {'0.1 MB':>9} {'1 MB':>9} {'times':>7}")
    holds = True
    for piece in REPEATED:
        small, large = (_seconds(partial(_read_all, [_made_of(piece, size)])) for size in (100_000, 1_000_000))
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
    arguments = parser.parse_args()
    texts = _texts(arguments.reports)
    _read_all(texts[:1])
    size = sum(len(data) for _, data in texts)
    speed = _speed("wenxiao: every figure, in full", size, _best(lambda: _read_all(texts)))
    plain = "".join(data.decode(errors="replace") for _, data in texts)
    _speed("one bare re scan", size, _best(lambda: sum(1 for _ in BARE.finditer(plain))))
    peer = _peer_seconds(arguments.jionlp, plain)
    holds = True
    if peer is None:
        print("JioNLP is not installed: left out")
    else:
        theirs = _speed("JioNLP: money and time", size, peer)
        holds = speed >= 5 * theirs
        print(f"wenxiao is {speed / theirs:.1f} times as fast as JioNLP")
    return 0 if _repeated() and holds else 1


if __name__ == "__main__":
    sys.exit(main())
