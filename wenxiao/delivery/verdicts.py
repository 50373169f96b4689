"""Verdicts: a target against what became of it. kept or missed needs the whole interval on one side of the target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from wenxiao.delivery.intervals import HUNDRED, Interval
from wenxiao.delivery.series import AMOUNTS, Estimate, Series, grown, rounded, series_of
from wenxiao.delivery.wording import shown_figure, shown_interval
from wenxiao.indicators import Statement
from wenxiao.sentences import Sentence, sentence


class VerdictCode(StrEnum):
    """What became of a target."""

    KEPT = "kept"
    REACHED_EARLY = "reached_early"
    MISSED = "missed"
    UNREPORTED = "unreported"
    OPEN = "open"
    OUT_OF_REACH = "out_of_reach"
    UNDECIDED = "undecided"

    @property
    def chinese(self) -> str:
        """The Chinese term."""
        return _CHINESE[self]


_CHINESE = {
    VerdictCode.KEPT: "兑现",
    VerdictCode.REACHED_EARLY: "提前达到",
    VerdictCode.MISSED: "未兑现",
    VerdictCode.UNREPORTED: "未提及",
    VerdictCode.OPEN: "待定",
    VerdictCode.OUT_OF_REACH: "难以达成",
    VerdictCode.UNDECIDED: "无法判定",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The verdict on one target, with all that it rests on."""

    code: VerdictCode
    target: Statement
    unit: str
    """The unit of the target, in which `outcome`, `gap` and the interval are given."""
    outcome: Estimate | None
    gap: Decimal | None
    needed: Decimal | None
    """Growth a year, in per cent, that would still reach an amount; None where it does not apply."""
    assumptions: tuple[Sentence, ...]
    why: Sentence


def verdicts_of(statements: Sequence[Statement], at: date | None = None) -> tuple[Verdict, ...]:
    """Judge every target among the statements, in order of document and place.

    A verdict stands as of `at`, or of the newest document's date. Only amounts and growths of a year (or of the last
    year of a plan) are judged; a rank or an average over years is passed over.
    """
    if not statements:
        return ()
    at = at or max(said.dated_on for said in statements)
    said_by_then = [said for said in statements if said.dated_on <= at]
    targets = [said for said in said_by_then if said.figure.status == "target" and _can_be_judged(said)]
    targets.sort(key=lambda said: (said.dated_on, said.document, said.figure.start))
    return tuple(_judged(target, said_by_then, at) for target in targets)


def _can_be_judged(said: Statement) -> bool:
    figure = said.figure
    return figure.kind in (*AMOUNTS, "growth") and figure.basis != "annual_average"


def _judged(target: Statement, statements: Iterable[Statement], at: date) -> Verdict:
    figure, year = target.figure, target.period.last_year
    is_growth = figure.kind == "growth"
    unit = target.indicator.unit if is_growth and target.indicator else figure.unit
    series = series_of(statements, target.key, figure.scope, unit, "level" if is_growth else figure.kind)
    outcome = series.growth(year) if is_growth else series.amount(year)
    if outcome is not None:
        return _decided(target, series, outcome)
    if target.period.ends_on < at:
        why = sentence("{year}年已过，已收文件没有报告这一项，也推算不出", year=year)
        return _verdict(VerdictCode.UNREPORTED, target, series, None, why)
    if is_growth or series.newest_amount is None:
        return _verdict(VerdictCode.OPEN, target, series, None, sentence("{year}年未到期", year=year))
    return _looked_ahead(target, series, series.newest_amount)


def _decided(target: Statement, series: Series, outcome: Estimate) -> Verdict:
    met = _meets(target, series, outcome.interval)
    code = {True: VerdictCode.KEPT, False: VerdictCode.MISSED, None: VerdictCode.UNDECIDED}[met]
    why = sentence(
        {
            True: "{working}，区间{range}，全部达到目标{target}",
            False: "{working}，区间{range}，全部达不到目标{target}",
            None: "{working}，区间{range}，含目标{target}，无法判定",
        }[met],
        working=_working(outcome),
        range=shown_interval(outcome.interval, target.figure.unit),
        target=shown_figure(target),
    )
    return _verdict(code, target, series, outcome, why)


def _working(outcome: Estimate) -> str:
    if outcome.derivation:
        return str(outcome.derivation)
    said = outcome.sources[0]
    return f"{outcome.year}年报告{shown_figure(said)}"


def _looked_ahead(target: Statement, series: Series, newest: Estimate) -> Verdict:
    """Judge an amount whose year has not spoken yet: reached already, or out of reach by the newest aims."""
    year = target.period.last_year
    if _is_reached(target, series, newest):
        first = next(early for early in series.stated_amounts() if _is_reached(target, series, early))
        why = sentence(
            "{first}已达到目标{target}，{newest}；{year}年尚未报告",
            first=_working(first),
            target=shown_figure(target),
            newest="此后没有新数" if newest.year == first.year else f"最新{_working(newest)}",
            year=year,
        )
        return _verdict(VerdictCode.REACHED_EARLY, target, series, newest, why)
    needed = _needed(target, newest)
    ahead = _projected(series, newest, year)
    if ahead is None or _is_ceiling(target) or _meets(target, series, ahead.interval) is not False:
        why = sentence("{year}年未到期", year=year)
        if needed is not None:
            why = sentence("{year}年未到期，每年还需增长{needed}%", year=year, needed=needed)
        return _verdict(VerdictCode.OPEN, target, series, None, why, needed)
    why = sentence(
        "按最新实际值和最新目标，{working}，区间{range}，全部达不到目标{target}",
        working=str(ahead.derivation),
        range=shown_interval(ahead.interval, target.figure.unit),
        target=shown_figure(target),
    )
    return _verdict(VerdictCode.OUT_OF_REACH, target, series, ahead, why, needed)


def _is_reached(target: Statement, series: Series, stated: Estimate) -> bool:
    """Whether a document newer than the promise shows it reached before its year. A ceiling holds only at its time."""
    said_later = stated.sources[0].dated_on > target.dated_on
    early = said_later and stated.year < target.period.last_year and not _is_ceiling(target)
    return early and _meets(target, series, stated.interval) is True


def _projected(series: Series, newest: Estimate, year: int) -> Estimate | None:
    ahead = newest
    for step in range(newest.year + 1, year + 1):
        aim = series.growth_aim(step)
        if aim is None:
            return None
        ahead = grown(ahead, aim, series.unit)
    return ahead if ahead is not newest else None


def _needed(target: Statement, newest: Estimate) -> Decimal | None:
    years = target.period.last_year - newest.year
    if years < 1 or newest.middle <= 0 or target.figure.value <= 0 or target.figure.kind == "ratio":
        return None
    ratio = target.figure.value / newest.middle
    return ((ratio ** (Decimal(1) / years) - 1) * HUNDRED).quantize(Decimal("0.1"))


def _is_ceiling(target: Statement) -> bool:
    falls = target.indicator is not None and target.indicator.direction == "down"
    return falls or target.figure.bound in ("at_most", "less_than")


def _meets(target: Statement, series: Series, outcome: Interval) -> bool | None:
    """Whether every value meets the target (True), none does (False), or some do (None)."""
    figure = target.figure
    width = series.width(target) if figure.bound == "about" else Decimal(0)
    if _is_ceiling(target):
        limit = (figure.high if figure.high is not None else figure.value) + width
        strictly = figure.bound == "less_than"
        if outcome.all_below(limit, strictly=strictly):
            return True
        return False if outcome.all_above(limit, strictly=not strictly) else None
    limit, strictly = figure.value - width, figure.bound == "more_than"
    if outcome.all_above(limit, strictly=strictly):
        return True
    return False if outcome.all_below(limit, strictly=not strictly) else None


def _verdict(
    code: VerdictCode,
    target: Statement,
    series: Series,
    outcome: Estimate | None,
    why: Sentence,
    needed: Decimal | None = None,
) -> Verdict:
    return Verdict(
        code=code,
        target=target,
        unit=target.figure.unit,
        outcome=outcome,
        gap=rounded(outcome.middle - target.figure.value) if outcome else None,
        needed=needed,
        assumptions=_assumptions(series, outcome),
        why=why,
    )


def _assumptions(series: Series, outcome: Estimate | None) -> tuple[Sentence, ...]:
    if outcome is None:
        return ()
    named = []
    indicator = series.indicator
    if outcome.implied and indicator and indicator.growth_price != indicator.level_price:
        named.append(sentence("{name}增速按不变价、总量按现价，推算时视价格总水平不变", name=indicator.name))
    if len({said.document for said in outcome.sources}) > 1:
        named.append(sentence("各份文件的统计口径视为一致"))
    for said in dict.fromkeys(outcome.sources):
        if said.figure.expected and said.figure.status != "target":
            named.append(sentence("“{quote}”为预计数，按实际数使用", quote=said.quote))
    return tuple(named)
