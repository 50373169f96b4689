"""Traditional characters: one for one, and only where the whole text is in them."""

from hypothesis import given
from hypothesis import strategies as st

from wenxiao.catalog import load
from wenxiao.documents import in_simplified, read_document
from wenxiao.documents.scripts import TABLE
from wenxiao.reading import read_figures
from wenxiao.reading.tasks import read_tasks

REPORT = "一、2024年工作總結\n地區生產總值1300億元，增長7%。\n二、2025年工作安排\n建設學校3所，發展體育產業。\n"


def test_each_character_stands_for_one_other() -> None:
    table = load(TABLE)
    pairs = "".join(table["pairs"])
    assert len(pairs) % 2 == 0
    assert len(set(pairs[::2])) == len(pairs) // 2
    assert not set(pairs[::2]) & set(pairs[1::2])
    assert set(table["telling"]) <= set(pairs[::2])
    assert all(len(sign) == len(plain) == 1 for sign, plain in table["signs"].items())


def test_a_report_is_read_as_its_simplified_twin_is() -> None:
    document = read_document("report.txt", data=REPORT.encode())
    plain = in_simplified(document)
    assert plain is not document
    assert (
        plain.text
        == "一、2024年工作总结\n地区生产总值1300亿元，增长7%。\n二、2025年工作安排\n建设学校3所，发展体育产业。\n"
    )
    spans = [(figure.start, figure.end) for figure in read_figures(document)]
    assert spans == [(figure.start, figure.end) for figure in read_figures(plain)]
    assert [figure.text for figure in read_figures(document)] == [REPORT[start:end] for start, end in spans]
    assert [(task.verb, task.object) for task in read_tasks(document)] == [("建设", "学校"), ("发展", "体育产业")]
    assert all(REPORT[task.start : task.end] == task.text for task in read_tasks(document))


def test_a_simplified_report_is_left_as_it_is() -> None:
    document = read_document(
        "report.txt", data=("乾隆年間的《後漢書》藏於本館。\n" + "全县新建学校3所，增长7%。\n" * 40).encode()
    )
    assert in_simplified(document) is document


@given(st.text(alphabet="個國學萬億元增長7，。“「abc\n", min_size=1, max_size=200))
def test_the_length_never_changes(text: str) -> None:
    if text.strip():
        document = read_document("report.txt", data=text.encode())
        assert len(in_simplified(document).text) == len(document.text)
