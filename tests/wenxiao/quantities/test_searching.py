"""Patterns behind the set of their first characters find what they find alone."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.catalog import load
from wenxiao.quantities.searching import begun_by, by_firsts, longest_first, one_of_firsts, spans_of

ROOT = Path(__file__).parents[3]
MASKS = load("words/not_quantities.yaml")["patterns"]
CHARACTERS = (
    "零〇一二两三四五六七八九十百千万亿第前每届次大中全会年月日号路街级类期项个元亩吨人户"
    "以上下和、，。：“”《》 12059.+-—±强岁"
)


def _own_texts() -> str:
    paths = [*(ROOT / "tests/cases").rglob("*.yaml"), *(ROOT / "examples").rglob("*.txt")]
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(paths))


def _spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text)]


def test_every_mask_begins_with_its_set_and_holds_a_needed_word() -> None:
    text = _own_texts()
    for entry in MASKS:
        found = spans_of(begun_by(entry.get("begins", ""), entry["pattern"]), text)
        assert found == _spans(entry["pattern"], text), entry["name"]


def test_dirt_begins_with_its_set() -> None:
    listed = load("documents/dirt.yaml")
    pattern = "|".join(listed["patterns"])
    text = (
        _own_texts()
        + "来源：某某数据网（万元）单位：亿元&nbsp;http://a.cn www.b.cn<br/>更多信息请关注公众号【点击查看】"
    )
    assert spans_of(begun_by(listed["begins"], pattern), text) == _spans(pattern, text)


@given(st.text(CHARACTERS, max_size=40))
def test_sets_hold_on_any_text(text: str) -> None:
    for entry in MASKS:
        found = spans_of(begun_by(entry.get("begins", ""), entry["pattern"]), text)
        assert found == _spans(entry["pattern"], text)
        assert not found or not entry.get("needs") or any(word in text for word in entry["needs"])


@given(
    st.lists(st.text("上升到达高新建成", min_size=1, max_size=3), min_size=1, max_size=8), st.text("上升到达高新建成")
)
def test_words_by_their_first_characters_match_as_they_do_one_by_one(words: list[str], text: str) -> None:
    one_by_one = "|".join(longest_first(words))
    assert _spans(by_firsts(longest_first(words)), text) == _spans(one_by_one, text)
    assert _spans(one_of_firsts(words) + by_firsts(longest_first(words)), text) == _spans(one_by_one, text)


@pytest.mark.parametrize("begins", ["一二", ""])
def test_spans_do_not_overlap(begins: str) -> None:
    assert spans_of(begun_by(begins, "[一二]{2}"), "一二一二二") == [(0, 2), (2, 4)]
