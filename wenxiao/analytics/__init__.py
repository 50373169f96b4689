"""Questions over many matters at once, each as Ibis expressions: the same on DuckDB and on Spark.

timekeeping.py  how the tables write moments, days and ticks
days.py         calendar tables: days and working days of offices, found by equality (rows: day_rows.py)
ticks.py        how much of a unit is used up by a moment, and the moment by which so much is used up
facts.py        fact tables: laps, suspensions, extensions, milestones, reports
starts.py       from when each lap counts
gaps.py         stretches in which it does not run
expiries.py     when a budget runs out
limits.py       the watches of laps
milestones.py   the watches of milestones
reports.py      the watches of reporting: one for each period
moments.py      all watches with the moments at which they turn
lights.py       watches to colours at a moment, and how many of each by unit, kind, stage
lakes.py        a folder of all this, worked out part by part
engines/        DuckDB and Spark
generation/     matters of no real place, for trying all this at any size

A moment is an integer: microseconds since 1970 in UTC.
"""
