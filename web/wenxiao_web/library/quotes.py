"""Quotes: the sentence around a span, cut from the text at its own stops."""

_STOPS = "。！？\n\r"


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence that holds `text[start:end]`, its full stop included, blanks at its ends not."""
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    stops = [at for stop in _STOPS if (at := text.find(stop, end)) >= 0]
    last = min(stops, default=len(text))
    if last < len(text) and text[last] not in "\n\r":
        last += 1
    while first < start and text[first].isspace():
        first += 1
    return first, last


def sentence_around(text: str, start: int, end: int) -> str:
    """Return that sentence."""
    first, last = sentence_span(text, start, end)
    return text[first:last].rstrip()
