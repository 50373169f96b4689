"""The national reports of 1998 to 2012 as one series: each aim of four indicators is found and judged."""

import json
from pathlib import Path

import yaml
from click.testing import CliRunner

from wenxiao.cli.check import check

EXPECTED = Path(__file__).parents[3] / "benchmarks" / "national_1998_2012.yaml"


def test_each_aim_of_four_indicators_is_found_and_judged(shared: Path, tmp_path: Path) -> None:
    expected = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))
    for year in range(1998, 2013):
        (report,) = (shared / "reports" / "national").glob(f"{year}_*.txt")
        (tmp_path / report.name).symlink_to(report)
    ended = CliRunner().invoke(check, [str(tmp_path), "--json"])
    verdicts = [json.loads(line) for line in ended.stdout.splitlines()]
    found = [
        {
            "indicator": row["indicator"],
            "period": row["period"],
            "report": int(Path(row["target"]["document"]).name[:4]),
            "target": row["target"]["value"],
            "unit": row["target"]["unit"],
            "verdict": row["verdict"],
        }
        for row in verdicts
        if row["indicator"] in {row["indicator"] for row in expected}
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)
