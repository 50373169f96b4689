"""Text to tokens: Chinese and English words, numbers with their unit, signs in full or half width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wenxiao.errors import FormulaSyntaxError


class Sort(StrEnum):
    """What a token is."""

    NUMBER = "number"
    TEXT = "text"
    WORD = "word"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A piece of the text; `text` is what it means (× is *), start and end where it stands."""

    sort: Sort
    text: str
    start: int
    end: int
    unit: str = ""
    """Of a number: the unit written right behind it."""


_SAME_SIGNS = str.maketrans("（）＋－−×÷＝＜＞，：％“”", '()+--*/=<>,:%""')
_ALSO = {"≥": ">=", "≤": "<=", "≠": "!=", "≧": ">=", "≦": "<="}
KEYWORDS = {"且": "and", "或": "or", "非": "not", "真": "true", "假": "false", "属于": "in"} | {
    word: word for word in ("and", "or", "not", "true", "false", "in")
}
_WORD = r"[^\W\d]\w*"
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<number>\d+(?:\.\d+)?)(?P<unit>%|{_WORD})?
    |"(?P<text>[^"]*)"
    |(?P<word>{_WORD}(?:\.\w+)*)
    |(?P<sign>[<>=!]=|[-+*/()<>,:=])""",
    re.VERBOSE,
)
_INSTEAD = {
    "!": "“不等于”写!=，“不是”写not",
    "&": "“并且”写and或者“且”",
    "|": "“或者”写or或者“或”",
    "^": "没有乘方，请写成相乘",
    "[": "没有方括号，请用圆括号",
    "'": "文字用双引号",
    "、": "各项之间用逗号",
    ";": "一处只写一个公式，各项之间用逗号",
    "；": "一处只写一个公式，各项之间用逗号",
    '"': "引号没有成对，请补上另一半",
    "%": "百分号要紧跟在数后面，如90%",
}


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the tokens of a formula and an end token; raise FormulaSyntaxError at a character that means nothing."""
    plain = text.translate(_SAME_SIGNS)
    at = 0
    while at < len(plain):
        if plain[at] in _ALSO:
            yield Token(sort=Sort.SIGN, text=_ALSO[plain[at]], start=at, end=at + 1)
            at += 1
            continue
        match = _TOKEN.match(plain, at)
        if match is None:
            hint = _INSTEAD.get(plain[at], "公式里用不到，请删去")
            raise FormulaSyntaxError(f"“{text[at]}”：{hint}", text=text, start=at, end=at + 1)
        if match["space"] is None:
            token = _token(match, text)
            yield token
            at = token.end
        else:
            at = match.end()
    yield Token(sort=Sort.END, text="", start=len(text), end=len(text))


def _token(match: re.Match[str], text: str) -> Token:
    start, end = match.span()
    if match["number"] is not None:
        unit = match["unit"] or ""
        if unit in KEYWORDS or unit[:1] in ("且", "或"):
            unit, end = "", match.end("number")
        return Token(sort=Sort.NUMBER, text=match["number"], unit=_unit(unit), start=start, end=end)
    if match["text"] is not None:
        return Token(sort=Sort.TEXT, text=text[start + 1 : end - 1], start=start, end=end)
    if match["word"] is not None:
        word = match["word"]
        if word in KEYWORDS:
            return Token(sort=Sort.SIGN, text=KEYWORDS[word], start=start, end=end)
        return Token(sort=Sort.WORD, text=word, start=start, end=end)
    return Token(sort=Sort.SIGN, text=match["sign"], start=start, end=end)


def _unit(word: str) -> str:
    """5个工作日 and 5工作日 are the same; 5个 stays."""
    return word[1:] if word.startswith("个") and len(word) > 1 else word
