"""Verdicts on real reports, drawn by a seed, against a reader's own judgement.

    python benchmarks/verdict_sample.py [--draw [--seed N] [--size N]]

The samples stand in verdict_sample.yaml (a hundred) and verdict_sample_fresh.yaml (sixty, drawn later): of each target
its place, both quotes, the verdict that was found when it was drawn, the right one, and why. Without options the
reports of ../shared/reports are checked again and the share of right verdicts printed for each sample, with each one
that is wrong; --draw prints a new sample, to be judged by hand.
"""

import argparse
import os
import random
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from wenxiao.delivery import Verdict, verdicts_of
from wenxiao.documents import read_document
from wenxiao.indicators import report_of
from wenxiao.reading import read_figures
from wenxiao.reading.reading import Reading

ROOT = Path(__file__).parents[1]
REPORTS = Path(os.environ.get("WENXIAO_REPORTS", ROOT.parent / "shared" / "reports"))
SAMPLES = [Path(__file__).with_name(name) for name in ("verdict_sample.yaml", "verdict_sample_fresh.yaml")]
FOLDERS, SEED, SIZE = ("luohu", "qingyuan", "shenzhen"), 6, 100


def found() -> list[Verdict]:
    """The verdicts on every folder of reports, each checked by itself."""
    return [verdict for folder in FOLDERS for verdict in verdicts_on(sorted((REPORTS / folder).glob("*.txt")))]


def verdicts_on(paths: list[Path]) -> tuple[Verdict, ...]:
    """The verdicts on one place's reports."""
    said = []
    for path in paths:
        document = read_document(path)
        reading = Reading(document=document, figures=read_figures(document), tasks=())
        report = report_of(f"{path.parent.name}/{path.name}", reading)
        said += report.statements if report else ()
    return verdicts_of(said)


def row(verdict: Verdict) -> dict[str, Any]:
    """A verdict as the sample writes it, not judged yet."""
    said, outcome = verdict.target, verdict.outcome
    done = [source.quote for source in outcome.sources] if outcome else []
    return {
        "document": said.document,
        "start": said.figure.start,
        "said": said.quote,
        "target": f"{said.name} {said.period} {said.figure.bound} {said.figure.value}{said.figure.unit}",
        "done": list(dict.fromkeys(done)),
        "verdict": verdict.code.value,
        "why": str(verdict.why),
    }


def drawn(seed: int, size: int) -> list[dict[str, Any]]:
    """So many of them by a seed, in order of place."""
    verdicts = found()
    return [row(verdicts[number]) for number in sorted(random.Random(seed).sample(range(len(verdicts)), size))]


def main() -> None:
    """Draw, or judge again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", action="store_true", help="print a new sample")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SIZE)
    asked = parser.parse_args()
    if asked.draw:
        print(yaml.safe_dump(drawn(asked.seed, asked.size), allow_unicode=True, sort_keys=False, width=200))
        return
    now = {(verdict.target.document, verdict.target.figure.start): verdict for verdict in found()}
    for sample in SAMPLES:
        judge(sample, now)


def judge(sample: Path, now: dict[tuple[str, int], Verdict]) -> None:
    """Print what is wrong of a sample, and the share that is right."""
    counts: Counter[str] = Counter()
    for judged in yaml.safe_load(sample.read_text(encoding="utf-8")):
        verdict = now.get((judged["document"], judged["start"]))
        code = verdict.code.value if verdict else "not a target"
        is_right = code == judged["right"]
        counts["right" if is_right else "wrong"] += 1
        if not is_right:
            print(f"{judged['document']} {judged['start']} “{judged['said']}”: {code}, right is {judged['right']}")
    print(f"{sample.name}: {counts['right']} of {sum(counts.values())} verdicts right")


if __name__ == "__main__":
    main()
