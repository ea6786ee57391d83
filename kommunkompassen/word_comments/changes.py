"""Tracked changes along a text: pieces side by side are one change, and so are words and those that came in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kommunkompassen.word_comments.archive import too_many
from kommunkompassen.word_comments.blocks import Kind, Remark
from kommunkompassen.word_comments.tracked import Status

MOST_REMARKS = 10_000
MOST_LETTERS = 200_000
"""Of a change or a comment."""
_FOLLOWS = 40
"""So many letters of what stands in front of a change are told."""

_Same = tuple[Kind, str, str]
"""A change's kind, its author, and whose added words were taken away, where they are someone else's.

Pieces that have these alike and stand side by side are one change.
"""


@dataclass(slots=True)
class _Change:
    """A change from one piece of text to another, counted from the beginning of the file."""

    remark: Remark
    first: int
    last: int
    pieces: list[str] = field(default_factory=list)
    blocks: dict[int, None] = field(default_factory=dict)
    letters: int = 0

    def whole(self) -> _Change:
        """The change with its pieces joined, which is done once: a text that grows is copied at every piece."""
        self.remark.on, self.remark.blocks = "".join(self.pieces), list(self.blocks)
        return self


@dataclass(slots=True)
class Changes:
    """The tracked changes of a part of the file, put together while its text is walked through."""

    _latest: dict[_Same, _Change] = field(default_factory=dict)
    _all: list[_Change] = field(default_factory=list)
    _remarks: int = 0
    """How many there are in all parts so far."""

    def touch(self, status: Status, text: str, block: int, at: int, before: str, words_of: str = "") -> None:
        """Go on with the change that ended just before, or begin one. Raises UnreadableError where they grow too many or long.

        `text`: the piece of text number `at`, in that block; `before`: the text in front of it in its paragraph; `words_of`: who
        had added it, where that is someone else than who takes it away. Who writes for longer than a minute leaves pieces with
        different times, which are one change all the same.
        """
        same = *status[:2], words_of
        change = self._latest.get(same)
        if change is None or change.last < at - 1:
            remark = Remark(*status, follows=_last_words(before), words_of=words_of)
            change = self._latest[same] = _Change(remark, at, at)
            self._all.append(change)
            self._remarks += 1
            if self._remarks > MOST_REMARKS:
                raise too_many("word-many-remarks", MOST_REMARKS)
        change.last = at
        change.pieces.append(text)
        change.letters += len(text)
        if change.letters > MOST_LETTERS:
            raise too_many("word-many-letters", MOST_LETTERS)
        change.blocks[block] = None

    def end(self) -> list[Remark]:
        """The part's changes as remarks, in the order of the text; those of the next part are others."""
        made = list(_replaced(change.whole() for change in self._all))
        self._all.clear()
        self._latest.clear()
        return made


def _last_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _FOLLOWS else "… " + line[-_FOLLOWS:].partition(" ")[2]


def _replaced(changes: Iterable[_Change]) -> Iterator[Remark]:
    """The changes as remarks; words that one author took away and others that he put in their place are one."""
    before: _Change | None = None
    for change in sorted(changes, key=lambda one: one.first):
        if before and _is_replacement(before, change):
            gone, new = sorted((before.remark, change.remark), key=lambda remark: remark.kind)
            before.remark.kind, before.remark.on, before.remark.text = "replacement", gone.on, new.on
            before = None
            continue
        yield change.remark
        before = change


def _is_replacement(change: _Change, other: _Change) -> bool:
    """Whether one goes over into the other: a deletion and an insertion by the same author, within a block."""
    first, second = change.remark, other.remark
    return (
        {first.kind, second.kind} == {"deletion", "insertion"}
        and first.author == second.author
        and not (first.words_of or second.words_of)
        and other.first == change.last + 1
        and first.blocks == second.blocks
        and len(first.blocks) == 1
        and "\n" not in first.on + second.on
    )
