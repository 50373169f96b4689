"""Clean text that remembers where each of its characters stood."""

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Protocol

from wenxiao.documents import Block, Document
from wenxiao.quantities.numerals import FULL_WIDTH
from wenxiao.quantities.searching import begun_by, spans_of
from wenxiao.reading.lexicon import words

_PUNCTUATION = {ord("|"): "；", ord("｜"): "；"} | {
    ord(a): b for a, b in zip(",:;!?()｡､﹐﹑︰﹕…", "，：；！？（）。、，、：：；", strict=True)
}
_PLAIN = {chr(code): plain for code, plain in (FULL_WIDTH | _PUNCTUATION).items() if code != ord("，")}
# written out: a set with `\s` in it takes half as long again
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001))))
_BLANKS, _MARKS = _SPACES + r"\u200b-\u200f\ufeff\ue000-\uf8ff\ufffd", "▶►●■◆★▪◇□☆"
_SUSPECTS = rf"{_MARKS}*＊\[［〔【&<{_BLANKS}"
_NOISE = begun_by(
    _SUSPECTS,
    rf"[{_MARKS}]|(?<!\w)[*＊](?=[\d\u4e00-\u9fff])|[\[［〔【]\s*\d{{1,2}}\s*[\]］〕】]|&nbsp;|<br\s*/?>|[{_BLANKS}]+",
)
# digits set apart one by one: 4 6 2 8 0 亿元, 1 0 ．0 6 ‰
_SPACED = re.compile(r"[0-9](?<![0-9.．]\d)(?:[ \u3000]?[.．]?[ \u3000]\d(?!\d)|[ \u3000][.．]\d(?!\d))+")
# thousands set apart by a blank: 5 000万元
_GROUPED = re.compile(r"[1-9](?<=[\u4e00-\u9fff][1-9])\d{0,2}(?:[ \u00a0\u2009]\d{3})+(?=[ \u00a0]?[\u4e00-\u9fff%])")
_OF_NUMBERS = frozenset("0123456789.．")
_STRAIGHT = re.compile(r'["＂]')
# within a number: 1,234, ３０，７４２，７７０元
_KEPT_COMMA = re.compile(
    r"[,０-９](?:(?<=\d,)(?=\d{3}(?!\d))|(?<=[０-９])，(?=[０-９]{3}(?![０-９])))"
)  # ３０，７４２，７７０元
_SUSPECT = re.compile(f"[{_SUSPECTS}]")  # a text without any of these is clean but for its punctuation


class Places(Protocol):
    """Where each character of a clean text stood."""

    def __getitem__(self, index: int, /) -> int: ...


class _Pieces:
    """Places of pieces of text that were kept whole."""

    __slots__ = ("_ends", "_offsets")

    def __init__(self) -> None:
        self._ends: list[int] = []  # of each piece in the clean text
        self._offsets: list[int] = []  # from a place in the clean text to where it stood

    def add(self, start: int, length: int) -> None:
        """Take in the next piece of the clean text, which stood at `start`."""
        end = self._ends[-1] if self._ends else 0
        self._ends.append(end + length)
        self._offsets.append(start - end)

    def __getitem__(self, index: int, /) -> int:
        return index + self._offsets[bisect_right(self._ends, index)]


@dataclass(slots=True)
class Clean:
    """A block's text without blanks and with one kind of punctuation; `origin[i]` is where character i stood."""

    block: Block
    text: str
    origin: Places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the document of `text[start:end]`, which must not be empty."""
        return self.origin[start], self.origin[end - 1] + 1


def clean_blocks(document: Document) -> tuple[Clean, ...]:
    """Clean each block; blanks inside words and numbers and footnote marks go, one blank stays between Latin words."""
    plain = document.text
    text = plain if _KEPT_COMMA.search(plain) else ""
    for other, instead in _PLAIN.items():  # one sign for one, so that places stay
        plain = plain.replace(other, instead)
    for aside in words("asides"):
        plain = plain.replace(aside, " " * len(aside))
    return tuple(_clean(text, plain, block) for block in document.blocks)


def _clean(text: str, plain: str, block: Block) -> Clean:
    commas = {match.end() - 1 for match in _KEPT_COMMA.finditer(_raw(text, block))} if text else set()
    plain = _raw(plain, block) if block.left_out else plain[block.start : block.end]
    plain = _with_curled_quotes(plain) if '"' in plain or "＂" in plain else plain
    if not commas and not _SUSPECT.search(plain):
        return Clean(block, plain, range(block.start, block.end))
    noise = spans_of(_NOISE, plain)
    apart = _set_apart(plain) if any(_parts_digits(plain, start, end) for start, end in noise) else set()
    kept: list[str] = []
    origin = _Pieces()
    position = 0
    for start, end in noise:
        _keep(plain, commas, position, start, block.start, kept, origin)
        mark = "" if start in apart and end in apart else _instead(plain, start, end)
        if mark and kept:
            kept.append(mark)
            origin.add(block.start + start, 1)
        position = end
    _keep(plain, commas, position, len(plain), block.start, kept, origin)
    return Clean(block, "".join(kept), origin)


def _parts_digits(plain: str, start: int, end: int) -> bool:
    """Tell noise with a digit or a point on either side, as within a number that is set apart."""
    return _OF_NUMBERS.issuperset(plain[start - 1 : start]) and _OF_NUMBERS.issuperset(plain[end : end + 1])


def _set_apart(plain: str) -> set[int]:
    """Return the places of numbers whose digits or thousands are set apart."""
    spaced = itertools.chain(_SPACED.finditer(plain), _GROUPED.finditer(plain))
    return {place for match in spaced for place in range(*match.span())}


def _with_curled_quotes(plain: str) -> str:
    """Write straight quotation marks as those that open and close in turn, where they come in pairs."""
    pieces = _STRAIGHT.split(plain)
    if len(pieces) % 2 == 0:
        return plain
    marks = itertools.chain(itertools.islice(itertools.cycle("“”"), len(pieces) - 1), [""])
    return "".join(itertools.chain.from_iterable(zip(pieces, marks, strict=True)))


def _raw(text: str, block: Block) -> str:
    raw = text[block.start : block.end]
    for start, end in block.left_out:
        raw = raw[: start - block.start] + " " * (end - start) + raw[end - block.start :]
    return raw


def _keep(plain: str, commas: set[int], start: int, end: int, offset: int, kept: list[str], origin: _Pieces) -> None:
    if start == end:
        return
    piece = plain[start:end]
    if commas and not commas.isdisjoint(range(start, end)):
        piece = "".join("," if index in commas else plain[index] for index in range(start, end))
    kept.append(piece)
    origin.add(offset + start, end - start)


def _instead(plain: str, start: int, end: int) -> str:
    """Say what stands for a blank: a pause for a tab, one space between Latin words or numbers, else nothing."""
    if "\t" in plain[start:end]:
        return "；"
    after = plain[end : end + 1]
    if not (after.isascii() and after.isalnum()):
        return ""
    before = plain[start - 1 : start]
    return " " if before.isascii() and before.isalnum() else ""
