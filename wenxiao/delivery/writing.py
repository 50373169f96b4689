"""Writing a verdict down: its gap and the assumptions that its outcome rests on."""

from decimal import Decimal

from wenxiao.delivery.estimates import Estimate, rounded
from wenxiao.delivery.outcomes import Question
from wenxiao.delivery.said import form_of, is_real
from wenxiao.delivery.verdicts import Verdict, VerdictCode
from wenxiao.indicators import Statement
from wenxiao.sentences import Sentence, sentence


def write_verdict(
    code: VerdictCode,
    question: Question,
    outcome: Estimate | None,
    why: Sentence,
    *,
    needed: Decimal | None = None,
    beside: Statement | None = None,
) -> Verdict:
    """Write a verdict with its gap and every assumption named."""
    target = question.target
    return Verdict(
        code=code,
        target=target,
        unit=target.figure.unit,
        outcome=outcome,
        gap=rounded(outcome.middle - target.figure.value) if outcome else None,
        needed=needed,
        assumptions=_assumptions(question, outcome),
        why=why,
        beside=beside,
    )


def _assumptions(question: Question, outcome: Estimate | None) -> tuple[Sentence, ...]:
    if outcome is None:
        return ()
    named = list(outcome.assumptions)
    indicator = question.series.indicator
    is_of_other_prices = not outcome.implied and is_real(outcome.sources[0]) is not is_real(question.target)
    if question.form == "growth" and is_of_other_prices:
        named.append(sentence("扣除价格因素的增速视为不高于没有扣除的"))
    if outcome.implied and indicator and indicator.growth_price != indicator.level_price:
        named.append(sentence("{name}增速按不变价、总量按现价，推算时视价格总水平不变", name=indicator.name))
    if len({said.document for said in outcome.sources}) > 1:
        named.append(sentence("各份文件的统计口径视为一致"))
    for said in dict.fromkeys(outcome.sources):
        if not said.period.is_year and form_of(said) in ("level", "ratio"):
            years = f"{said.period.first_year}～{said.period.last_year}"
            named.append(sentence("“{quote}”说的是{years}年，按期末的数使用", quote=said.quote, years=years))
        if said.figure.expected and said.figure.status != "target":
            named.append(sentence("“{quote}”为预计数，按实际数使用", quote=said.quote))
    return tuple(named)
