"""The sheets that each chart reads."""

from wenxiao.cli.charting.tables import Field, Table

_DAY = "写成2025-09-24"
_MOMENT = "写成2025-09-24，要写时刻的写成2025-09-24 17:00"
_LAMP = Field(key="lamp", title="灯", kind="lamp", hint="红、黄、绿、停、灰、蓝、曾超时；留空则按日期推算", width=8)
_TITLE = Field(key="title", title="标题", is_required=True, longest=60, hint="写在图的上方", width=44)
_ABOUT = Field(key="about", title="说明", longest=120, hint="标题下的一行小字：牵头单位、来源、口径", width=44)
_TAG = Field(key="tag", title="标注", longest=40, hint="加虚线框的字，如“演示数据”", width=30)
_TODAY = Field(
    key="today", title="今天", kind="moment", hint=f"图按这一天画；留空则用--at或者当天。{_MOMENT}", width=18
)

CHART = Table(
    key="chart", title="图", fields=(_TITLE, _ABOUT, _TAG, _TODAY), is_single=True, hint="整张图的标题，只填一行"
)
SPINE = Table(
    key="spine", title="事项", is_single=True, hint="鱼骨图的主骨和鱼头，只填一行",
    fields=(
        _TITLE, _ABOUT, _TAG, _TODAY,
        Field(key="name", title="事项简称", is_required=True, longest=30, hint="写在鱼头右边，30字以内", width=18),
        Field(key="words", title="鱼头小字", longest=60, hint="写在简称下面，如15公里、38个小区", width=24),
        Field(key="start", title="启动", kind="day", is_required=True, hint=_DAY, width=12),
        Field(key="due", title="时限", kind="day", is_required=True, hint=f"现在的时限。{_DAY}", width=12),
        Field(key="frozen", title="原时限", kind="day", hint=f"调整前最初的时限；没有调整的留空。{_DAY}", width=12),
        _LAMP,
    ),
)  # fmt: skip
NODES = Table(
    key="nodes", title="节点", hint="每个节点一行，同一链条的连成一根鱼刺",
    fields=(
        Field(key="bone", title="链条", is_required=True, longest=30, hint="责任单位或者工作链条的名称", width=18),
        Field(key="name", title="节点", is_required=True, longest=40, hint="到期时应做到什么", width=24),
        Field(key="due", title="到期", kind="day", is_required=True, hint=f"现在的到期日。{_DAY}", width=12),
        Field(key="frozen", title="冻结基线", kind="day", hint=f"最初定的到期日；留空则不画基线。{_DAY}", width=12),
        Field(key="start", title="启动", kind="day", hint=f"在这一天以前为未启动；可留空。{_DAY}", width=12),
        Field(key="done", title="完成", kind="day", hint=f"没有完成的留空。{_DAY}", width=12),
        _LAMP,
        Field(key="note", title="备注", longest=20, hint="写在日期后面，如迟5日、现8.6", width=16),
    ),
)  # fmt: skip
BONES = Table(
    key="bones", title="链条", is_required=False, hint="链条名称下面的小字，可以不填",
    fields=(
        Field(key="name", title="链条", is_required=True, longest=30, hint="与“节点”表中的链条同名", width=18),
        Field(key="about", title="小字", longest=40, hint="这条链条做什么", width=30),
    ),
)  # fmt: skip
ADJUSTMENTS = Table(
    key="adjustments", title="调整", is_required=False, hint="每次调整一行，在主骨上画一个缺口；可以不填",
    fields=(
        Field(key="on", title="日期", kind="day", is_required=True, hint=_DAY, width=12),
        Field(key="resolution", title="决议", is_required=True, longest=30, hint="文号，如决议〔2025〕7号", width=24),
        Field(key="words", title="内容", is_required=True, longest=60, hint="如时限10-31改为11-28", width=36),
    ),
)  # fmt: skip
CLOCKS = Table(
    key="clocks", title="计时", hint="每个时限一行",
    fields=(
        Field(key="name", title="名称", is_required=True, longest=40, hint="什么时限", width=26),
        Field(key="about", title="小字", longest=40, hint="写在名称下面，如预算170个工作日", width=24),
        Field(key="start", title="启动", kind="moment", is_required=True, hint=_MOMENT, width=18),
        Field(key="due", title="到期", kind="moment", is_required=True, hint=_MOMENT, width=18),
        Field(key="done", title="办结", kind="moment", hint=f"没有办结的留空。{_MOMENT}", width=18),
        _LAMP,
        Field(key="sums", title="用时", longest=30, hint="写在右边；留空则按工作日推算已用和剩余", width=24),
    ),
)  # fmt: skip
PAUSES = Table(
    key="pauses", title="停表", is_required=False, hint="每次停表一行；可以不填",
    fields=(
        Field(key="clock", title="名称", is_required=True, longest=40, hint="与“计时”表中的名称相同", width=26),
        Field(key="since", title="停表", kind="moment", is_required=True, hint=_MOMENT, width=18),
        Field(key="until", title="恢复", kind="moment", hint=f"还没有恢复的留空。{_MOMENT}", width=18),
        Field(key="reason", title="原因", is_required=True, longest=40, hint="如等待企业补齐材料", width=30),
    ),
)  # fmt: skip
VALUES = Table(
    key="values", title="数值", hint="每条线的每个点一行",
    fields=(
        Field(key="course", title="名称", is_required=True, longest=30, hint="量的是什么", width=24),
        Field(key="unit", title="单位", is_required=True, longest=10, hint="如公里；同一名称用同一单位", width=10),
        Field(key="series", title="线", kind="series", is_required=True, hint="实际、计划或冻结基线", width=12),
        Field(key="on", title="日期", kind="day", is_required=True, hint=_DAY, width=12),
        Field(key="amount", title="数值", kind="amount", is_required=True, hint="只写数", width=12),
    ),
)  # fmt: skip
FORECASTS = Table(
    key="forecasts", title="预测", is_required=False, hint="每个名称最多一行；可以不填",
    fields=(
        Field(key="course", title="名称", is_required=True, longest=30, hint="与“数值”表中的名称相同", width=24),
        Field(key="on", title="日期", kind="day", is_required=True, hint=f"预测到哪一天。{_DAY}", width=12),
        Field(key="low", title="下限", kind="amount", is_required=True, hint="只写数", width=12),
        Field(key="high", title="上限", kind="amount", is_required=True, hint="只写数", width=12),
        Field(key="certainty", title="把握", is_required=True, longest=12, hint="如八成把握", width=12),
    ),
)  # fmt: skip
MATTERS = Table(
    key="matters", title="事项", hint="每个事项一行",
    fields=(
        Field(key="group", title="单位", is_required=True, longest=30, hint="矩阵的行", width=18),
        Field(key="kind", title="类别", longest=20, hint="矩阵的列；全部留空则按灯分列", width=14),
        Field(key="title", title="事项", is_required=True, longest=80, hint="写在红灯、黄灯清单里", width=36),
        Field(key="reason", title="原因", longest=60, hint="为什么是这盏灯：事实、数字、对照", width=40),
        Field(key="start", title="启动", kind="day", hint=f"在这一天以前为未启动；可留空。{_DAY}", width=12),
        Field(key="due", title="到期", kind="day", hint=f"不填灯的必填。{_DAY}", width=12),
        Field(key="done", title="办结", kind="day", hint=f"没有办结的留空。{_DAY}", width=12),
        _LAMP,
    ),
)  # fmt: skip


def _optional(table: Table) -> Table:
    return Table(
        key=table.key, title=table.title, fields=table.fields, is_required=False, hint=f"{table.hint}；可以不填"
    )


TABLES = {
    "fishbone": (SPINE, NODES, BONES, ADJUSTMENTS, *map(_optional, (VALUES, CLOCKS)), FORECASTS, PAUSES),
    "gantt": (CHART, CLOCKS, PAUSES),
    "trajectory": (CHART, VALUES, FORECASTS),
    "wall": (CHART, MATTERS),
}
