"""What a reviewed Word file holds, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["comment", "insertion", "deletion", "moved-from", "moved-to", "formatting"]


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
    row: int = 0
    """Cells of one row have the same number; 0 outside tables."""
    leads_to: str = ""
    """The bookmark that the block links to, if it is an entry of the contents list."""
    note_of: int | None = None
    """For a footnote or an endnote: the block that refers to it."""
    bookmarks: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Remark:
    """A comment, or a tracked change."""

    kind: Kind
    author: str
    date: str
    """2027-03-01 14:05 as the author's computer said; empty where it didn't."""
    on: str = ""
    """What it is on: the text that was commented, added, taken away, moved or formatted."""
    text: str = ""
    """What the comment says."""
    follows: str = ""
    """The words in front of a change, in its paragraph."""
    blocks: list[int] = field(default_factory=list)
    """The numbers of the blocks it touches, in order; none where the file no longer says where it was."""
    resolved: bool = False
    replies: list[Remark] = field(default_factory=list)


@dataclass(slots=True)
class Reviewed:
    """A whole file. `evaluation` is the mark that says whose draft it is, or empty."""

    blocks: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    evaluation: str = ""
