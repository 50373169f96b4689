"""Words of time: tests/cases/calendars/words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from wenxiao.calendars import Period, default_calendar, said_time


@pytest.mark.parametrize("case", cases("calendars/words"))
def test_words_of_time(case: Any) -> None:
    said_in = Period.parse(case["said_in"])
    assert said_in is not None
    time = said_time(case["words"], said_in, default_calendar())
    assert (time and time.last_day) == case["last_day"]
    if time:
        assert (str(time.period) if time.period else None) == (str(case["period"]) if case["period"] else None)


@given(
    st.text("年月日底末前上中下旬季度一二三四0123456789“”十五国庆春节内～", max_size=8),
    st.sampled_from(["2025", "2025-08"]),
)
def test_any_words_have_an_answer_or_none(words: str, said_in: str) -> None:
    period = Period.parse(said_in)
    assert period is not None
    time = said_time(words, period, default_calendar())
    assert time is None or time.period is None or time.period.ends_on == time.last_day
