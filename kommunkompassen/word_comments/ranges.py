"""What each comment is on: pieces of the text between its beginning and its end, while that is walked through."""

from __future__ import annotations

from dataclasses import dataclass, field

from kommunkompassen.word_comments.archive import too_many

MOST_OPEN = 200
"""Comments on the same words."""
_LONGEST, _MOST_BLOCKS = 10_000, 500
"""Of what a comment is on, so many letters and blocks tell enough."""


@dataclass(slots=True)
class Range:
    """What a comment is on: pieces of text, those of them that were taken away, and the blocks."""

    pieces: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    blocks: dict[int, None] = field(default_factory=dict)
    letters: int = 0

    @property
    def text(self) -> str:
        """What still stands there."""
        return "".join(self.pieces)

    @property
    def gone(self) -> str:
        """What was taken away."""
        return "".join(self.taken)

    @property
    def full(self) -> bool:
        """Whether it tells enough of what the comment is on."""
        return self.letters >= _LONGEST or len(self.blocks) >= _MOST_BLOCKS

    def add(self, text: str, block: int, *, gone: bool) -> None:
        """Go on with a piece of text."""
        (self.taken if gone else self.pieces).append(text[: _LONGEST - self.letters])
        self.letters += len(text)
        if text.strip():
            self.blocks[block] = None


@dataclass(slots=True)
class Ranges:
    """The ranges of all comments."""

    by_comment: dict[str, Range] = field(default_factory=dict)
    """By the comment's number."""
    _open: dict[str, Range] = field(default_factory=dict)

    def begin(self, number: str) -> None:
        """What follows is what the comment is on. Raises UnreadableError where too many are on the same."""
        self._open[number] = self.by_comment.setdefault(number, Range())
        if len(self._open) > MOST_OPEN:
            raise too_many("word-many-open-comments", MOST_OPEN)

    def end(self, number: str, block: int | None) -> None:
        """The comment is on no more; one that is on no words is on the block."""
        found = self.by_comment.setdefault(number, Range())
        self._open.pop(number, None)
        if not found.blocks and block is not None:
            found.blocks[block] = None

    def add(self, text: str, block: int, *, gone: bool) -> None:
        """Go on with a piece of text, which may have been taken away, in all that are open."""
        for number, found in list(self._open.items()):
            found.add(text, block, gone=gone)
            if found.full:
                del self._open[number]

    def close(self) -> None:
        """End those whose end the file does not say."""
        self._open.clear()
