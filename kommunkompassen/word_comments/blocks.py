"""What a reviewed Word file holds, as plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, get_args

Tracked = Literal["insertion", "deletion", "moved-from", "moved-to", "formatting", "replacement", "split", "joined"]
Silent = Literal["silent-change", "silent-addition", "silent-removal", "silent-move", "silent-split", "silent-joined"]
"""What was done without being tracked."""
Kind = Literal["comment"] | Tracked | Silent
SILENT: frozenset[str] = frozenset(get_args(Silent))
PICTURE = "\N{FRAME WITH PICTURE}"
"""What stands for a picture or a chart among words."""
CONTENTS = ("TOC", "Contents", "Innehll")
"""How the ids of the contents list's styles begin, in Word, in LibreOffice and in Swedish Word, which drops å from its ids."""


@dataclass(slots=True)
class Block:
    """A paragraph, or the part of one up to a mark where paragraphs have been joined."""

    story: str
    """body, header, footer, footnote or endnote."""
    style: str = ""
    mark: str = ""
    """The id that the draft put there."""
    before: str = ""
    """The text as it was before the tracked changes."""
    after: str = ""
    """The text as it is with the tracked changes."""
    row: int = 0
    """Cells of one row have the same number; 0 outside tables."""
    cell: int = 0
    """Paragraphs of one cell have the same number; 0 outside tables."""
    leads_to: str = ""
    """The bookmark that the block links to, if it is an entry of the contents list."""
    note_of: int | None = None
    """For a footnote or an endnote: the block that refers to it."""
    bookmarks: set[str] = field(default_factory=set)
    parted: bool = False
    """Whether its end was inserted as a tracked change: what it says, and what the next one says, was one paragraph."""
    joined: bool = False
    """Whether it stands in one paragraph with the block before it."""
    formula: bool = False
    """Whether there is a formula in it, which is told as its signs and is more than they."""


_LINE = re.compile(r"rad\s\d+$")
_FILES = (".md", ".yml", ".yaml")


def words_of(block: Block) -> str:
    """The block's words before the tracked changes, white space evened out, without the line number of a draft."""
    return without_line(block.before)


def without_line(text: str) -> str:
    """The text, white space evened out, without the line number that a draft prints behind it."""
    text = " ".join(text.split())
    return text[: line_number(text)]


def line_number(text: str) -> int:
    """From where the line number goes that the text ends with, its file's name and the white space in front included."""
    match = _LINE.search(text)
    if not match:
        return len(text)
    before, between = text[: match.start()], text[: match.start()][-1:]
    file = before[:-1].split()[-1:] if between.isspace() else []
    if file and file[0].endswith(_FILES) and before[:-1].endswith(file[0]):
        before = before[:-1].removesuffix(file[0])
    return len(before.rstrip())


@dataclass(slots=True)
class Remark:
    """A comment, or a tracked change."""

    kind: Kind
    author: str
    date: str
    """2027-03-01 14:05 as the author's computer said; empty where it didn't."""
    on: str = ""
    """What it is on: the text that was commented, added, taken away, replaced, moved or formatted."""
    text: str = ""
    """What the comment says, or what came instead of what was replaced."""
    follows: str = ""
    """The words in front of a change, in its paragraph."""
    blocks: list[int] = field(default_factory=list)
    """The numbers of the blocks it touches, in order; none where the file no longer says where it was."""
    resolved: bool = False
    words_of: str = ""
    """Who had added what was taken away, where that is someone else: it never stood in the draft."""
    replies: list[Remark] = field(default_factory=list)


@dataclass(slots=True)
class Reviewed:
    """A whole file. `evaluation` is the mark that says whose draft it is, or empty."""

    blocks: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    evaluation: str = ""
    program: str = ""
    """The mark that says what made the draft's own words, or empty."""
