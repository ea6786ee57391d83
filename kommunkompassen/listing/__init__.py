"""Which evaluations there are and how far each has come, in the folder or on every branch, for whoever coordinates them.

Comes in: a repository, or the branches of git. Goes out: rows, as text, JSON, CSV or a workbook.
changes, branches (git) and facts (of one file), kept (from one command to the next) -> rows -> choice -> as_text, as_json, table.
Of building it takes the processes in which what is not kept is checked.
May import: base, read, repository, points, check, building, data, reporters.
"""
