"""`wenxiao demo`: the chain told in the terminal."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from wenxiao.cli import cli
from wenxiao.demonstration import demonstration_district


def told(*arguments: str) -> str:
    result = CliRunner().invoke(cli, ["demo", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(demonstration_district().folder, tmp_path / "tiexi"))


@pytest.mark.parametrize(
    "said",
    [
        "地区生产总值　2025年　目标超过1500亿元　→　难以达成",
        "2025年＝1300×1.07＝1391亿元，区间1384～1398亿元",
        "假定：地区生产总值增速按不变价、总量按现价，推算时视价格总水平不变",
        "一般公共预算收入　2023年　目标8%以上　→　无法判定",
        "区间7.3%～8.5%，含目标8%以上",
        "▲ 黄　临近时限：“完成10个”剩5个工作日",
        "◆ 红　已超时限：“完成10个”超1个工作日",
        "督办单 铁督〔2025〕1号",
        "铁问效〔2025〕7号",
        "100分×按期2个÷到期3个＝66.67分",
    ],
)
def test_the_chain_is_told_with_its_figures(said: str) -> None:
    assert said in told()


GDP_2025 = "地区生产总值　2025年　目标超过1500亿元"
REVENUE_2023 = "一般公共预算收入　2023年　目标8%以上"


@pytest.mark.parametrize(
    ("file", "old", "new", "before", "after"),
    [
        (
            "3_work_report_2024.txt",
            "收入124.9亿元",
            "收入128.9亿元",
            f"{REVENUE_2023}　→　无法判定",
            f"{REVENUE_2023}　→　兑现",
        ),
        (
            "2_plan_execution_2022.html",
            "收入108.2亿元",
            "收入118.2亿元",
            f"{REVENUE_2023}　→　无法判定",
            f"{REVENUE_2023}　→　未兑现",
        ),
        (
            "3_work_report_2024.txt",
            "总值1300亿元",
            "总值1502亿元",
            f"{GDP_2025}　→　难以达成",
            f"{GDP_2025}　→　提前达到",
        ),
    ],
)
def test_another_number_in_a_document_gives_another_verdict(
    copy: Path, file: str, old: str, new: str, before: str, after: str
) -> None:
    assert before in told(str(copy))
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    changed = told(str(copy))
    assert after in changed
    assert before not in changed


def test_a_folder_that_is_no_district_is_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["demo", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.startswith("✕ ")
    assert "没有district.yaml" in result.stderr
