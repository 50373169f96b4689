"""The charts' fixed words in the reader's language."""

from django.utils.translation import gettext as _

from wenxiao.charts import Lamp, Wording
from wenxiao_web.templatetags.moments import month_name


def wording() -> Wording:
    """Return the words of the language that is active now."""
    return Wording(
        months=tuple(month_name(str(month)) for month in range(1, 13)),
        month_of_year=_("{year}年{month}"),
        year=_("{year}年"),
        day=_("{month}{on}日"),
        day_of_year=_("{year}年{month}{on}日"),
        today=_("今天　{day}"),
        rest=_("休"),
        start=_("{day} 起"),
        due=_("{day} 时限"),
        first_due=_("原时限{day}"),
        spine=_("事项时限"),
        spine_about=_("主骨为时间"),
        expires=_("{moment}到期"),
        stopped=_("{moment}办结"),
        paused=_("停表"),
        frozen=_("冻结基线"),
        adjustment=_("一次调整"),
        deadline=_("时限"),
        running=_("走表"),
        left=_("剩余"),
        near=_("临近"),
        over=_("已停"),
        open_end=_("停表未定"),
        actual=_("实际"),
        plan=_("计划"),
        forecast=_("预测"),
        reached=_("实际{amount}"),
        reached_more=_("实际{amount}，比计划多{off}{unit}"),
        reached_fewer=_("实际{amount}，比计划少{off}{unit}"),
        reached_same=_("实际{amount}，与计划相同"),
        planned=_("计划{amount}"),
        frozen_at=_("冻结基线{amount}"),
        expected=_("预测{low}～{high}（{certainty}）"),
        lamps=_lamps(),
        meanings=_meanings(),
    )


def _lamps() -> dict[Lamp, str]:
    return {
        Lamp.RED: _("红灯"),
        Lamp.YELLOW: _("黄灯"),
        Lamp.GREEN: _("绿灯"),
        Lamp.SUSPENDED: _("中止"),
        Lamp.NOT_STARTED: _("未启动"),
        Lamp.DONE: _("办结"),
        Lamp.DONE_LATE: _("办结，曾超时"),
    }


def _meanings() -> dict[Lamp, str]:
    return {
        Lamp.RED: _("红灯 超过时限"),
        Lamp.YELLOW: _("黄灯 进展缓慢或临近时限"),
        Lamp.GREEN: _("绿灯 按计划"),
        Lamp.SUSPENDED: _("停 中止计时"),
        Lamp.NOT_STARTED: _("灰 未启动"),
        Lamp.DONE: _("蓝 办结"),
        Lamp.DONE_LATE: _("蓝缺角 办结但曾超时"),
    }
