"""Questions over many matters at once, each as Ibis expressions: the same on DuckDB and on Spark.

timekeeping.py  how the tables write moments, days and ticks
days.py         calendar tables: days and working days of offices, found by equality (rows: day_rows.py,
                release_rows.py)
ticks.py        how much of a unit is used up by a moment, and the moment by which so much is used up
schemas.py      the columns of the fact tables
facts.py        fact tables: what happened, and by which rules it is judged (rows: limit_rows.py, pace_rows.py)
publications.py calendars published later: each watch under every calendar its matter has known
starts.py       from when each lap counts
gaps.py         stretches in which it does not run
expiries.py     when a budget runs out
limits.py       the watches of laps
milestones.py   the watches of milestones
reports.py      the watches of reporting: one for each period
planned.py      what series plan for a day
standings.py    how series stand by what is reported
paces.py        the watches of series
rests.py        what is closed when a matter is done
moments.py      all watches with the moments at which they turn
lights.py       watches to colours at a moment, and how many of each by unit, kind, stage
lake_files.py   a folder of all this, and what it says of itself
lakes.py        its moments, worked out part by part
engines/        DuckDB and Spark
generation/     matters of no real place, for trying all this at any size

A moment is an integer: microseconds since 1970 in UTC.
"""
