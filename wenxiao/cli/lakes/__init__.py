"""What `wenxiao lake` prints and writes.

counting.py   counts of lights as a table, JSON lines or a workbook
progress.py   how far long work is
"""
