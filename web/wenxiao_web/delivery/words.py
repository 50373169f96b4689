"""The words of verdicts in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wenxiao.cli.checking.page_chart import ChartWords
from wenxiao.cli.checking.page_plots import Plot
from wenxiao.delivery import Verdict, VerdictCode
from wenxiao.delivery.wording import figure_words
from wenxiao.indicators import Statement
from wenxiao.sentences import shown
from wenxiao_web.templatetags.moments import said as say
from wenxiao_web.templatetags.values import years

ABSENT = "—"
_NAMES = {
    VerdictCode.KEPT: gettext_lazy("兑现"),
    VerdictCode.REACHED_EARLY: gettext_lazy("提前达到"),
    VerdictCode.PARTLY: gettext_lazy("部分"),
    VerdictCode.MISSED: gettext_lazy("未兑现"),
    VerdictCode.OUT_OF_REACH: gettext_lazy("难以达成"),
    VerdictCode.WEAKENED: gettext_lazy("缩水"),
    VerdictCode.REDEFINED: gettext_lazy("口径变化"),
    VerdictCode.NOT_COMPARABLE: gettext_lazy("不可比"),
    VerdictCode.UNDECIDED: gettext_lazy("无法判定"),
    VerdictCode.UNREPORTED: gettext_lazy("未提及"),
    VerdictCode.OPEN: gettext_lazy("待定"),
}


def verdict_name(code: VerdictCode) -> str:
    """Name a verdict."""
    return str(_NAMES[code])


def measure_of(said: Statement) -> str:
    """Name the target's unit, and that it is a growth: `增长%`, `亿元`."""
    if said.figure.kind == "growth":
        return _("增长%(unit)s") % {"unit": said.figure.unit}
    return said.figure.unit or _("位次")


def time_of(said: Statement) -> str:
    """Name the target's time: `2023年`, `2021～2025年`."""
    return years(str(said.period))


def gap_of(verdict: Verdict) -> str:
    """Write the difference with its sign, between percentages in points; a dash where there is none."""
    if verdict.gap is None:
        return ABSENT
    text = f"{'+' if verdict.gap > 0 else ''}{shown(verdict.gap)}"
    if verdict.unit != "%":
        return text
    return ngettext("%(gap)s点", "%(gap)s点", 1 if abs(verdict.gap) == 1 else 2) % {"gap": text}


def needed_of(verdict: Verdict) -> str:
    """Say the growth that would still reach it, "" where that does not apply or the reason says it."""
    if verdict.needed is None or "needed" in verdict.why.values:
        return ""
    return _("每年还需增长%(needed)s%%") % {"needed": shown(verdict.needed)}


def plot_title(plot: Plot) -> str:
    """Name what is drawn: `一般公共预算收入增速`."""
    return _("%(name)s增速") % {"name": plot.name} if plot.is_growth else plot.name


def plot_unit(plot: Plot) -> str:
    """Name the unit of what is drawn."""
    return plot.unit or _("位次")


def chart_words() -> ChartWords:
    """Return the fixed words of a chart in the language that is active now."""
    return ChartWords(
        label=_("{scope} {title}，{first}至{last}年的目标和结果"),
        no_aim=_("无目标"),
        implied=_("推算"),
        starts=_("纵轴从{low}起"),
        verdict=verdict_name,
        aim=_aim,
        title=plot_title,
    )


def _aim(said: Statement) -> str:
    return say(figure_words(said))
