"""What the codes of procedures are called on a page."""

from wenxiao.catalog import load

_FILE = "procedure_words.yaml"


def origin_name(code: str) -> str:
    """The Chinese name of an origin; a code without one stays as it is."""
    return str(load(_FILE)["origins"].get(code, code))


def role_name(code: str) -> str:
    """The Chinese name of what a unit is to a matter; a code without one stays as it is."""
    return str(load(_FILE)["roles"].get(code, code))
