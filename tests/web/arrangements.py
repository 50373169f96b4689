"""A year's arrangement for tests: 2027, written down as a notice would have it."""

YEAR_2027 = """\
year: 2027
in_force_from: 2025-09-20
source: 测试用的2027年安排
holidays:
  - {name: 元旦, from: 2026-12-31, to: 2027-01-02}
  - {name: 春节, from: 2027-02-05, to: 2027-02-12}
  - {name: 清明节, from: 2027-04-03, to: 2027-04-05}
  - {name: 劳动节, from: 2027-05-01, to: 2027-05-05}
  - {name: 端午节, from: 2027-06-09, to: 2027-06-09}
  - {name: 中秋节, from: 2027-09-15, to: 2027-09-15}
  - {name: 国庆节, from: 2027-10-01, to: 2027-10-07}
working_days: [2027-02-14, 2027-10-09]
"""
