"""Several lights to one: tests/cases/aggregates, and what always holds."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.wenxiao.clocks.matters import aggregate_of
from wenxiao.clocks import Aggregate, AggregateRule, Colour, Member, worst_first


@pytest.mark.parametrize("case", cases("aggregates"))
def test_aggregate(case: Any) -> None:
    members = [
        Member(
            colour=Colour(row["light"]),
            weight=Decimal(str(row.get("weight", 1))),
            is_supporting=row.get("supporting", False),
        )
        for row in case["members"]
    ]
    assert aggregate_of(case["rule"]).colour_of(members).value == case["light"]


MEMBERS = st.builds(
    Member, colour=st.sampled_from(Colour), weight=st.integers(1, 9).map(Decimal), is_supporting=st.booleans()
)


@given(st.lists(MEMBERS, min_size=1, max_size=6), st.sampled_from(AggregateRule), st.data())
def test_a_member_that_worsens_never_improves_the_whole(
    members: list[Member], rule: AggregateRule, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(members) - 1))
    worse = [colour for colour in Colour if worst_first(colour) <= worst_first(members[place].colour)]
    changed = Member(
        colour=data.draw(st.sampled_from(worse)),
        weight=members[place].weight,
        is_supporting=members[place].is_supporting,
    )
    after = [*members[:place], changed, *members[place + 1 :]]
    whole = Aggregate(rule=rule)
    assert worst_first(whole.colour_of(after)) <= worst_first(whole.colour_of(members))
