"""From a draft that came back from Word to the lines of the YAML: comments and tracked changes, each with its place.

Comes in: a .docx file. Goes out: what was said and done in it, each with the line it is about.
A Word file from outside is opened with care (package), read as blocks of text and what was done to them (walk, comments),
and each block is looked up in today's files by the mark that the draft carries, or else by likeness (today, place).
May import: base, read, repository, points, report, publish, reporters, table_files.
"""

from __future__ import annotations

from kommunkompassen.word_comments.archive import UnreadableError
from kommunkompassen.word_comments.review import Review, placed_again, review

__all__ = ["Review", "UnreadableError", "placed_again", "review"]
