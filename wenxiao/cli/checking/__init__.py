"""What `wenxiao check` and `wenxiao series` are made of.

gathering.py   files to reports: read what changed, take up again what did not
keeping.py     what was read and judged before, in the user's folder, by content
digests.py     a report as plain JSON and back
judging.py     reports to verdicts, findings, echoes: one function, whatever runs it
lines.py       JSON lines of the contract
telling.py     a verdict in the words of a table
listing.py     tables in the terminal
sheets.py      the same tables as a workbook
parquet.py     the same rows as Parquet
spark.py       the same functions where one machine is outgrown
page.py        one page that needs nothing else, with page.css; page_chart.py, page_record.py its parts
"""
