"""A table for a municipality to work in, as a file: in Word made as a report is, in Excel as a scoring sheet is.

Comes in: a table of texts, and the content of the report that it belongs to. Goes out: the file.
May import: base, publish, report, scoring_sheet.
"""
