"""The public site: every published evaluation found, compared and reused, as files that need no server.

Comes in: the repository's published evaluations, their made reports, the site's settings. Goes out: a folder of files in place
of the old one, whole or not at all. Nothing of drafts, notes, sources or file paths reaches it.
May import: base, read, repository, points, check, charts, report, publish, building, data, search.
"""
