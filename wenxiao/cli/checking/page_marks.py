"""Ink meters: a verdict's mark, unlike any light; defined once in the page and used by name."""

from wenxiao.delivery import VerdictCode

_FRAME = '<rect x=".75" y=".75" width="{width}" height="8.5" class="{kind}"/>'
_WAITING = '<rect x=".75" y=".75" width="20.5" height="8.5" class="waiting"/>'
_HATCHED = '<rect x=".75" y=".75" width="20.5" height="8.5" class="hatched"/>'
_MARKS = {
    VerdictCode.KEPT: '<rect width="22" height="10" class="full"/>',
    VerdictCode.REACHED_EARLY: '<rect width="17" height="10" class="full"/><path d="m18.5 1 3 4-3 4" class="line"/>',
    VerdictCode.PARTLY: _FRAME.format(width="20.5", kind="frame") + '<rect width="11" height="10" class="full"/>',
    VerdictCode.MISSED: _FRAME.format(width="20.5", kind="frame") + '<rect width="3" height="10" class="full"/>',
    VerdictCode.OUT_OF_REACH: _WAITING + '<rect width="3" height="10" class="full"/>',
    VerdictCode.WEAKENED: _HATCHED,
    VerdictCode.REDEFINED: _HATCHED,
    VerdictCode.NOT_COMPARABLE: _HATCHED,
    VerdictCode.UNDECIDED: _FRAME.format(width="20.5", kind="frame") + '<path d="M1 9 21 1" class="line"/>',
    VerdictCode.UNREPORTED: '<path d="M0 5h22" class="dotted"/>',
    VerdictCode.OPEN: _WAITING,
}


def mark_definitions() -> str:
    """Define the marks and the hatching that charts and marks share."""
    symbols = "".join(
        f'<symbol id="m-{code.value}" viewBox="0 0 22 10">{drawn}</symbol>' for code, drawn in _MARKS.items()
    )
    hatching = (
        '<pattern id="hatching" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path d="M0 0V5" class="hatch"/></pattern>'
    )
    return f'<svg class="defs" width="0" height="0" aria-hidden="true"><defs>{hatching}{symbols}</defs></svg>\n'


def mark(code: VerdictCode) -> str:
    """The mark and the word of a verdict."""
    return (
        f'<svg class="mark" width="22" height="10" aria-hidden="true"><use href="#m-{code.value}"/></svg>'
        f"<b>{code.chinese}</b>"
    )
