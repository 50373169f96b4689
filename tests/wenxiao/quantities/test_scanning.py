"""What is skipped for speed changes nothing that is read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.catalog import load
from wenxiao.quantities import find_quantities, scanning
from wenxiao.quantities.masking import Masked
from wenxiao.quantities.units import known_units

CHARACTERS = (
    "零〇一二两三四五六七八九十百千万亿第前每届次大中全会年月日号路街级类期项个元亩吨人户"
    "以上下和、，。：“”《》 12059.+-—±强岁/点分之半成倍番余多几%至到由从占约近负美"
)
UNITS = [f"{number}{word}{unit}" for unit in known_units() for number in ("3", "至少5") for word in ("", "亿", "十万")]
MASKS = load("words/not_quantities.yaml")["patterns"]
PIECES = st.sampled_from(
    [
        "2024年",
        "“十四五”",
        "《两会。三会》",
        "近三年",
        "三大攻坚战",
        "5家",
        "一年半",
        "一步",
        "。",
        "，",
        "20个",
        "第3名",
    ]
)


@given(st.text(CHARACTERS, max_size=40))
def test_every_number_begins_where_one_is_looked_for(text: str) -> None:
    expected = find_quantities(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "_starts", lambda: re.compile(r"[\s\S]"))
        assert find_quantities(text) == expected


@given(st.lists(PIECES | st.text(CHARACTERS, max_size=8), max_size=12).map("".join))
def test_digits_alone_are_read_as_any_number_is(text: str) -> None:
    expected = find_quantities(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "REST_ALONE", "(?!)")
        scanning._starts.cache_clear()
        assert find_quantities(text) == expected
    scanning._starts.cache_clear()


@given(st.lists(st.sampled_from(UNITS) | PIECES | st.text(CHARACTERS, max_size=4), max_size=12).map("".join))
def test_plain_numbers_are_read_as_any_number_is(text: str) -> None:
    expected = find_quantities(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "plain_unit", lambda: "(?!)")
        scanning._starts.cache_clear()
        assert find_quantities(text) == expected
    scanning._starts.cache_clear()


@given(st.lists(PIECES | st.text(CHARACTERS, max_size=8), max_size=12).map("".join))
def test_sentences_one_by_one_mask_what_the_whole_text_does(text: str) -> None:
    """A pattern that matched over a 。 would be missed; so no rule may, but for titles in 《》."""
    places = range(len(text))
    masked = Masked(text)
    found = {place for place in places if masked.at(place)}
    spans = [match.span() for mask in MASKS for match in re.finditer(mask["pattern"], text)]
    assert found == {place for place in places if any(start <= place < end for start, end in spans)}


def test_places_are_looked_up_from_left_to_right() -> None:
    masked = Masked("2024年新增5家。《2023年名录》列入8家")
    assert [masked.at(place) for place in (0, 7, 11, 19)] == [True, False, True, False]
