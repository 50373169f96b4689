"""Looking ahead: a target whose year has not spoken is reached already, out of reach, or open."""

from decimal import Decimal

from wenxiao.delivery.estimates import Estimate
from wenxiao.delivery.implied import grown
from wenxiao.delivery.intervals import HUNDRED
from wenxiao.delivery.outcomes import Question, done_so_far
from wenxiao.delivery.rules import rules
from wenxiao.delivery.standards import is_ceiling, meets
from wenxiao.delivery.verdicts import Verdict, VerdictCode
from wenxiao.delivery.wording import figure_words, interval_words, working_of
from wenxiao.delivery.writing import write_verdict
from wenxiao.sentences import sentence


def looked_ahead(question: Question) -> Verdict:
    """Judge a target that is still open; a ceiling and a growth hold only at their time."""
    if question.form == "flow":
        return _of_sum(question)
    newest = question.series.newest_amount
    if question.form not in ("level", "ratio", "change") or newest is None or newest.year >= question.year:
        return _open(question, None)
    reached = [early for early in question.series.stated_amounts() if _is_reached(question, early)]
    if reached and meets(question.target, question.series, newest.interval) is not False:
        return _reached(question, reached[0], reached[-1], newest)
    needed = _needed(question, newest)
    ahead = None if is_ceiling(question.target) else _projected(question, newest)
    if ahead is None or meets(question.target, question.series, ahead.interval) is not False:
        return _open(question, needed)
    why = sentence(
        "按最新实际值和最新目标，{working}，区间{range}，全部达不到目标{target}",
        working=ahead.derivation,
        range=interval_words(ahead.interval, question.target.figure.unit),
        target=figure_words(question.target),
    )
    return write_verdict(VerdictCode.OUT_OF_REACH, question, ahead, why, needed=needed)


def _open(question: Question, needed: Decimal | None) -> Verdict:
    why = sentence("{year}年未到期", year=question.year)
    if needed is not None:
        why = sentence("{year}年未到期，每年还需增长{needed}%", year=question.year, needed=needed)
    return write_verdict(VerdictCode.OPEN, question, None, why, needed=needed)


def _of_sum(question: Question) -> Verdict:
    """What years add up to can be reached before its time, and is never lost again."""
    done = done_so_far(question)
    if done is None or meets(question.target, question.series, done.interval) is not True:
        return _open(question, None)
    why = sentence("{working}，已达到目标{target}", working=working_of(done), target=figure_words(question.target))
    return write_verdict(VerdictCode.REACHED_EARLY, question, done, why)


def _reached(question: Question, first: Estimate, last: Estimate, newest: Estimate) -> Verdict:
    """Judge by the last value that surely meets; a newer one that may or may not is named."""
    if newest.year == first.year:
        since = sentence("此后没有新数")
    elif newest is last:
        since = sentence("最新{working}", working=working_of(newest))
    else:
        unit = question.target.figure.unit
        held = interval_words(newest.interval, unit)
        since = sentence("最新{working}，折合{range}，仍可能达到", working=working_of(newest), range=held)
    why = sentence(
        "{first}已达到目标{target}，{since}；{year}年尚未报告",
        first=working_of(first),
        target=figure_words(question.target),
        since=since,
        year=question.year,
    )
    return write_verdict(VerdictCode.REACHED_EARLY, question, last, why)


def _is_reached(question: Question, stated: Estimate) -> bool:
    """Whether a document newer than the promise shows it reached before its year."""
    target = question.target
    said_later = stated.sources[0].dated_on > target.dated_on
    early = said_later and stated.year < question.year and not is_ceiling(target) and question.form != "change"
    return early and meets(target, question.series, stated.interval) is True


def _projected(question: Question, newest: Estimate) -> Estimate | None:
    ahead = newest
    for step in range(newest.year + 1, question.year + 1):
        aim = question.series.growth_aim(step)
        if aim is None:
            return None
        ahead = grown(ahead, aim, question.series.unit)
    return ahead if ahead is not newest else None


def _needed(question: Question, newest: Estimate) -> Decimal | None:
    figure, years = question.target.figure, question.year - newest.year
    if question.target.indicator is None and not any(word in question.target.quote for word in rules().totals):
        return None
    if years < 1 or newest.middle <= 0 or figure.value <= 0 or question.form != "level" or is_ceiling(question.target):
        return None
    ratio = figure.value / newest.middle
    if ratio <= 1:
        return None
    return ((ratio ** (Decimal(1) / years) - 1) * HUNDRED).quantize(Decimal("0.1"))
