"""Judging: a target against the series. kept or missed needs the whole interval on one side of the target."""

from collections.abc import Iterator, Sequence
from datetime import date

from wenxiao.delivery.ahead import looked_ahead
from wenxiao.delivery.beside import changed_measure, far_off, weaker_target, what_else_is_said
from wenxiao.delivery.estimates import Estimate
from wenxiao.delivery.near import nearly_said
from wenxiao.delivery.outcomes import Question, done_so_far, outcome_of, question_of
from wenxiao.delivery.prices import other_prices
from wenxiao.delivery.promises import promises_in
from wenxiao.delivery.rules import rules
from wenxiao.delivery.said import Said, said_of
from wenxiao.delivery.standards import is_ceiling, meets
from wenxiao.delivery.verdicts import Verdict, VerdictCode, newest_day
from wenxiao.delivery.wording import figure_words, interval_words, working_of
from wenxiao.delivery.writing import write_verdict
from wenxiao.indicators import Statement
from wenxiao.sentences import sentence

_WORDS = {
    VerdictCode.KEPT: "{working}，区间{range}，全部达到目标{target}",
    VerdictCode.PARTLY: "{working}，区间{range}，做了一部分，未达到目标{target}",
    VerdictCode.MISSED: "{working}，区间{range}，全部达不到目标{target}",
    VerdictCode.UNDECIDED: "{working}，区间{range}，含目标{target}，无法判定",
}


def verdicts_of(statements: Sequence[Statement], at: date | None = None) -> tuple[Verdict, ...]:
    """Judge every target among the statements, in order of document and place.

    A verdict stands as of `at`, or of the newest document's date; what is dated later is not looked at. A target that a
    document states twice is judged once.
    """
    if not statements:
        return ()
    at = at or newest_day(statements)
    return tuple(judged_in(said_of(said for said in statements if said.dated_on <= at), at))


def judged_in(said: Said, at: date) -> Iterator[Verdict]:
    """Judge every target of an index, in order of document and place."""
    targets = [target for thing in said.things.values() for target in promises_in(thing)]
    targets.sort(key=lambda s: (s.dated_on, s.document, s.figure.start))
    return (judged(question_of(target, said, at)) for target in targets)


def judged(question: Question) -> Verdict:
    """Judge one target."""
    outcome = outcome_of(question)
    if outcome is not None:
        return _decided(question, outcome)
    near = nearly_said(question)
    if near is not None and not _breaks(question, near):
        return _decided(question, near)  # what goes by another name can keep a promise, it cannot break one
    weaker = weaker_target(question)
    if weaker is not None:
        return weaker
    if question.target.period.ends_on < question.at:
        enough = done_so_far(question)
        if enough is not None and meets(question.target, question.series, enough.interval) is True:
            return _decided(question, enough)
        return _silent(question)
    return looked_ahead(question)


def _breaks(question: Question, near: Estimate) -> bool:
    return meets(question.target, question.series, near.interval) is False or far_off(question, near) is not None


def _decided(question: Question, outcome: Estimate) -> Verdict:
    target = question.target
    changed = changed_measure(question, outcome) or far_off(question, outcome) or other_prices(question, outcome)
    if changed is not None:
        return changed
    met = meets(target, question.series, outcome.interval)
    code = {True: VerdictCode.KEPT, False: VerdictCode.MISSED, None: VerdictCode.UNDECIDED}[met]
    if code is VerdictCode.MISSED and _is_partly(question, outcome):
        code = VerdictCode.PARTLY
    if code is not VerdictCode.KEPT and _is_under_way(question, outcome):
        return looked_ahead(question)
    why = sentence(
        _WORDS[code],
        working=working_of(outcome),
        range=interval_words(outcome.interval, target.figure.unit),
        target=figure_words(target),
    )
    return write_verdict(code, question, outcome, why)


def _is_under_way(question: Question, outcome: Estimate) -> bool:
    """Whether the outcome is of a year that was not over when it was said: 上半年累计完成投资18.6亿元."""
    ended = question.target.period.ends_on
    return all(
        said.dated_on <= ended and not said.figure.expected and any(word in said.quote for word in rules().under_way)
        for said in outcome.sources
    )


def _is_partly(question: Question, outcome: Estimate) -> bool:
    """Whether what is counted as it is done was done in good part."""
    value, low = question.target.figure.value, outcome.interval.low
    counted = question.form == "flow" and not is_ceiling(question.target) and value > 0
    return counted and low is not None and low >= value * rules().partly_from


def _silent(question: Question) -> Verdict:
    """Judge a target whose time is over and of which no document says or implies what became."""
    beside = what_else_is_said(question)
    if beside is not None:
        return beside
    year = question.year
    template = "{year}年已过，已收文件没有报告这一项，也推算不出"
    if not _is_followed(question):
        template = "{year}年已过，已收文件没有报告这一项，也推算不出；没有收到{next}年的报告"
    return write_verdict(VerdictCode.UNREPORTED, question, None, sentence(template, year=year, next=year + 1))


def _is_followed(question: Question) -> bool:
    """Whether a document of the place came within a report's time after the year."""
    ended = question.target.period.ends_on
    months = rules().report_months
    last = date(ended.year + (ended.month + months - 1) // 12, (ended.month + months - 1) % 12 + 1, 1)
    return any(ended < day <= last for day in question.said.days_of(question.target.scope))
