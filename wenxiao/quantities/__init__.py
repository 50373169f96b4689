"""Numbers as reports write them: Arabic and Chinese numerals, units, bounds.

`find_quantities(text)` gives every mention of something measured, with its place; `find_numbers` and `find_percents`
read any number, measured or not. The words that decide are in `catalog/units/`
(units), `catalog/words/bounds.yaml` (bounds) and `catalog/words/not_quantities.yaml` (what is left out).
"""

from wenxiao.quantities.model import Bound, Mention, Quantity, rounding_step
from wenxiao.quantities.numbers import Number, find_numbers
from wenxiao.quantities.numerals import parse_numeral, write_chinese
from wenxiao.quantities.percents import find_percents
from wenxiao.quantities.scanning import find_quantities, parse_quantity, quantities_in
from wenxiao.quantities.units import Measure, magnitude_of, measure_of, split_unit

__all__ = [
    "Bound",
    "Measure",
    "Mention",
    "Number",
    "Quantity",
    "find_numbers",
    "find_percents",
    "find_quantities",
    "magnitude_of",
    "measure_of",
    "parse_numeral",
    "parse_quantity",
    "quantities_in",
    "rounding_step",
    "split_unit",
    "write_chinese",
]
