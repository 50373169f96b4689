"""Consistency of a set: statements that cannot all hold, each finding with every span that it rests on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from wenxiao.delivery.estimates import Estimate, rounded
from wenxiao.delivery.implied import grown
from wenxiao.delivery.intervals import HUNDRED, Interval, apart, plus, times
from wenxiao.delivery.rules import rules
from wenxiao.delivery.said import Said, Thing, form_of, is_real, said_of
from wenxiao.delivery.series import Series, series_in
from wenxiao.delivery.wording import figure_words, interval_words
from wenxiao.indicators import Statement, indicator_of
from wenxiao.sentences import Sentence, sentence, shown

Kind: TypeAlias = Literal["twice", "revised", "parts", "growth", "share"]
KINDS: dict[Kind, str] = {
    "twice": "一份文件前后两个数",
    "revised": "后来的文件改了数",
    "parts": "部分超过总体",
    "growth": "总量和增速对不上",
    "share": "比重超过100%",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Statements that cannot all hold."""

    kind: Kind
    statements: tuple[Statement, ...]
    why: Sentence


def findings_of(statements: Sequence[Statement]) -> tuple[Finding, ...]:
    """Check a set of documents against itself; findings come by the date and place of their newest statement."""
    said = said_of(one for one in statements if one.figure.status != "target")
    found = [finding for thing in said.things.values() for finding in _of_thing(thing)]
    for scope in said.days:
        found += [*_parts_beyond(said, scope), *_shares_beyond(said, scope)]
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[object, ...]:
    newest = max(finding.statements, key=lambda said: (said.dated_on, said.document, said.figure.start))
    return newest.dated_on, newest.document, newest.figure.start, finding.kind


def _of_thing(thing: Thing) -> Iterator[Finding]:
    if thing.indicator is not None and not thing.indicator.is_flow:
        yield from _said_twice(thing)
    yield from (_over_hundred(said) for said in thing.statements if _is_over_hundred(said))
    if thing.growing_unit:
        yield from _growth_that_does_not_fit(series_in(thing, thing.growing_unit, "level"))


def _said_twice(thing: Thing) -> Iterator[Finding]:
    """The same figure with values that leave nothing in common; each is held against the newest."""
    alike: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for said in thing.statements:
        alike[(form_of(said), said.period, said.figure.basis, said.figure.unit in ("%", "‰"), is_real(said))].append(
            said
        )
    for group in alike.values():
        newest = group[-1]
        series = series_in(thing, newest.figure.unit, form_of(newest))
        last = series.estimate(newest, newest.figure.unit)
        for earlier in group[:-1]:
            first = series.estimate(earlier, newest.figure.unit)
            if first and last and earlier.quote != newest.quote and apart(first.interval, last.interval):
                yield _twice(earlier, newest)


def _twice(earlier: Statement, later: Statement) -> Finding:
    same = earlier.document == later.document
    why = sentence(
        "{name}{period}年先写{first}，后写{last}",
        name=later.name,
        period=str(later.period),
        first=figure_words(earlier),
        last=figure_words(later),
    )
    return Finding(kind="twice" if same else "revised", statements=(earlier, later), why=why)


def _is_over_hundred(said: Statement) -> bool:
    figure = said.figure
    is_share = figure.kind == "ratio" and figure.unit == "%" and figure.bound not in ("less_than", "at_most")
    is_over = is_share and figure.value > HUNDRED and any(word in figure.subject for word in rules().at_most_hundred)
    return is_over and not any(word in figure.subject for word in rules().fulfilled)


def _over_hundred(said: Statement) -> Finding:
    why = sentence("“{subject}”写成{value}，超过100%", subject=said.figure.subject, value=figure_words(said))
    return Finding(kind="share", statements=(said,), why=why)


def _growth_that_does_not_fit(series: Series) -> Iterator[Finding]:
    """A level that is not last year's level and this year's growth, wider by what revisions and prices may do."""
    for year in sorted(series.amounts):
        level, growth, last = series.stated_amount(year), series.stated_growth(year), series.stated_amount(year - 1)
        if level is None or growth is None or last is None or last.middle <= 0 or growth.middle <= -HUNDRED:
            continue
        expected = grown(last, growth, series.unit)
        if apart(level.interval, _widened(expected.interval, series)):
            yield _misfit(level, growth, last, expected, series)


def _widened(interval: Interval, series: Series) -> Interval:
    indicator, held = series.indicator, rules()
    priced = indicator is not None and indicator.growth_price != indicator.level_price
    width = held.revision + (held.price_drift if priced else Decimal(0))
    return times(interval, Interval(1 - width, 1 + width))


def _misfit(level: Estimate, growth: Estimate, last: Estimate, expected: Estimate, series: Series) -> Finding:
    why = sentence(
        "上年{last}{unit}，增长{growth}%，应在{range}，报告写{level}{unit}",
        last=last.written,
        unit=series.unit,
        growth=growth.written,
        range=interval_words(expected.interval, series.unit),
        level=level.written,
    )
    return Finding(kind="growth", statements=(*level.sources, *growth.sources, *last.sources), why=why)


def _parts_beyond(said: Said, scope: str) -> Iterator[Finding]:
    for whole_code, part_codes in rules().wholes.items():
        indicator = indicator_of(whole_code)
        if indicator is None:
            continue
        whole = series_in(said.of(whole_code, scope), indicator.unit, "level")
        parts = [series_in(said.of(code, scope), indicator.unit, "level") for code in part_codes]
        for year in sorted(whole.amounts):
            total = whole.stated_amount(year)
            known = [amount for part in parts if (amount := part.stated_amount(year))]
            if total and known and total.interval.high is not None:
                yield from _beyond(known, total.interval.high, indicator.unit, total.sources, indicator.name)


def _shares_beyond(said: Said, scope: str) -> Iterator[Finding]:
    for codes in rules().shares_of_one:
        shares = [series_in(said.of(code, scope), "%", "ratio") for code in codes]
        for year in sorted(set.intersection(*(set(share.amounts) for share in shares))):
            known = [amount for share in shares if (amount := share.stated_amount(year))]
            yield from _beyond(known, HUNDRED, "%", (), "全部")


def _beyond(
    parts: Sequence[Estimate], most: Decimal, unit: str, whole: tuple[Statement, ...], name: str
) -> Iterator[Finding]:
    total = Interval(Decimal(0), Decimal(0))
    for part in parts:
        total = plus(total, part.interval)
    if total.low is None or total.low <= most:
        return
    why = sentence(
        "{parts}合计至少{sum}{unit}，超过{name}{most}{unit}",
        parts="、".join(f"{part.sources[0].name}{shown(part.written)}" for part in parts),
        sum=rounded(total.low),
        unit=unit,
        name=name,
        most=rounded(most),
    )
    yield Finding(kind="parts", statements=(*(s for part in parts for s in part.sources), *whole), why=why)
