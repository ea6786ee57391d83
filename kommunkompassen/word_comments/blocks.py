"""What a reviewed Word file holds, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from kommunkompassen.word_comments.line_numbers import without_line

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


def words_of(block: Block) -> str:
    """The block's words before the tracked changes, white space evened out, without the line number of a draft."""
    return without_line(block.before)


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
