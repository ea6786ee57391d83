"""Working files for those who keep the scale steady: points by question, how they spread, how evaluators differ.

Comes in: the contents of reports, drafts among them where they are asked for. Goes out: files for Excel and statistics programs.
What stands here of evaluators is for whoever coordinates them: no room that publishes imports this one.
May import: base, charts, data, points, publish, read, report, repository, site.
"""
