"""In which prices a growth is reckoned."""

from wenxiao.reading.model import Price
from wenxiao.reading.turns_of_phrase import time_words, turn


def may_name_price(text: str) -> bool:
    """Tell whether a text has a word without which `price_of` finds nothing."""
    return any(map(text.__contains__, time_words("prices_needs")))


def price_of(words: str) -> Price | None:
    """Tell the price basis where the text says it."""
    if not may_name_price(words):
        return None
    if turn("constant_prices").search(words):
        return "constant"
    return "current" if turn("current_prices").search(words) else None
