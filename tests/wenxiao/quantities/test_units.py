"""Units: magnitudes, dimensions, conversion."""

from decimal import Decimal

import pytest

from wenxiao.quantities import magnitude_of, measure_of, split_unit


@pytest.mark.parametrize(
    ("unit", "magnitude"),
    [("亿元", "1E+8"), ("万人次", "1E+4"), ("家", "1"), ("千瓦", "1"), ("万千瓦", "1E+4"), ("%", "1")],
)
def test_magnitude_of_a_unit(unit: str, magnitude: str) -> None:
    assert magnitude_of(unit) == Decimal(magnitude)


def test_a_unit_that_begins_like_a_magnitude_is_not_split() -> None:
    assert split_unit("千瓦") == ("", "千瓦")
    assert split_unit("百分点") == ("", "百分点")


def test_units_of_one_dimension_convert() -> None:
    tons, catties = measure_of("万吨"), measure_of("亿斤")
    assert tons.dimension == catties.dimension
    assert Decimal(2) * catties.factor == Decimal(10) * tons.factor


def test_an_unknown_measure_is_its_own_dimension() -> None:
    assert measure_of("万辑").dimension == "辑"
    assert measure_of("万辑").factor == 10000
