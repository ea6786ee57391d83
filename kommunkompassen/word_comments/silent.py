"""What was changed in a reviewed file without being tracked: its blocks beside those of the draft that it was."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kommunkompassen.base.likeness import Likeness, steps
from kommunkompassen.report.places import NO_WORDS, digest_and_code, evened
from kommunkompassen.word_comments.blocks import CONTENTS, Block, Remark, Reviewed, words_of

_ALIKE = 0.5
"""From which share of common words an unmarked block counts as one that was edited."""
_AGAIN = re.compile(r"_x\d+$")
"""How the mark of a place ends that has been marked before: at a heading that the templates write."""
_SHORT = 12
"""As long as this a text is a figure in a table, which has no words in common with the one that it was."""
_NUMBER = re.compile(r"^(?:Område )?\d+(?:\.\d+)*\s+")
_CAPTION = re.compile(r"^(Tabell|Diagram)\s+\d+")
_DIGEST = re.compile(r"\b[0-9a-f]{8}\b")
_WORD = re.compile(r"\s*\S+")


@dataclass(slots=True)
class Comparison:
    """What differs without being tracked, and how many blocks could not be compared, since the files have changed."""

    remarks: list[Remark] = field(default_factory=list)
    uncompared: int = 0


def silent_edits(reviewed: Reviewed, draft: Sequence[Block], *, exact: bool) -> Comparison:
    """What differs between the file, its tracked changes undone, and the draft. Removed blocks are added to the file's.

    exact: the draft was made of the very same version of the evaluation. Where it was not, or where the program's own texts
    have changed since, what differs in those is no edit of the reader's; it is counted as not compared.
    """
    return _Comparing(reviewed, [block for block in draft if _is_compared(block)], exact=exact).run()


def _is_compared(block: Block) -> bool:
    return block.story == "body" and not block.style.startswith(CONTENTS) and bool(_normal(block))


def _normal(block: Block) -> str:
    """The block's words without what programs write anew: its line number, the numbers of headings and captions."""
    return _DIGEST.sub("", _CAPTION.sub(r"\1", _NUMBER.sub("", words_of(block))))


class _Comparing:
    def __init__(self, reviewed: Reviewed, draft: Sequence[Block], *, exact: bool) -> None:
        self._blocks = reviewed.blocks
        self._draft = draft
        self._numbers = [number for number, block in enumerate(reviewed.blocks) if _is_compared(block)]
        self._found = Comparison()
        self._exact = exact
        self._gone_rows: dict[int, Remark] = {}
        """What is told of each row that is gone; its cells are told together."""
        self._marks = {block.mark for block in draft if block.mark}
        self._kept = {self._blocks[number].mark for number in self._numbers}
        self._rewritten = {_code(Block("body", mark=mark)) for mark in self._kept - self._marks} - {""}
        """Where the version that is compared with has other words than the draft had; what stood there was not removed."""
        self._same_program = exact and not any(_is_made(Block("body", mark=mark)) for mark in self._kept - self._marks)

    def run(self) -> Comparison:
        """Compare marked blocks with those of the same mark, all others by their order and words."""
        ours = [_key(block) for block in self._draft]
        theirs = [_key(self._blocks[number]) for number in self._numbers]
        for kind, start, end, first, last in steps(ours, theirs):
            old, new = list(range(start, end)), self._numbers[first:last]
            if kind == "equal":
                for before, number in zip(old, new, strict=True):
                    self._compare(before, number)
            else:
                self._differing(old, new)
        return self._found

    def _differing(self, old: Sequence[int], new: Sequence[int]) -> None:
        by_mark = {block.mark: number for number, block in enumerate(self._draft) if block.mark}
        free = []
        for number in new:
            block = self._blocks[number]
            if block.mark in by_mark:
                # A block that stands elsewhere in the draft was moved; its words may have changed too.
                if self._exact:
                    self._add("silent-move", number, on=evened(block.before))
                self._compare(by_mark[block.mark], number)
            elif digest_and_code(block.mark):
                self._found.uncompared += 1
            else:
                free.append(number)
        left = [number for number in old if not (self._draft[number].mark and self._draft[number].mark in self._kept)]
        pairs = _pairs([_normal(self._draft[number]) for number in left], [_normal(self._blocks[number]) for number in free])
        for one, other in pairs:
            self._compare(left[one], free[other])
        edited, kept = {other for _, other in pairs}, {one for one, _ in pairs}
        for index, number in enumerate(free):
            if index not in edited and not self._is_a_part(number):
                self._add("silent-addition", number, text=evened(self._blocks[number].before))
        for index, number in enumerate(left):
            if index not in kept:
                self._removed(number)

    def _is_a_part(self, number: int) -> bool:
        """Whether the block and the marked one behind it are one block of the draft, parted; that is told of the other."""
        following = self._numbers[bisect_right(self._numbers, number) :][:1]
        if not following or self._blocks[following[0]].mark not in self._marks:
            return False
        mark = self._blocks[following[0]].mark
        whole = next(block for block in self._draft if block.mark == mark)
        together = f"{_normal(self._blocks[number])} {_normal(self._blocks[following[0]])}"
        if together != _normal(whole):
            return False
        self._add("silent-split", number, on=evened(self._blocks[number].before))
        self._blocks[following[0]].before = f"{self._blocks[number].before} {self._blocks[following[0]].before}"
        return True

    def _compare(self, before: int, number: int) -> None:
        was, now = _normal(self._draft[before]), _normal(self._blocks[number])
        if was != now and not self._same_program and _is_made(self._draft[before]):
            self._found.uncompared += 1
        elif was != now:
            for old, new, follows in word_changes(was, now):
                self._add("silent-change", number, on=old, text=new, follows=follows)

    def _removed(self, number: int) -> None:
        """A block that is gone is told where it stood: by its own mark, or by that of the nearest one before it."""
        marked = next((index for index in range(number, -1, -1) if self._draft[index].mark), number)
        gone = self._draft[number]
        moved = not self._exact and any(_digest(gone) == _digest(Block("body", mark=mark)) for mark in self._kept)
        if moved or (not self._same_program and _is_made(gone)) or _code(gone) in self._rewritten:
            self._found.uncompared += 1
            return
        if gone.row and gone.row in self._gone_rows:
            self._gone_rows[gone.row].on += f" | {evened(gone.before)}"
            return
        self._blocks.append(Block("body", gone.style, self._draft[marked].mark, self._draft[marked].before))
        self._add("silent-removal", len(self._blocks) - 1, on=evened(gone.before))
        if gone.row:
            self._gone_rows[gone.row] = self._found.remarks[-1]

    def _add(self, kind: str, number: int, on: str = "", text: str = "", follows: str = "") -> None:
        self._found.remarks.append(Remark(kind, "", "", on, text, follows, [number]))  # type: ignore[arg-type]


def _digest(block: Block) -> str:
    found = digest_and_code(block.mark)
    return found[0] if found else block.mark or " "


def _code(block: Block) -> str:
    found = digest_and_code(block.mark)
    return found[1] if found else ""


def _key(block: Block) -> str:
    return block.mark or _normal(block)


def _is_made(block: Block) -> bool:
    """Whether the block's words are the templates' and default texts', not the evaluation's; the cells of rows are its own."""
    found = digest_and_code(block.mark)
    own = found and found[0] != NO_WORDS and not found[1].startswith(("default_", "rubric_")) and not _AGAIN.search(block.mark)
    return not (block.row or own)


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which of the new texts are edited old ones, each at most once and in order."""
    pairs: list[tuple[int, int]] = []
    behind, likeness = 0, Likeness()
    words = [text.split() for text in old]
    for index, text in enumerate(new):
        for other in range(behind, len(old)):
            same_cell = len(old) == len(new) and other == index and max(len(old[other]), len(text)) <= _SHORT
            if likeness.spent and len(old) != len(new):
                return pairs
            if same_cell or likeness.of(words[other], text.split(), _ALIKE):
                pairs.append((other, index))
                behind = other + 1
                break
    return pairs


def word_changes(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """The words that went, those that came in their place, and the words in front, for each place that differs."""
    ours, theirs = _WORD.findall(old), _WORD.findall(new)
    for kind, start, end, first, last in steps(ours, theirs):
        if kind != "equal":
            yield "".join(ours[start:end]).strip(), "".join(theirs[first:last]).strip(), "".join(ours[max(0, start - 5) : start])
