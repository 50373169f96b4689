"""Which language the reader has chosen."""

from django.utils import translation


def in_english() -> bool:
    """Tell whether the page is being written in English."""
    return (translation.get_language() or "").startswith("en")
