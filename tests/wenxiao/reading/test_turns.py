"""What is asked before a turn of phrase is looked for stands wherever the turn does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenxiao.catalog import load
from wenxiao.documents import Document, flow, layout, read_document
from wenxiao.reading import cleaning, hindsight, named_years, prices, roles, terms
from wenxiao.reading.changes import CHANGES, change_ends, change_starts, growing
from wenxiao.reading.cleaning import clean_blocks
from wenxiao.reading.lexicon import FRAMES, listed, opening, opening_starts, words
from wenxiao.reading.turns_of_phrase import PERIODS, time_words, turn
from wenxiao.reading.verbs import acting, finishing, finishing_starts, verb_at

OF_AIMS = [*load(PERIODS)["aimed"], *load(PERIODS)["aimed_in_review"]]


@given(st.sampled_from(OF_AIMS).flatmap(st.from_regex))
def test_every_turn_of_an_aim_holds_one_of_its_words(text: str) -> None:
    assert turn("of_aims").search(text)


@given(st.from_regex(turn("starting_from")) | st.from_regex(turn("multiple_of")))
def test_what_a_number_starts_from_ends_in_one_of_its_characters(text: str) -> None:
    assert "每" in text or text.rstrip("\n").endswith(listed("start_ends"))


@given(
    st.sampled_from([*load(CHANGES)["rise"], *load(CHANGES)["fall"]]),
    st.from_regex(r"\A(?:了|控制在|幅度?(?:达到?|为|在)?|约|超过?|逾|速度?(?:达到?|保持在)?|分别为|比例达?|以上)?\Z"),
)
def test_a_word_of_change_begins_and_ends_in_one_of_its_characters(word: str, tail: str) -> None:
    if growing().search(word + tail):
        assert (word + tail)[-1] in change_ends()
        assert not change_starts().isdisjoint(word)


def test_a_verb_begins_with_one_of_its_characters() -> None:
    every = {chr(code) for code in range(0x4E00, 0xA000)}
    verbs = [word for words in load(FRAMES).values() if isinstance(words, list) for word in words]
    texts = every.union(verbs)
    assert all(text[0] in finishing_starts() for text in texts if finishing().match(text))


@given(st.sampled_from(sorted(words("acting") | words("nominal"))), st.text("新的进出口建设产投资目标率", max_size=3))
def test_a_verb_is_found_at_its_place_as_it_is_anywhere(verb: str, around: str) -> None:
    for text in (around + verb, verb + around):
        here, anywhere = verb_at(text), acting().match(text)
        assert (here and here.span()) == (anywhere and anywhere.span())


@given(st.text("0123456789 .．\u3000\u00a0亿元增", max_size=16))
def test_numbers_set_apart_are_looked_for_wherever_they_stand(text: str) -> None:
    document = read_document("a.txt", data=f"增长{text}".encode())
    expected = _cleaned(document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaning, "_parts_digits", lambda *_: True)
        assert _cleaned(document) == expected


def _cleaned(document: Document) -> list[tuple[str, list[int]]]:
    return [(block.text, [block.origin[at] for at in range(len(block.text))]) for block in clean_blocks(document)]


@given(st.from_regex(opening()))
def test_what_opens_a_phrase_begins_with_one_of_its_characters(text: str) -> None:
    match = opening().match(text)
    assert match is None or "讯" in text or text[0] in opening_starts() or (not text[0].isascii() and text[0].isdigit())


@given(st.sampled_from([pattern for _, pattern in layout.NUMBERING]).flatmap(st.from_regex))
def test_a_numbered_line_begins_with_one_of_its_characters(text: str) -> None:
    match = layout._NUMBERING.match(text)
    assert match is None or text[0] in layout._FIRSTS or text[0].isdigit()


@given(st.from_regex(flow._DASHED_NUMBER, fullmatch=True))
def test_a_dashed_page_number_begins_with_one_of_its_signs(text: str) -> None:
    assert text.startswith(flow._NUMBER_STARTS)


@given(st.from_regex(terms._turning()))
def test_whatever_turns_to_a_term_or_a_year_names_one(text: str) -> None:
    assert "年" in text or "五" in text


@given(st.sampled_from(load(PERIODS)["passed_of_year"]).flatmap(st.from_regex))
def test_what_has_passed_of_a_year_is_asked_for_wherever_it_is_told(text: str) -> None:
    assert hindsight._may_tell_of_year(text)


@given(st.sampled_from([turn("looking_back"), turn("passed_of_year")]).flatmap(st.from_regex))
def test_what_looks_back_begins_with_one_of_its_characters(text: str) -> None:
    first = re.search(f"{turn('looking_back').pattern}|{turn('passed_of_year').pattern}", text)
    found = hindsight._back(True).search(text)
    assert (found and found.span(1)) == (first and first.span())


@given(st.from_regex(hindsight._ALONE))
def test_a_year_that_a_sentence_only_names_ends_in_a_pause(text: str) -> None:
    assert hindsight.may_name_alone(text)


@given(st.sampled_from(load(PERIODS)["begun_in"]).flatmap(lambda words: st.from_regex(words, fullmatch=True)))
def test_what_began_in_a_year_is_named_soon_after_it(text: str) -> None:
    assert "的" in text[: named_years.BEGUN]


@given(st.sampled_from(load(FRAMES)["bidding"]).flatmap(st.from_regex))
def test_what_bids_one_holds_one_of_its_characters(text: str) -> None:
    assert "将" in text or "要" in text


@given(st.sampled_from(load(PERIODS)["looking_back"][:1]).flatmap(st.from_regex))
def test_what_looks_back_is_asked_for_wherever_it_does(text: str) -> None:
    assert any(word in text for word in time_words("looking_back_needs"))


@given(st.sampled_from([*load(PERIODS)["constant_prices"], *load(PERIODS)["current_prices"]]))
def test_a_price_is_asked_for_wherever_it_is_named(word: str) -> None:
    assert prices.may_name_price(word)


@given(st.from_regex(roles._reached()))
def test_an_aim_reached_is_asked_for_wherever_it_is_told(title: str) -> None:
    assert roles._aim().search(title)


@given(st.from_regex(turn("aim_after_value"), fullmatch=True))
def test_what_names_an_aim_ends_in_one_of_its_characters(text: str) -> None:
    assert text[-1] in words("aim_ends")
