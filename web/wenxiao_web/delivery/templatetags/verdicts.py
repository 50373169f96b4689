"""How the desk writes a verdict: mark, measure, time, difference, interval, chart."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wenxiao.cli.checking.page_chart import chart_of, starts_at
from wenxiao.cli.checking.page_plots import Plot
from wenxiao.delivery import Verdict, VerdictCode
from wenxiao.delivery.wording import interval_words
from wenxiao_web.delivery import words
from wenxiao_web.delivery.views import may_be_published
from wenxiao_web.templatetags.moments import said

register = template.Library()
register.filter(words.verdict_name)
register.filter(words.measure_of)
register.filter(words.time_of)
register.filter(words.gap_of)
register.filter(words.needed_of)
register.filter(words.plot_title)
register.filter(words.plot_unit)
register.simple_tag(may_be_published, name="verdicts_are_public")


@register.simple_tag
def verdict_mark(code: VerdictCode) -> SafeString:
    """Draw a verdict's ink meter, its word beside it."""
    return format_html(
        '<svg class="mark" width="22" height="10" aria-hidden="true"><use href="#m-{}"/></svg><b>{}</b>',
        code.value,
        words.verdict_name(code),
    )


@register.filter
def outcome_interval(verdict: Verdict) -> str:
    """Write all that the outcome may be: `7.3%～8.5%`; "" where there is none."""
    return said(interval_words(verdict.outcome.interval, verdict.unit)) if verdict.outcome else ""


@register.simple_tag
def verdict_chart(plot: Plot) -> SafeString:
    """Draw the chart of one thing."""
    return SafeString(chart_of(plot, words.chart_words()))  # the chart escapes all text that it is given


@register.filter
def axis_start(plot: Plot) -> str:
    """Say where the axis begins, "" where it begins at nought."""
    return starts_at(plot, words.chart_words())
