"""What the blocks of a reviewed file and of its draft say, beside each other: without what programs write anew, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kommunkompassen.base.likeness import Likeness, steps
from kommunkompassen.word_comments.blocks import CONTENTS, Block, words_of

_ALIKE = 0.5
"""From which share of common words an unmarked block counts as one that was edited."""
_SHORT = 12
"""As long as this a text is a figure in a table, which has no words in common with the one that it was."""
_NUMBER = re.compile(r"^(?:Område )?\d+(?:\.\d+)*\s+")
_CAPTION = re.compile(r"^(Tabell|Diagram)\s+\d+")
_FILE = re.compile(r"\b[0-9a-f]{8}\b|[\w./-]+\.yaml\b")
"""By its digest and its name a draft says which file it was made of."""
_BETWEEN = re.compile(r"^· | ·$")
"""Stands between headings that run on, since a report was laid out so."""
_WORD = re.compile(r"\s*\S+")


def is_compared(block: Block) -> bool:
    """Whether the block says something of the report's own; the contents list is written anew."""
    return block.story == "body" and not block.style.startswith(CONTENTS) and bool(normal(words_of(block)))


def normal(words: str) -> str:
    """A block's words without what programs write anew: numbers of headings, what parts those, the draft's digest."""
    return _BETWEEN.sub("", _FILE.sub("", _CAPTION.sub(r"\1", _NUMBER.sub("", words))))


def together(blocks: Sequence[Block]) -> dict[int, str]:
    """What each block said before the changes, by its number; what was parted off in a tracked change says it with the next."""
    by_number, parts = {}, ""
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        words = f"{parts} {words_of(block)}".strip()
        is_part = block.parted and not block.mark and following and (following.story, following.cell) == (block.story, block.cell)
        parts = words if is_part else ""
        if not is_part and (is_compared(block) or (words and words != words_of(block))):
            by_number[number] = normal(words)
    return by_number


def pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which of the new texts are edited old ones, each at most once and in order."""
    pairs: list[tuple[int, int]] = []
    behind, likeness = 0, Likeness()
    words = [text.casefold().split() for text in old]
    for index, text in enumerate(new):
        for other in range(behind, len(old)):
            same_cell = len(old) == len(new) and other == index and max(len(old[other]), len(text)) <= _SHORT
            if likeness.spent and len(old) != len(new):
                return pairs
            if same_cell or likeness.of(words[other], text.casefold().split(), _ALIKE):
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
