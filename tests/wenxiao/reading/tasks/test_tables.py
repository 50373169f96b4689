"""Task tables of pages: headers, merged cells, and tables of something else."""

from wenxiao.documents import read_document
from wenxiao.reading import Task, read_tasks

PAGE = """<html><body><h1>区政府工作报告</h1><h2>一、2023年工作回顾</h2><p>全年平稳。</p>
<h2>二、2024年工作安排</h2><p>2024年重点任务清单</p>{table}</body></html>"""
TASKS = """<table><tr><th>序号</th><th>项目名称</th><th>子项目</th>
<th>责任单位</th><th>配合单位</th><th>完成时限</th></tr>
<tr><td>1</td><td rowspan="2">道路提升工程</td><td>改造东路2公里</td>
<td rowspan="2">区甲局、区乙局</td><td>区丙局</td><td>6月底</td></tr>
<tr><td>2</td><td>新建人行天桥1座</td><td></td><td>年底</td></tr>
<tr><td>3</td><td>公园提升工程</td><td>更换路灯300盏</td><td>区丁局</td><td>各街道</td><td>9月30日前</td></tr></table>"""
INDICATORS = """<table><tr><th>指标</th><th>2023年实际</th><th>2024年目标</th></tr>
<tr><td>地区生产总值</td><td>1300亿元</td><td>1400亿元</td></tr>
<tr><td>城镇新增就业</td><td>2万人</td><td>2.1万人</td></tr></table>"""


def _tasks(table: str) -> tuple[Task, ...]:
    document = read_document("page.html", data=PAGE.format(table=table).encode())
    tasks = read_tasks(document)
    assert all(document.text[task.start : task.end] == task.text for task in tasks)
    return tasks


def test_the_finer_column_names_the_task_and_merged_units_reach_down() -> None:
    tasks = _tasks(TASKS)
    assert [(task.verb, task.object) for task in tasks] == [
        ("改造", "东路"),
        ("新建", "人行天桥"),
        ("更换", "路灯"),
    ]
    assert [task.lead_unit for task in tasks] == ["区甲局", "区甲局", "区丁局"]
    assert tasks[1].responsible_units == ("区甲局", "区乙局")
    assert [task.support_units for task in tasks] == [("区丙局",), (), ("各街道",)]
    assert [task.deadline for task in tasks] == ["2024-06", "2024", "2024-09-30"]
    assert tasks[0].section == ("2024年重点任务清单",)


def test_a_table_of_indicators_holds_no_tasks() -> None:
    assert _tasks(INDICATORS) == ()
