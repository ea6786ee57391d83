"""From the report's HTML to the files that are published: Word through pandoc, PDF through pandoc and Typst, and the web page.

Comes in: content. Goes out: the bytes of each file; `inspect` looks at them once more before they are written.
May import: base, read, report.
"""
