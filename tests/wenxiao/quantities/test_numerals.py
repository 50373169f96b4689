"""Numerals and the precision that they carry."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.quantities import find_quantities, parse_numeral, rounding_step, write_chinese


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert parse_numeral(write_chinese(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_arabic_numerals_keep_every_digit(number: Decimal) -> None:
    read = parse_numeral(f"{number:f}")
    assert read is not None
    assert read.as_tuple() == number.as_tuple()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两千", "2E+3"),
        ("三千二百", "3.2E+3"),
        ("一百五", "1.5E+2"),
        ("一百零五", "105"),
        ("十五", "15"),
        ("二十", "2E+1"),
        ("1300", "1300"),
        ("124.9", "124.9"),
        ("二〇二四", "2024"),
        ("三亿五千万", "3.5E+8"),
    ],
)
def test_the_exponent_is_the_precision_written(text: str, value: str) -> None:
    read = parse_numeral(text)
    assert read is not None
    assert read.as_tuple() == Decimal(value).as_tuple()


@pytest.mark.parametrize("text", ["", "三一", "百家", "十十", "1,30", "一二"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize(("value", "step"), [("124.9", "0.1"), ("1300", "1"), ("2E+3", "1E+3"), ("7", "1")])
def test_rounding_step_is_one_unit_of_the_last_digit(value: str, step: str) -> None:
    assert rounding_step(Decimal(value)) == Decimal(step)


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_rounding_step_refuses_what_has_no_last_digit(value: str) -> None:
    with pytest.raises(ValueError, match="没有末位"):
        rounding_step(Decimal(value))


@given(st.text())
def test_any_text_is_scanned_and_spans_are_ordered(text: str) -> None:
    found = find_quantities(text)
    assert all(0 <= m.start < m.end <= m.after <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.text(alphabet="0123456789一二两三十百千万亿余多%元个年月第前至—-：.，以上近超约", max_size=40))
def test_number_like_noise_is_scanned(text: str) -> None:
    assert all(text[m.start : m.end] for m in find_quantities(text))
