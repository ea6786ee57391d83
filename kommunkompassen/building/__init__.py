"""Making reports: one or many, only those that have changed, on all cores, each whole or not at all.

Comes in: the paths of evaluations and what was asked for. Goes out: files in the output folder,
and what came of each evaluation.
May import: base, read, repository, charts, report, publish.
"""
