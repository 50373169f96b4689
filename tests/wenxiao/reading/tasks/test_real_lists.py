"""Real notices and tables: who answers for which row."""

from pathlib import Path

import pytest

from wenxiao.documents import read_document
from wenxiao.reading import Task, read_tasks


def _read(shared: Path, pattern: str) -> tuple[Task, ...]:
    path = next(iter(sorted((shared / "reports").glob(pattern))), None)
    if path is None:
        pytest.skip("../shared is not beside the checkout")
    return read_tasks(read_document(path))


def _of_list(tasks: tuple[Task, ...], title: str) -> list[Task]:
    return [task for task in tasks if any(title in step for step in task.section)]


def test_the_notice_of_jianli_names_lead_and_responsible_units(shared: Path) -> None:
    tasks = _read(shared, "excerpts/2022_监利市*.txt")
    assert len(tasks) == 7
    assert [task.lead_unit for task in tasks[:6]] == [
        "市发改局", "市科经局", "市商务局", "市财政局", "市发改局", "市商务局",
    ]  # fmt: skip
    assert tasks[0].responsible_units == (
        "市统计局", "各乡、镇人民政府", "人民大垸、荒湖管理区", "监利经济开发区",
    )  # fmt: skip
    assert tasks[6].lead_unit == ""  # the page breaks off inside the name
    assert [task.object for task in tasks[:3]] == ["地区生产总值", "规模以上工业增加值", "社会消费品零售总额"]
    assert [len(task.figures) for task in tasks] == [1, 1, 1, 2, 1, 1, 2]
    assert {task.deadline for task in tasks} == {"2022"}


def test_a_table_with_one_cell_a_line_gives_its_rows(shared: Path) -> None:
    tasks = _read(shared, "tables/2014_深圳福田区*.txt")
    done, planned = _of_list(tasks, "2013年区政府民生实事"), _of_list(tasks, "2014年区政府民生实事")
    assert (len(done), len(planned)) == (20, 20)
    assert all(task.lead_unit for task in (*done, *planned))
    bridge = next(task for task in planned if "保税区" in task.object)
    assert (bridge.lead_unit, len(bridge.support_units)) == ("安监局", 6)


def test_a_table_with_tabs_gives_its_rows(shared: Path) -> None:
    tasks = _read(shared, "tables/2017_深圳宝安区*.txt")
    done = _of_list(tasks, "2016年区民生实事完成情况")
    assert len(done) >= 145
    assert {task.deadline for task in done} <= {"2016", "2018"}
    planned = _of_list(tasks, "2017年宝安区民生实事项目")
    assert sum(bool(task.lead_unit) for task in planned) > 0.9 * len(planned) > 100


@pytest.mark.parametrize(("pattern", "title", "count"), [
    ("tables/2018_深圳龙岗区*.txt", "2018年龙岗区政府民生实事", 57),
    ("tables/2019_深圳龙岗区*.txt", "2019年龙岗区政府民生实事", 60),
])  # fmt: skip
def test_a_numbered_list_gives_one_task_a_line(shared: Path, pattern: str, title: str, count: int) -> None:
    tasks = _of_list(_read(shared, pattern), title)
    assert abs(len(tasks) - count) <= 1
    assert sum(bool(task.lead_unit) for task in tasks) >= 0.95 * count


def test_ten_projects_of_a_province_are_ten_tasks(shared: Path) -> None:
    assert len(_of_list(_read(shared, "tables/2021_广东省*.txt"), "2021年省十件民生实事")) == 10


def test_a_table_with_bars_gives_its_rows(shared: Path) -> None:
    tasks = _read(shared, "excerpts/2024_上海市*.txt")
    assert len(tasks) == 12
    assert all(len(task.figures) == 1 and task.deadline == "2024" for task in tasks)
