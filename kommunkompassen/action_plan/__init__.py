"""The municipality's action plan: a list of what its evaluation found could be better, with room for what is done about it.

Comes in: an evaluation's content, and the repository around it. Goes out: a table. Of reporters it takes the good examples.
May import: base, repository, points, report, reporters, table_files.
"""
