"""Find every quantity that a text states; leave out what only looks like one."""

import re
from functools import cache

from wenxiao.catalog import load
from wenxiao.quantities.bounds import inside_words
from wenxiao.quantities.expressions import DASHES, NUMBER, REST_ALONE
from wenxiao.quantities.judging import ONES, units_of_one
from wenxiao.quantities.masking import Masked
from wenxiao.quantities.measuring import measured
from wenxiao.quantities.mentions import mention_alone, mentions_of
from wenxiao.quantities.model import Mention, Quantity
from wenxiao.quantities.numerals import CHINESE, FULL_WIDTH
from wenxiao.quantities.plain import plain_unit
from wenxiao.quantities.units import known_units, measure_of, split_unit

_TRANSLATION = {code: plain for code, plain in FULL_WIDTH.items() if code != ord("，")}
_WIDE = re.compile(f"[{''.join(map(chr, _TRANSLATION))}]")
_NUMBERING = re.compile(r"\s{0,8}\d{1,3}\.(?P<number>\d{1,3})(?![\d.])")


def find_quantities(text: str) -> tuple[Mention, ...]:
    """Return the quantities of a text in order; `text[m.start:m.end]` is number, inner bound word and unit."""
    return quantities_in(text.translate(_TRANSLATION) if _WIDE.search(text) else text)


def quantities_in(plain: str) -> tuple[Mention, ...]:
    """Return the quantities of a text without full-width digits, as `find_quantities` does."""
    found: list[Mention] = []
    first = position = _numbering_end(plain)
    search, is_masked = _starts().search, Masked(plain).at
    while start := search(plain, position):
        at = start.start()
        if start.lastgroup:
            position = start.end("alone")
            mention = None if is_masked(at) else mention_alone(plain, start)
            if mention and not (at > first and _joined_to_latin(plain, at)):
                found.append(mention)
                position = max(position, mention.end)
            continue
        match = NUMBER.match(plain, at)
        if match is None:
            position = at + 1
            continue
        position, rank, is_digit = match.end(), match["rank"], plain[at].isdigit()
        if is_digit and is_masked(at):
            continue
        mentions = mentions_of(plain, match)
        if not mentions and not rank:
            continue  # what measures nothing need not be looked up
        is_none = not is_digit and is_masked(at)
        if is_none or (at > first and _joined_to_latin(plain, at)):
            position = at + 1 if rank else position
        elif mentions:
            found.extend(mentions)
            position = max(position, mentions[-1].end)
        elif rank[0] == "前":
            position = at + 1
    return tuple(found)


def parse_quantity(text: str) -> Quantity | None:
    """Read a text that is one quantity with its bound words; None if it holds none or several."""
    found = find_quantities(text)
    return found[0].quantity if len(found) == 1 else None


@cache
def _starts() -> re.Pattern[str]:
    """Match where a quantity can begin; the character after it tells most Chinese digits (进一步, 四川) from one.

    Digits that stand alone end in the empty group `alone`, and behind it is the `unit` of a plain number.
    """
    goes_on = {*CHINESE, "点", "分", "/", *DASHES, "至", "到", *inside_words()}
    longest = max(map(len, known_units())) + 1  # a blank may stand before the unit
    after_one, after = ("".join(goes_on | {unit[0] for unit in units}) for units in (units_of_one(), known_units()))
    return re.compile(
        rf"[0-9第前负－{CHINESE}-]"  # a set of characters at the front is what `re` searches fast
        rf"(?:(?<=[0-9])(?:{REST_ALONE}(?P<alone>)(?P<unit>{plain_unit()})?)?|(?<=[第前])(?=[\s\d{CHINESE}])|(?<=[负－-])(?=\d)"
        rf"|(?<=提前[{ONES}])(?=[年个])|(?<=[{ONES}])(?=[\s{re.escape(after_one)}]|.{{0,{longest}}}半)|(?<=[{CHINESE}])(?<![{ONES}])(?=[\s{re.escape(after)}]))"
    )


def _joined_to_latin(text: str, start: int) -> bool:
    before = text[start - 1]
    is_joined = before.isascii() and (before.isalpha() or before in "._/")
    return is_joined and not text.endswith(_latin_measures(), 0, start)


@cache
def _latin_measures() -> tuple[str, ...]:
    return tuple(load("words/numbers.yaml")["latin_measures"])


def _numbering_end(text: str) -> int:
    """Return where the text begins behind its own number: 46.2所新校 is item 46, since schools come whole."""
    match = _NUMBERING.match(text) if "." in text[:12] else None
    if match is None:
        return 0
    read = measured(text, match["number"], match.end())
    whole = read is not None and split_unit(read[1]) == ("", read[1]) and measure_of(read[1]).dimension == "count"
    return match.start("number") if whole else 0
