"""A place's record: of each document's promises by year, how many came to what."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from html import escape

from wenxiao.cli.checking.telling import named_document, shown_years
from wenxiao.delivery import Verdict, VerdictCode

FEWEST = 30  # verdicts below which a rate says too little
BAR = 240
_COLUMNS = (
    ("兑现", (VerdictCode.KEPT,), "full"),
    ("提前", (VerdictCode.REACHED_EARLY,), "early"),
    ("部分", (VerdictCode.PARTLY,), "part"),
    ("未兑现", (VerdictCode.MISSED, VerdictCode.OUT_OF_REACH), "frame"),
    ("缩水、口径变化、不可比", (VerdictCode.WEAKENED, VerdictCode.REDEFINED, VerdictCode.NOT_COMPARABLE), "hatched"),
    ("无法判定", (VerdictCode.UNDECIDED,), "unsure"),
    ("未提及", (VerdictCode.UNREPORTED,), "silent"),
    ("待定", (VerdictCode.OPEN,), "waiting"),
)
_GOOD = (VerdictCode.KEPT, VerdictCode.REACHED_EARLY)
_DECIDED = (*_GOOD, VerdictCode.PARTLY, VerdictCode.MISSED)


def record_of(verdicts: Sequence[Verdict], place: str) -> str:
    """Write the record of one place as a table, a row for each document and year of its targets."""
    rows: dict[tuple[str, str], Counter[VerdictCode]] = defaultdict(Counter)
    for verdict in verdicts:
        said = verdict.target
        if said.scope == place:
            rows[(named_document(said), shown_years(said))][verdict.code] += 1
    kept = {key: counts for key, counts in rows.items() if sum(counts.values()) >= 3 or len(rows) <= 12}
    left_out = len(rows) - len(kept)
    note = "兑现率＝（兑现＋提前达到）÷已下结论（兑现、提前、部分、未兑现）；已下结论不足30项的不计。难以达成列在未兑现"
    note += f"。另有{left_out}行不足3条的未列" if left_out else ""
    heads = "".join(f'<th class="num">{name}</th>' for name, _, _ in _COLUMNS)
    body = "".join(_row(*key, counts) for key, counts in kept.items())
    return (
        f'<section class="record"><h2>{escape(place)}历年记录</h2><p class="meta">{note}</p>'
        f'<div class="wide"><table class="yt"><thead><tr><th>文件</th><th>期间</th><th class="num">目标</th>{heads}'
        '<th>构成，左起同列序</th><th class="num">兑现率</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div></section>\n"
    )


def _row(document: str, years: str, counts: Counter[VerdictCode]) -> str:
    total = sum(counts.values())
    groups = [sum(counts[code] for code in codes) for _, codes, _ in _COLUMNS]
    cells = "".join(f'<td class="num">{count or "·"}</td>' for count in groups)
    decided, good = sum(counts[code] for code in _DECIDED), sum(counts[code] for code in _GOOD)
    rate = f"{round(good * 100 / decided)}%" if decided >= FEWEST else f"不足{FEWEST}项"
    return (
        f'<tr><td><b>{escape(document)}</b></td><td class="nw">{years}</td><td class="num">{total}</td>{cells}'
        f'<td>{_bar(groups, total)}</td><td class="num">{rate}</td></tr>\n'
    )


def _bar(groups: Sequence[int], total: int) -> str:
    drawn, x = "", 0.5
    for (name, _, kind), count in zip(_COLUMNS, groups, strict=True):
        width = count * (BAR - 1) / total
        if count:
            size = f'width="{max(width - 1, 1):.1f}" height="9"'
            drawn += f'<rect class="{kind}" x="{x:.1f}" y=".5" {size}><title>{name}{count}</title></rect>'
        x += width
    return f'<svg class="makeup" width="{BAR}" height="10" viewBox="0 0 {BAR} 10" aria-hidden="true">{drawn}</svg>'
