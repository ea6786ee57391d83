"""What the published evaluations hold, as plain values that others can reuse: what was observed, and the open tables.

Comes in: the contents of published reports. Goes out: observations.
May import: base, points, report.
"""
