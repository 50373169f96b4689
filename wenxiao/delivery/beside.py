"""What stands beside an answer: a later and weaker target, a measure that changed, a value that cannot be compared."""

from collections.abc import Iterator

from wenxiao.delivery.estimates import Estimate
from wenxiao.delivery.implied import growth_of
from wenxiao.delivery.outcomes import Question
from wenxiao.delivery.rules import rules
from wenxiao.delivery.said import form_of
from wenxiao.delivery.series import Series, series_in
from wenxiao.delivery.standards import is_ceiling, limit_of
from wenxiao.delivery.verdicts import Verdict, VerdictCode
from wenxiao.delivery.wording import figure_words, working_of
from wenxiao.delivery.writing import write_verdict
from wenxiao.indicators import Statement, indicator_of
from wenxiao.sentences import Sentence, sentence

_GROWTHS = ("growth", "average", "cumulative")


def weaker_target(question: Question) -> Verdict | None:
    """weakened, where a later document asks for less of the same thing at the same time; None where none does."""
    target, series = question.target, question.series
    later = [other for other in _same_aim(question) if other.dated_on > target.dated_on]
    if not later or not _asks_less(later[-1], target, series):
        return None
    why = sentence("后来的目标“{later}”低于原来的目标{target}", later=later[-1].quote, target=figure_words(target))
    return write_verdict(VerdictCode.WEAKENED, question, None, why, beside=later[-1])


def _same_aim(question: Question) -> Iterator[Statement]:
    """Targets of the same time; of a sum over years a later document asks only for what is left of it."""
    target = question.target
    if question.counted_from is not None:
        return
    for other in question.said.of(target.key, target.scope).statements:
        same = other.period == target.period and form_of(other) == question.form
        if other.figure.status == "target" and same and other.figure.unit == target.figure.unit:
            yield other


def _asks_less(later: Statement, earlier: Statement, series: Series) -> bool:
    if is_ceiling(later) is not is_ceiling(earlier):
        return False
    less = limit_of(later, series) - limit_of(earlier, series)
    return less > 0 if is_ceiling(earlier) else less < 0


def changed_measure(question: Question, outcome: Estimate) -> Verdict | None:
    """redefined, where the clause of the outcome says that it is counted otherwise; None where it does not."""
    said = outcome.sources[0]
    word = next((word for word in rules().redefined if word in said.quote and word not in question.target.quote), None)
    if word is None:
        return None
    why = sentence("报告写明“{word}”：“{quote}”，和目标的口径不同", word=word, quote=said.quote)
    return write_verdict(VerdictCode.REDEFINED, question, outcome, why, beside=said)


def far_off(question: Question, outcome: Estimate) -> Verdict | None:
    """not_comparable, where the value is so far from the promise that it is hardly of the same thing."""
    held, target, middle = rules(), question.target.figure.value, outcome.middle
    if question.form in ("level", "flow", "change"):
        times = held.far_level if question.form == "level" else held.far_count
        far = target > 0 and (middle > target * times or 0 < middle < target / times)
        template = "{working}，和目标{target}相差太大，不像是同一件事"
    else:
        macro = question.target.indicator is not None and question.target.indicator.pace == "growth"
        implied = outcome.implied and question.form == "growth"
        far = macro and implied and not held.growth_from <= middle <= held.growth_to
        template = "{working}，一年变动这么大，多半是数据修订过或者口径不同，不能和目标{target}比"
    if not far:
        return None
    why = sentence(template, working=working_of(outcome), target=figure_words(question.target))
    return write_verdict(VerdictCode.NOT_COMPARABLE, question, outcome, why, beside=outcome.sources[0])


def what_else_is_said(question: Question) -> Verdict | None:
    """redefined or not_comparable, where documents speak of the year only by a kindred measure or in another form."""
    other = _in_another_form(question)
    if other is not None:
        said, why = other
        return write_verdict(VerdictCode.NOT_COMPARABLE, question, None, why, beside=said)
    kin = _by_kindred(question)
    if kin is None:
        return None
    if form_of(kin) == "flow" and question.form != "flow":
        code, template = VerdictCode.UNREPORTED, "{year}年的报告只有“{quote}”，是新增数，没有总数"
    else:
        code, template = VerdictCode.REDEFINED, "{year}年的报告只有“{quote}”，是{kin}，不是{name}"
    why = sentence(template, year=question.year, quote=kin.quote, kin=kin.name, name=question.target.name)
    return write_verdict(code, question, None, why, beside=kin)


def _in_another_form(question: Question) -> tuple[Statement, Sentence] | None:
    series, year = question.series, question.year
    if question.form in _GROWTHS:
        said = series.amounts.get(year)
        if said is None or question.form != "growth":
            return None
        return said, sentence("报告只有“{quote}”，没有上年数，算不出增速", quote=said.quote)
    if year in series.incomparable:
        said = series.incomparable[year]
        return said, sentence("报告的“{quote}”单位不同，不能换算成{unit}", quote=said.quote, unit=series.unit)
    said = series.growths.get(year)
    if said is None or question.form != "level":
        return None
    return said, sentence("报告只有“{quote}”，没有上年数，算不出总量", quote=said.quote)


def _by_kindred(question: Question) -> Statement | None:
    indicator, year = question.target.indicator, question.year
    for code in indicator.kin if indicator else ():
        thing, kin = question.said.of(code, question.target.scope), indicator_of(code)
        if not thing.statements or kin is None:
            continue
        form = "flow" if kin.is_flow else question.series.form
        series = series_in(thing, thing.growing_unit or question.series.unit, form)
        value = growth_of(series, year) if question.form in _GROWTHS else series.stated_amount(year)
        if value is not None:
            return value.sources[0]
    return None
