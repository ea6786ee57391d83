"""The preview: the report's page in a browser, made anew whenever something it is made from is saved.

Comes in: an evaluation's path. Goes out: pages over HTTP, and its Word file and PDF in the output folder.
The main thread watches, checks and makes the page; a second one makes the Word file and the PDF behind it; the server's
threads only hand out what the screen holds. What takes long to load stays in memory, and so do charts that are the same.
May import: base, read, repository, check, charts, report, publish, building, reporters.
"""
