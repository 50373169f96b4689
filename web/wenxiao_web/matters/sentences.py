"""What the domain may say of a light: its templates and words, named here for the translation catalogue."""

from django.utils.translation import gettext_noop

from wenxiao.clocks.explaining.pace_wording import pace_templates

_LIGHTS = (
    gettext_noop("未启动：{moment}起计"),
    gettext_noop("未启动：“{name}”{moment}起计"),
    gettext_noop("尚无进度计划"),
    gettext_noop("{count}个节点全部完成"),
    gettext_noop("{count}个节点全部完成，其中{late}个曾超时"),
    gettext_noop("已办结"),
    gettext_noop("{count}个计时项全部办结"),
    gettext_noop("{count}个计时项全部办结，其中{late}个曾超时"),
    gettext_noop("已并案：{reason}，不再计入"),
    gettext_noop("已终止：{reason}，不再计入"),
    gettext_noop("已转为常态工作：{reason}，不再计入"),
    gettext_noop("{moment}未{name}，转红灯"),
    gettext_noop("{moment}未{name}，转黄灯"),
)
_MILESTONES = (
    gettext_noop("已超时限：“{name}”超{over}个工作日"),
    gettext_noop("已超时限：“{name}”今天到期未完成"),
    gettext_noop("临近时限：“{name}”剩{left}个工作日"),
    gettext_noop("按计划：“{name}”剩{left}个工作日"),
    gettext_noop("“{name}”{moment}到期，尚未报送"),
    gettext_noop("累计{amount}{unit}，{moment}应到{wanted}{unit}"),
    gettext_noop("报送“{name}”并附佐证"),
    gettext_noop("累计达到{wanted}{unit}，报送进度并附佐证"),
)
_LIMITS = (
    gettext_noop("按时限：“{name}”剩{left}"),
    gettext_noop("临近时限：“{name}”剩{left}"),
    gettext_noop("已超时限：“{name}”超{over}"),
    gettext_noop("已超时限：“{name}”到期未办结"),
    gettext_noop("已过时限，尚在宽限内：“{name}”超{over}"),
    gettext_noop("已过承诺时限：“{name}”超{over}，只提醒"),
    gettext_noop("已中止：“{name}”{moment}起，{reason}"),
    gettext_noop("{why}（{by}批准）"),
    gettext_noop("{moment}恢复计时"),
    gettext_noop("恢复时间未定"),
    gettext_noop("时限{budget}，已用{used}"),
    gettext_noop("时限{budget}，延期{added}，已用{used}"),
    gettext_noop("办结“{name}”并附佐证"),
)
_DURATIONS = (
    gettext_noop("{count}个工作日"),
    gettext_noop("{count}日"),
    gettext_noop("{count}个月"),
    gettext_noop("{hours}工作时{minutes}分"),
    gettext_noop("{hours}工作时"),
    gettext_noop("{minutes}分钟（工作时）"),
    gettext_noop("{hours}小时{minutes}分"),
    gettext_noop("{hours}小时"),
    gettext_noop("{minutes}分钟"),
)
_REPORTS = (
    gettext_noop("{name}{moment}前报送"),
    gettext_noop("{name}未到报送日，剩{left}个工作日"),
    gettext_noop("{name}今天应报"),
    gettext_noop("{name}未报，已逾期{over}个工作日"),
    gettext_noop("{name}被退回，未重报"),
    gettext_noop("{moment}未报{name}，转黄灯"),
    gettext_noop("{moment}未报{name}，转红灯"),
    gettext_noop("补报{name}"),
)
_SERIES = (
    gettext_noop("“{name}”{said}"),
    gettext_noop("未达到目标：“{name}”{said}"),
    gettext_noop("进展缓慢：“{name}”{said}"),
    gettext_noop("“{name}”期末数未报：{said}"),
    gettext_noop("临近时限：“{name}”剩{left}个工作日，{said}"),
    gettext_noop("目标{target}{unit}，{moment}到期"),
    gettext_noop("报送达到{wanted}{unit}的数并附佐证"),
    gettext_noop("尚未报送"),
)
_CONFIDENCE = (
    gettext_noop("判断不一致：{sure}有把握，{unsure}没有把握"),
    gettext_noop("红灯，但{names}有把握"),
    gettext_noop("绿灯，但{names}没有把握"),
)
TEMPLATES = (
    *_LIGHTS,
    *_MILESTONES,
    *_LIMITS,
    *_DURATIONS,
    *_REPORTS,
    *_SERIES,
    *_CONFIDENCE,
    *pace_templates(),
)
WORDS = frozenset(
    (
        gettext_noop("牵头单位"),
        gettext_noop("督查组"),
        gettext_noop("推算"),
        gettext_noop("等待认定"),
        gettext_noop("个百分点"),
        gettext_noop("未定"),
    )
)
"""Values of sentences that are the domain's own words, not a unit's; several may be joined by a full-width comma."""
