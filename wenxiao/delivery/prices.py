"""Prices: a growth that leaves out what prices did, held against one that does not."""

from wenxiao.delivery.estimates import Estimate
from wenxiao.delivery.outcomes import Question
from wenxiao.delivery.said import is_real
from wenxiao.delivery.standards import meets
from wenxiao.delivery.verdicts import Verdict, VerdictCode
from wenxiao.delivery.wording import figure_words, working_of
from wenxiao.delivery.writing import write_verdict
from wenxiao.sentences import sentence


def other_prices(question: Question, outcome: Estimate) -> Verdict | None:
    """not_comparable, where promise and report differ in what prices did and that may decide; else None.

    A real growth that reaches a nominal promise keeps it, a nominal one that falls short of a real promise breaks it:
    prices rise in an ordinary year, and the verdict says that it takes them to.
    """
    real = not outcome.implied and is_real(outcome.sources[0])
    if question.form != "growth" or real is is_real(question.target):
        return None
    if meets(question.target, question.series, outcome.interval) is real:
        return None
    template = (
        "{working}，扣除了价格因素，目标{target}没有扣除" if real else "{working}，没有扣除价格因素，目标{target}扣除了"
    )
    why = sentence(template, working=working_of(outcome), target=figure_words(question.target))
    return write_verdict(VerdictCode.NOT_COMPARABLE, question, outcome, why, beside=outcome.sources[0])
