"""How fast promises are checked: 10, 100 and 1,000 documents on one core, again unchanged, again with one changed.

    python benchmarks/checking.py [--most N] [--no-spark]

The documents are real reports of ../shared/reports (the demonstration's where they are not there), varied: each copy is
of another place, and digits are changed. With --spark the smallest set is also read by Spark, and the Parquet of both
engines is compared byte for byte; it needs Java. The last line says what was not run, and why.
"""

import argparse
import os
import random
import re
import shutil
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from click.testing import CliRunner

from wenxiao.cli.check import check

ROOT = Path(__file__).parents[1]
REPORTS = Path(os.environ.get("WENXIAO_REPORTS", ROOT.parent / "shared" / "reports"))
FOLDERS = ("luohu", "qingyuan", "shenzhen")
SIZES = (10, 100, 1000)
PLACES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_PLACE = re.compile("深圳市|罗湖区|清苑区|清苑县|铁西区")


def sources() -> list[Path]:
    """The reports that copies are made of."""
    found = [path for folder in FOLDERS for path in sorted((REPORTS / folder).glob("*.txt"))]
    return found or sorted((ROOT / "examples").glob("*/*.txt"))


def write_copies(folder: Path, count: int) -> None:
    """Write varied copies; the same ones each time."""
    originals, chance = sources(), random.Random(count)
    for number in range(count):
        original = originals[number % len(originals)]
        name = PLACES[number // len(originals) % len(PLACES)] + PLACES[number // len(originals) // len(PLACES)] + "区"
        text = _PLACE.sub(name, original.read_text(encoding="utf-8"))
        varied = re.sub(r"(?<=\.)\d(?=%)", lambda _: str(chance.randint(1, 9)), text)
        (folder / f"{original.stem[:4]}_{name}_{number}.txt").write_text(varied, encoding="utf-8")


def seconds(folder: Path, *options: str) -> tuple[float, str]:
    """Check a folder once; return how long it took and what was printed."""
    begun = time.perf_counter()
    result = CliRunner().invoke(check, [str(folder), "--jobs", "1", *options])
    took = time.perf_counter() - begun
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return took, result.stdout


def run(count: int) -> None:
    """Measure one size."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "reports"
        folder.mkdir()
        os.environ["WENXIAO_HOME"] = str(Path(place) / "home")
        write_copies(folder, count)
        first, lines = seconds(folder, "--json")
        again, same = seconds(folder, "--json")
        assert lines == same
        changed = min(folder.glob("*.txt"))
        changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        partly, _ = seconds(folder, "--json")
    verdicts = lines.count("\n")
    print(
        f"{count:5} documents  {first:7.1f} s  {count / first:5.1f} a second  {verdicts} verdicts"
        f"  unchanged {first / again:5.0f}x faster  one changed {first / partly:4.1f}x faster"
    )


def run_by_spark() -> None:
    """Compare the Parquet of both engines."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "reports"
        folder.mkdir()
        os.environ["WENXIAO_HOME"] = str(Path(place) / "home")
        write_copies(folder, SIZES[0])
        written = []
        for engine in ("local", "spark"):
            out = Path(place) / f"{engine}.parquet"
            took, _ = seconds(folder, "--engine", engine, "--parquet", str(out))
            written.append(out.read_bytes())
            print(f"{engine}: {took:.1f} s, {len(written[-1])} bytes")
    print("Spark gives the same Parquet" if written[0] == written[1] else "Spark does NOT give the same Parquet")


def why_no_spark(asked: bool) -> str:
    """Say why Spark cannot be measured here; "" where it can."""
    if not asked:
        return "Spark (left out by --no-spark)"
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        return "Spark (no Java here)"
    return "" if find_spec("pyspark") else "Spark (no pyspark here)"


def main() -> None:
    """Run every size up to the one asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest set")
    parser.add_argument("--no-spark", dest="spark", action="store_false", help="do not compare with Spark")
    asked = parser.parse_args()
    run(SIZES[0])  # once for the imports and the catalogue
    for size in SIZES:
        if size <= asked.most:
            run(size)
    left_out = [f"{size} documents (--most {asked.most})" for size in SIZES if size > asked.most]
    no_spark = why_no_spark(asked.spark)
    if no_spark:
        left_out.append(no_spark)
    else:
        run_by_spark()
    print(f"not run: {'; '.join(left_out) or 'nothing'}")


if __name__ == "__main__":
    main()
