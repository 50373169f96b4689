"""What `wenxiao chart` is made of.

tables.py     a column of a table: what it may hold, and how a wrong cell is said
sheets.py     the sheets that each chart reads
reading.py    a workbook to checked rows, all that is wrong at once
checking.py   what no cell alone can tell
building.py   rows to the values that wenxiao.charts draws; clocks.py, courses.py are its parts
lights.py     the light of a row that gives none
template.py   the tables that a chart expects, filled with a marked example
examples.py   that example: the demonstration district as rows
output.py     a scene to svg, png or pdf
"""
