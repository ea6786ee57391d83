"""What was changed in a reviewed file without being tracked: its blocks beside those of the draft that it was."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from kommunkompassen.base.likeness import steps
from kommunkompassen.report.places import NO_WORDS, digest_and_code, evened, program_mark
from kommunkompassen.word_comments.blocks import PICTURE, Block, Remark, Reviewed, words_of
from kommunkompassen.word_comments.sayings import is_compared, normal, pairs, together, word_changes

_AGAIN = re.compile(r"_x\d+$")
"""How the mark of a place ends that has been marked before: at a heading that the templates write."""
_TEMPLATES_WORDS = re.compile(r"(?:default|rubric|source)_|areas_\d+_scores?(?:_|$)")
"""How the code of a place begins whose words are not printed as they stand: points stand in tables, a source in a sentence."""


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
    return _Comparing(reviewed, [block for block in draft if is_compared(block)], exact=exact).run()


class _Comparing:
    def __init__(self, reviewed: Reviewed, draft: Sequence[Block], *, exact: bool) -> None:
        self._blocks = reviewed.blocks
        self._draft = draft
        self._said = together(reviewed.blocks)
        self._numbers = list(self._said)
        self._found = Comparison()
        self._exact = exact
        self._gone_rows: dict[int, Remark] = {}
        """What is told of each row that is gone; its cells are told together."""
        self._marks = {block.mark for block in draft if block.mark}
        self._kept = {self._blocks[number].mark for number in self._numbers}
        self._rewritten = {_code(Block("body", mark=mark)) for mark in self._kept - self._marks} - {""}
        """Where the version that is compared with has other words than the draft had; what stood there was not removed."""
        self._own_cells = {block.cell for block in self._blocks if block.mark and not _is_made(block)}
        """The table cells in which items of the evaluation's own stand."""
        self._same_program = exact and reviewed.program == program_mark()

    def run(self) -> Comparison:
        """Compare marked blocks with those of the same mark, all others by their order and words."""
        ours = [block.mark or normal(words_of(block)) for block in self._draft]
        theirs = [self._blocks[number].mark or self._said[number] for number in self._numbers]
        for kind, start, end, first, last in steps(ours, theirs):
            old, new = list(range(start, end)), self._numbers[first:last]
            if kind == "equal":
                for before, number in zip(old, new, strict=True):
                    self._compare(before, number)
            else:
                self._differing(old, new)
        if self._exact:
            self._joined()
        return self._found

    def _joined(self) -> None:
        """Blocks that stand in one paragraph and did not in the draft."""
        apart = {block.mark for block in self._draft if block.mark and not block.joined}
        for number in self._numbers:
            block = self._blocks[number]
            if block.joined and block.mark in apart and self._blocks[number - 1].mark in self._marks:
                self._add("silent-joined", number, on=self._said[number])

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
        edits = pairs([normal(words_of(self._draft[number])) for number in left], [self._said[number] for number in free])
        for left_index, other in edits:
            self._compare(left[left_index], free[other])
        edited, kept = {other for _, other in edits}, {left_index for left_index, _ in edits}
        for index, number in enumerate(free):
            if index in edited or self._is_a_part(number):
                continue
            if not self._same_program and self._may_be_made(number):
                self._found.uncompared += 1
            else:
                self._add("silent-addition", number, text=evened(self._blocks[number].before))
        for index, number in enumerate(left):
            if index not in kept:
                self._removed(number)

    def _may_be_made(self, number: int) -> bool:
        """Whether a block without a mark may be a figure, a heading of a table or a chart, as another program wrote them."""
        block = self._blocks[number]
        return words_of(block) == PICTURE or (bool(block.row) and block.cell not in self._own_cells)

    def _is_a_part(self, number: int) -> bool:
        """Whether the block and the marked one behind it are one block of the draft, parted; that is told of the other."""
        following = self._numbers[bisect_right(self._numbers, number) :][:1]
        if not following or self._blocks[following[0]].mark not in self._marks:
            return False
        mark = self._blocks[following[0]].mark
        whole = next(block for block in self._draft if block.mark == mark)
        together = f"{self._said[number]} {self._said[following[0]]}"
        if together != normal(words_of(whole)):
            return False
        self._add("silent-split", following[0], on=self._said[number])
        self._said[following[0]] = together
        return True

    def _compare(self, before: int, number: int) -> None:
        was, now = normal(words_of(self._draft[before])), self._said[number]
        if was != now and not self._same_program and _is_made(self._draft[before]):
            self._found.uncompared += 1
        elif was != now:
            for old, new, follows in word_changes(was, now):
                self._add("silent-change", number, on=old, text=new, follows=follows)

    def _removed(self, number: int) -> None:
        """A block that is gone is told where it stood: by its own mark, or by that of the nearest one before it."""
        gone = self._draft[number]
        back, last = range(number, -1, -1), len(self._draft) - 1
        # A chart stands with its caption behind it.
        way = (min(number + 1, last), *back) if words_of(gone) == PICTURE else back
        marked = next((index for index in way if self._draft[index].mark), number)
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
    digest_code = digest_and_code(block.mark)
    return digest_code[0] if digest_code else block.mark or " "


def _code(block: Block) -> str:
    digest_code = digest_and_code(block.mark)
    return digest_code[1] if digest_code else ""


def _is_made(block: Block) -> bool:
    """Whether the block's words are the templates' and default texts', not the evaluation's."""
    digest_code = digest_and_code(block.mark)
    own = (
        digest_code
        and digest_code[0] != NO_WORDS
        and not _TEMPLATES_WORDS.match(digest_code[1])
        and not _AGAIN.search(block.mark)
    )
    return not own
