"""What is asked before a turn of phrase is looked for stands wherever the turn does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.catalog import load
from wenxiao.reading.turns_of_phrase import PERIODS, turn


@pytest.mark.parametrize("name", ["aimed", "aimed_in_review"])
def test_every_turn_of_an_aim_holds_one_of_its_words(name: str) -> None:
    for alternative in load(PERIODS)[name]:

        @given(st.from_regex(alternative))
        def holds(text: str) -> None:
            assert turn("of_aims").search(text), alternative

        holds()
