"""What `wenxiao read` is made of.

files.py      what was asked for: files, folders, patterns, standard input
batches.py    many documents on many cores, in order
telling.py    what is said on standard error
wording.py    the Chinese words for what is read
listing.py    tables in the terminal
lines.py      JSON lines
outcomes.py   a workbook or a page, written in one step
sheets.py     readings as sheets of a workbook
room.py       the reading room: one page that needs nothing else, with room.css and room.js
room_text.py, room_rows.py, room_charts.py, chapters.py   its document, its rows, its charts, what both go by
"""
