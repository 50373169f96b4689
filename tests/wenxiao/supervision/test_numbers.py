"""Numbers: without a gap, never shared, void ones kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wenxiao.clocks.facts import moment
from wenxiao.errors import NoticeStateError
from wenxiao.supervision import Register, entry_of, faults_of, next_number, take_number, void_number

AT = moment("2026-03-02T10:00")


def taken(*subjects: str, register: Register = ()) -> Register:
    for subject in subjects:
        register = take_number(register, series="铁督", year=2026, subject=subject, at=AT)
    return register


def test_numbers_run_by_series_and_year_without_a_gap() -> None:
    assert next_number("铁督", 2025, []) == "铁督〔2025〕1号"
    assert next_number("铁督", 2025, ["铁督〔2025〕1号", "铁督〔2024〕88号", "铁问效〔2025〕7号"]) == "铁督〔2025〕2号"


def test_series_and_years_count_apart() -> None:
    register = taken("甲", "乙")
    register = take_number(register, series="铁督", year=2027, subject="丙", at=AT)
    register = take_number(register, series="铁督函", year=2026, subject="丁", at=AT)
    assert [entry.number for entry in register] == [
        "铁督〔2026〕1号", "铁督〔2026〕2号", "铁督〔2027〕1号", "铁督函〔2026〕1号",
    ]  # fmt: skip


def test_asking_twice_for_one_paper_gives_one_number() -> None:
    assert taken("甲", "甲") == taken("甲")


def test_a_void_number_stays_with_its_reason_and_is_never_given_again() -> None:
    register = void_number(taken("甲", "乙"), "铁督〔2026〕1号", reason="发错单位")
    assert register[0].void_for == "发错单位"
    register = taken("甲", register=register)
    assert [(entry.serial, entry.subject) for entry in register] == [(1, "甲"), (2, "乙"), (3, "甲")]
    assert entry_of(register, "甲") == register[2]


@pytest.mark.parametrize(
    ("number", "reason", "said"),
    [
        ("铁督〔2026〕9号", "发错", "登记簿里没有铁督〔2026〕9号"),
        ("铁督〔2026〕1号", " ", "要写明理由"),
        ("铁督〔2026〕2号", "再作废", "已经作废（重号）"),
    ],
)
def test_what_cannot_be_made_void(number: str, reason: str, said: str) -> None:
    register = void_number(taken("甲", "乙"), "铁督〔2026〕2号", reason="重号")
    with pytest.raises(NoticeStateError, match=said):
        void_number(register, number, reason=reason)


def test_faults_of_a_register_kept_elsewhere_are_named() -> None:
    one, two, three = taken("甲", "乙", "丙")
    assert [str(fault) for fault in faults_of((one, three))] == ["缺铁督〔2026〕2号"]
    assert [str(fault) for fault in faults_of((one, one, two, three))] == [
        "铁督〔2026〕1号给了2次", "“甲”占了2个没有作废的文号",
    ]  # fmt: skip


STEPS = st.lists(st.tuples(st.sampled_from(["take", "void"]), st.sampled_from("甲乙丙丁戊")), max_size=40)


@given(STEPS, st.sampled_from(["铁督", "铁督函"]))
def test_whatever_is_taken_and_made_void_the_register_has_no_fault(steps: list[tuple[str, str]], series: str) -> None:
    register: Register = ()
    for step, subject in steps:
        before = register
        if step == "take":
            register = take_number(register, series=series, year=2026, subject=subject, at=AT)
        elif entry := entry_of(register, subject):
            register = void_number(register, entry.number, reason="例")
        assert [entry.number for entry in register][: len(before)] == [entry.number for entry in before]
    assert faults_of(register) == ()
    assert [entry.serial for entry in register] == list(range(1, len(register) + 1))
