"""Tables that leave as xlsx and can come back: plain values in, plain values out.

tables.py     a sheet: its columns with machine keys, and its rows
writing.py    sheets to a workbook that an office can use at once
returning.py  a workbook of ours back to rows, whatever was moved or filled in meanwhile
"""

from wenxiao.exchange.returning import read_workbook
from wenxiao.exchange.tables import Column, Sheet, Value
from wenxiao.exchange.writing import write_workbook

__all__ = ["Column", "Sheet", "Value", "read_workbook", "write_workbook"]
