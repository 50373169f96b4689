"""Formulas: the small language of conditions, measures and scores.

tokens.py         text to words, numbers with units, signs
parsing.py        tokens to a tree
numbers.py        numbers written out
calls.py          what each function becomes
functions.py      min, max, clamp, if, bands, share, round, known, count, sum, rate, rank
tree.py           the nodes
dimensions.py     kinds and units of values
checking.py       whether kinds and units go together
advice.py         what to write instead where they do not
shapes.py         one row or all rows; how large a formula may be
exact.py          how numbers are reckoned, in Python
values.py         the values of a row
rows.py           the tree for a row
gathering.py      counts, sums and places over rows
columns.py        the tree as an Ibis expression
exact_columns.py  how numbers are reckoned, in a database
formula.py        what the rest of Wenxiao uses
"""

from wenxiao.formulas.dimensions import NUMBER, POINTS, SHARE, TEXT, TRUTH, Kind, Type, type_named
from wenxiao.formulas.formula import Formula, check, names_of, parse
from wenxiao.formulas.shapes import Shape

__all__ = [
    "NUMBER",
    "POINTS",
    "SHARE",
    "TEXT",
    "TRUTH",
    "Formula",
    "Kind",
    "Shape",
    "Type",
    "check",
    "names_of",
    "parse",
    "type_named",
]
