"""What the published evaluations hold, as plain values that others can reuse: what was observed, and the open tables.

Comes in: the contents of published reports. Goes out: observations; the tables, row by row.
`rows` says what every table holds, `extract` takes it from one report, `tables` puts all together, `columns` is the schema.
May import: base, read, points, report.
"""
