"""Real reports: each is read without an exception, and still is when it is cut, doubled, spaced out or spoilt."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenxiao.documents import Document, has_body, outline_of, read_document
from wenxiao.reading import Figure, read_figures, read_tasks

WITH_UNIT = re.compile(r"\d\s*(?:%|％|[万亿]?元|[万亿]?(?:人次?|户|家|个|亩|吨|平方|公里|项|件|条|所|座|套|场|名))")
WITHOUT_REPORT = {
    "2021_深圳坪山区_政府工作报告.txt": "the page holds menus and a register, the report is an attachment"
}
NOISE = [
    "\\r\\n", "&nbsp;", "\n", "\r\n", "　", " ", "\t", "|", "\ufffd", "\ue633", "\ufeff", "\n— 12 —\n", "\n第3页\n",
    "[3]",
    "https://www.example.cn/a?b=1", "来源：某某数据网", "<br/>", "，", "。", "1.", "（一）", "\n序号\n", "\n1\n", "|1|",
]  # fmt: skip
SLICE = 4000


def _reports(shared: Path) -> list[Path]:
    return sorted((shared / "reports").rglob("*.txt"))


def _holds(document: Document) -> tuple[Figure, ...]:
    figures = read_figures(document)
    assert all(document.text[f.start : f.end] == f.text for f in figures)
    assert all(document.text[t.start : t.end] == t.text for t in read_tasks(document, figures))
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.text)
        assert all(block.start <= start < end <= block.end for start, end in block.left_out)
    for table in document.tables:
        assert all(table.start <= c.start <= c.end <= table.end for row in table.rows for c in row)
    assert all(section.start < section.end for section in outline_of(document))
    return figures


def test_every_shared_report_is_read_and_yields_figures(shared: Path) -> None:
    silent = {}
    for path in _reports(shared):
        document = read_document(path)
        figures = _holds(document)
        counted = len(WITH_UNIT.findall(document.text))
        if counted >= 5 and not figures:
            silent[path.name] = counted
        assert has_body(document) == (path.name not in WITHOUT_REPORT), path.name
    assert silent == {}


def test_each_shared_report_means_the_same_in_gb18030(shared: Path) -> None:
    for path in _reports(shared)[::10]:
        utf8 = read_document(path)
        other = read_document(path, data=utf8.text.encode("gb18030"))
        assert (other.text, other.blocks, other.tables) == (utf8.text, utf8.blocks, utf8.tables)


@st.composite
def _mutations(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, str]], str]:
    which, start = draw(st.integers(0, 10_000)), draw(st.integers(0, 60_000))
    noise = draw(st.lists(st.tuples(st.integers(0, SLICE), st.sampled_from(NOISE)), max_size=25))
    return which, start, noise, draw(st.sampled_from(["", "double", "space", "break", "join", "cut"]))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutation=_mutations())
def test_spoilt_reports_are_read_without_an_exception(
    shared: Path, mutation: tuple[int, int, list[tuple[int, str]], str]
) -> None:
    which, start, noise, manner = mutation
    paths = _reports(shared)
    text = paths[which % len(paths)].read_bytes().decode("utf-8", errors="replace")
    start %= max(1, len(text) - SLICE)
    _holds(read_document("a.txt", data=("报告\n" + _spoilt(text[start : start + SLICE], noise, manner)).encode()))


def _spoilt(text: str, noise: list[tuple[int, str]], manner: str) -> str:
    for place, mark in sorted(noise, reverse=True):
        text = text[:place] + mark + text[place:]
    if manner == "double":
        return text + "\n" + text
    if manner == "space":
        return " ".join(text)
    if manner == "break":
        return "\n".join(text[i : i + 17] for i in range(0, len(text), 17))
    if manner == "join":
        return re.sub(r"\s+", "", text)
    return text[: len(text) // 2] if manner == "cut" else text


def test_figures_are_the_same_through_noise_within_sentences(shared: Path) -> None:
    """An address that a page put between two clauses changes no number, and hardly a subject."""
    document = read_document(shared / "reports" / "000_tiexi_2025_work_report.txt")
    text = document.text
    for place in reversed([match.end() for match in re.finditer("，", text)][10::7]):
        text = text[:place] + "https://www.example.cn/x.html" + text[place:]
    plain, spoilt = (read_figures(read_document("a.txt", data=each.encode())) for each in (document.text, text))
    assert [figure.text for figure in spoilt] == [figure.text for figure in plain]
    same = sum(a.subject == b.subject for a, b in zip(spoilt, plain, strict=True))
    assert same >= 0.98 * len(plain)
