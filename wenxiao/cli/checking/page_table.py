"""The table of verdicts: both quotes side by side, and how one was reached."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from wenxiao.cli.checking.page_marks import mark
from wenxiao.cli.checking.telling import Told, named_document, needed_of, told
from wenxiao.delivery import Verdict, VerdictCode
from wenxiao.delivery.wording import shown_interval
from wenxiao.indicators import Statement

MOST_DONE = 3  # quotes of an outcome in a row; its derivation names all


def table_of(verdicts: Sequence[Verdict], charts: dict[int, str], numbers: dict[int, int]) -> str:
    """Write a row for each verdict; `charts` and `numbers` map a verdict's id to its chart and its number."""
    rows = "".join(_row(told(verdict), numbers[id(verdict)], charts.get(id(verdict), "")) for verdict in verdicts)
    return (
        '<div class="wide"><table class="vt"><thead><tr><th>指标</th><th>说的（目标原文）</th><th>做的（结果原文）</th>'
        f'<th class="num">差</th><th>依据</th><th>结论</th></tr></thead><tbody>{rows}</tbody></table></div>\n'
    )


def chips_of(verdicts: Sequence[Verdict]) -> str:
    """Buttons that show one kind of verdict only."""
    counts = Counter(verdict.code for verdict in verdicts)
    chips = [("", f"全部 {len(verdicts)}")]
    chips += [(code.value, f"{code.chinese} {counts[code]}") for code in VerdictCode if counts[code]]
    return "".join(
        f'<button class="chip" data-code="{code}" aria-pressed="{"true" if not code else "false"}">{words}</button>'
        for code, words in chips
    )


def _row(row: Told, number: int, chart: str) -> str:
    verdict = row.verdict
    more = needed_of(verdict)
    needed = f'<div class="meta">{more}</div>' if more and more not in row.basis else ""
    once = {(said.document, said.quote): said for said in reversed(row.done)}
    done = "".join(_quote(said) for said in list(once.values())[: -MOST_DONE - 1 : -1])
    done = done or '<span class="meta">未找到</span>'
    name = f'<a href="#{chart}" class="to">{escape(row.name)}</a>' if chart else escape(row.name)
    return (
        f'<tr id="v{number}" data-code="{verdict.code.value}" data-key="{escape(row.said.key)}"'
        f' data-scope="{escape(row.said.scope)}"><td><b>{name}</b><div class="meta">{escape(row.measure)}</div></td>'
        f'<td>{_quote(row.said)}</td><td>{done}</td><td class="num"><b>{row.gap}</b></td>'
        f'<td class="why">{escape(row.basis)}{needed}</td><td class="nw">{mark(verdict.code)}</td></tr>\n'
    )


def _quote(said: Statement) -> str:
    place = f"{named_document(said)}，第{said.figure.start}～{said.figure.end}字"
    return f'<q class="song">{escape(said.quote)}</q><div class="meta">{escape(place)}</div>'


def how_judged(verdict: Verdict) -> str:
    """Write how one verdict was reached: target, outcome, working, interval, assumptions, conclusion."""
    row, outcome = told(verdict), verdict.outcome
    lines = [("目标", f'<q class="song">{escape(row.said.quote)}</q>')]
    quotes = dict.fromkeys(said.quote for said in row.done)
    lines += [("结果", "<br>".join(f'<q class="song">{escape(quote)}</q>' for quote in quotes))] if quotes else []
    if outcome and outcome.derivation:
        lines.append(("推算", escape(str(outcome.derivation)).replace("；", "<br>")))
    if outcome:
        lines.append(("区间", escape(shown_interval(outcome.interval, verdict.unit))))
    lines += [("假定", escape(str(assumption))) for assumption in verdict.assumptions]
    lines.append(("结论", f'{mark(verdict.code)}<div class="why">{escape(row.basis)}</div>'))
    listed = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in lines)
    return f"<h2>{row.said.period.last_year}年怎么判的</h2><dl>{listed}</dl>"
