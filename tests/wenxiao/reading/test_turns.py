"""What is asked before a turn of phrase is looked for stands wherever the turn does."""

from hypothesis import given
from hypothesis import strategies as st

from wenxiao.catalog import load
from wenxiao.reading.turns_of_phrase import PERIODS, turn

OF_AIMS = [*load(PERIODS)["aimed"], *load(PERIODS)["aimed_in_review"]]


@given(st.sampled_from(OF_AIMS).flatmap(st.from_regex))
def test_every_turn_of_an_aim_holds_one_of_its_words(text: str) -> None:
    assert turn("of_aims").search(text)
