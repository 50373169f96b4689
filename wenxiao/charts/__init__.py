"""Charts as SVG: plain values in, a string out.

Colours come from the page by class and token, so that dark, light and print follow it; nothing is set in the markup.

bars.py    rows of stacked counts
steps.py   for each row what was reached and what is aimed at, on one axis
lettering.py   text in SVG: how wide it is, where it breaks
"""

from wenxiao.charts.bars import Bar, stacked_bars
from wenxiao.charts.steps import Step, reached_and_aimed

__all__ = ["Bar", "Step", "reached_and_aimed", "stacked_bars"]
