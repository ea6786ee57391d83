"""Agreeing ("avstämning"): the scoring sheets of two to four evaluators side by side, in which they write what they agree on.

Comes in: sheets that each has filled in. Goes out: what is wrong with them, or a workbook with their points, differences and
notes, and the same in words. The scoring sheet's room takes the workbook in again, since it is a scoring sheet too.
What differs between evaluators is for them alone: no room that publishes imports this one.
May import: base, points, read, scoring_sheet.
"""
