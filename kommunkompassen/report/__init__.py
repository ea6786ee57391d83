"""From a checked evaluation to the one HTML body of its report, the same for every format.

Comes in: a document and the repository; `checked` leads from there to the content. Goes out: content, drawn charts, HTML,
and in a draft the places in the files that each printed line comes from.
May import: base, read, repository, points, check, charts.
"""
