"""From a draft that came back from Word to the lines of the YAML: comments and tracked changes, each with its place.

A Word file from outside is opened with care (package), read as blocks of text and what was done to them (walk, comments),
and each block is looked up in today's files by the mark that the draft carries, or else by likeness (today, place).
"""

from __future__ import annotations

from kommunkompassen.word_comments.package import UnreadableError
from kommunkompassen.word_comments.review import Review, review

__all__ = ["Review", "UnreadableError", "review"]
