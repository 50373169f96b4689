"""What always holds of an organisation, whatever merges, splits and moves happen to it."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wenxiao.errors import CatalogInvalidError
from wenxiao.organisations import Organisation, Role, organisation_from

FIRST = date(2021, 1, 1)
CODES = [f"u{n}" for n in range(8)]
HEAD: list[dict[str, Any]] = [
    {"code": "district", "name": "某区", "kind": "district"},
    {"code": "government", "name": "区政府", "kind": "government", "parent": "district"},
]


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


@st.composite
def changes(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Legal and illegal changes: what is illegal is refused when it is loaded."""
    code = st.sampled_from(CODES)
    made = []
    for n in sorted(draw(st.sets(st.integers(1, 60), max_size=8))):
        row: dict[str, Any] = draw(
            st.one_of(
                st.builds(lambda a, b: {"merge": [a], "into": b}, code, code),
                st.builds(lambda a, b, c: {"split": a, "into": [b, c]}, code, code, code),
                st.builds(lambda a, b: {"move": a, "under": b}, code, code),
                st.builds(lambda a: {"rename": a, "name": f"{a}新名"}, code),
            )
        )
        made.append({"from": day(n), "source": "测试", **row})
    return made


def _fixed() -> str:
    """All but the changes, as the file says it. Institutions may hang below streets, and move between them."""
    units = [
        {"code": code, "name": code, "kind": "subdistrict" if n < 3 else "public_institution"}
        | {"parent": "government" if n < 3 else CODES[n % 3]}
        for n, code in enumerate(CODES)
    ]
    content = {
        "schema": 1,
        "name": "某区",
        "division": "210106",
        "in_force_from": FIRST,
        "source": "测试",
        "units": [{**unit, "from": FIRST, "source": "测试"} for unit in [*HEAD, *units]],
        "duties": [
            {
                "code": f"duty_{code}",
                "name": code,
                "listed": "assigned",
                "holders": [{"unit": code, "role": "lead", "from": FIRST, "source": "测试"}],
            }
            for code in CODES
        ],
    }
    return yaml.safe_dump(content, allow_unicode=True)


FIXED = _fixed()


def built(rows: list[dict[str, Any]]) -> Organisation | None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "organisation.yaml"
        file.write_text(FIXED + yaml.safe_dump({"changes": rows}, allow_unicode=True), encoding="utf-8")
        try:
            return organisation_from(file)
        except CatalogInvalidError:
            return None


@settings(max_examples=60)
@given(changes(), st.integers(0, 70))
def test_who_ended_has_a_living_heir_and_no_duty_is_lost(rows: list[dict[str, Any]], n: int) -> None:
    organisation = built(rows)
    assume(organisation is not None)
    assert organisation is not None
    living = {unit.code for unit in organisation.units(day(n))}
    for code in CODES:
        assert organisation.successor(code, day(n)).code in living
        assert organisation.successors(code, day(n))[0] == organisation.successor(code, day(n))
        assert (organisation.successor(code, day(n)).code == code) == (code in living)
        held = organisation.answers_for(f"duty_{code}", day(n), Role.LEAD)
        assert held == organisation.successor(code, day(n))


@settings(max_examples=60)
@given(changes(), st.integers(0, 70))
def test_every_living_unit_stands_once_in_the_tree(rows: list[dict[str, Any]], n: int) -> None:
    organisation = built(rows)
    assume(organisation is not None)
    assert organisation is not None
    tree = [unit.code for unit in organisation.subtree("district", day(n))]
    assert sorted(tree) == sorted(unit.code for unit in organisation.units(day(n)))
    for unit in organisation.subtree("district", day(n)):
        above = [higher.code for higher in organisation.above(unit.code, day(n))]
        assert unit.code not in above
        assert (above or ["district"])[-1] == "district"
        assert all(tree.index(code) < tree.index(unit.code) for code in above)


@settings(max_examples=30)
@given(changes(), st.integers(0, 70))
def test_what_happens_later_changes_no_earlier_answer(rows: list[dict[str, Any]], n: int) -> None:
    known, early = built(rows), built([row for row in rows if row["from"] <= day(n)])
    assume(known is not None)
    assert known is not None
    assert early is not None
    assert known.units(day(n)) == early.units(day(n))
