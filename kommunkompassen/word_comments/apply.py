"""Take tracked changes of words into the evaluation's file: those that fall inside one block and are certain, and no others.

A change is certain where its block's words stand in the file today as they stood in the draft, and the words around it can
be found in the file's text. Comments, the form of the file, and points stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kommunkompassen.base import whole_file
from kommunkompassen.base.contents import digest
from kommunkompassen.base.finding import has_errors
from kommunkompassen.base.likeness import steps
from kommunkompassen.base.whole_file import ChangedMeanwhileError
from kommunkompassen.points.markdown import blocks as markdown_blocks
from kommunkompassen.read import Document, document
from kommunkompassen.read.fields import texts
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.parse import one_way, parse
from kommunkompassen.read.source import Path_, Scalar, Source
from kommunkompassen.report.places import Place, evened, places_in
from kommunkompassen.word_comments.blocks import PICTURE, Block, words_of
from kommunkompassen.word_comments.line_numbers import without_line
from kommunkompassen.word_comments.review import Placed, Review

_WORD = re.compile(r"\S+")
_UNWRITTEN = re.compile(rf"[*_`\[\]{{}}<>\\#|~^\N{{SOFT HYPHEN}}{PICTURE}]|://")
"""What no change brings into a file: markup, addresses, and what is no text."""
_ITEM = re.compile(r"(?:(?:[-*+]|\d+[.)])\s)?")
_BLOCK = re.compile(r"p\d+")
_APPLIED = ("insertion", "deletion", "replacement")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters start..end of the text at a key path, and the words that come in their place."""

    path: Path_
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What can be taken in, and which remarks it comes from; all other remarks are left for a person to judge."""

    edits: tuple[Edit, ...]
    taken: tuple[Placed, ...]


def plan(review: Review, evaluation: Document[Evaluation]) -> Plan:
    """Which tracked changes can be taken into the evaluation, which must have no errors. A block is taken whole or not at all."""
    by_place = {place: path for path, place in places_in(evaluation.source).items()}
    by_block: dict[int, list[Placed]] = {}
    for placed in review.remarks:
        if placed.remark.kind != "comment":
            for number in placed.remark.blocks:
                by_block.setdefault(number, []).append(placed)
    edits: list[Edit] = []
    taken: list[Placed] = []
    for number, changes in sorted(by_block.items()):
        place = _certain(changes, review.blocks[number])
        path = by_place.get(place) if place else None
        if path is None or place is None:
            continue
        found = _edits(evaluation.source, path, place, review.blocks[number])
        if found:
            edits += found
            taken += changes
    return Plan(tuple(edits), tuple(taken))


def _certain(changes: Sequence[Placed], block: Block) -> Place | None:
    """The place of a block all of whose changes are of words within it; None where one of them is anything else.

    A note, and a figure of a row, have the place of what they belong to, whose words they are not.
    """
    spots = {spot for placed in changes for spot in placed.spots}
    if (
        not (block.mark or block.parted)
        or len(spots) != 1
        or any(placed.remark.kind not in _APPLIED or len(placed.remark.blocks) != 1 for placed in changes)
    ):
        return None
    [spot] = spots
    is_points = "scores" in spot.place.field.split(".") or spot.place.field.endswith(".score")
    return spot.place if spot.how == "same" and spot.place.text and not is_points else None


def _edits(source: Source, path: Path_, place: Place, block: Block) -> list[Edit]:
    """The edits that make the file's text say what the block says now; none where one of them is not certain."""
    way, start, end = _region(source, path)
    node = source.node(way)
    if not isinstance(node, Scalar) or not _holds(node.text[start:end], place.text):
        return []
    words = [(found[0], start + found.start(), start + found.end()) for found in _WORD.finditer(node.text[start:end])]
    before, after = words_of(block).split(), without_line(block.after).split()
    if not after or block.formula:
        return []
    known = {
        theirs: ours
        for kind, first, last, begin, stop in steps([word for word, _, _ in words], before)
        if kind == "equal"
        for ours, theirs in zip(range(first, last), range(begin, stop), strict=True)
    }
    found = []
    for kind, first, last, begin, stop in steps(before, after):
        if kind != "equal":
            edit = _edit(way, words, known, len(before), (first, last), " ".join(after[begin:stop]))
            if edit is None:
                return []
            found.append(edit)
    return found


def _holds(region: str, words: str) -> bool:
    """Whether the words are all that stands there, but for the sign of a list's item."""
    text = evened(region)
    return text.endswith(words) and bool(_ITEM.fullmatch(text[: len(text) - len(words)]))


def _region(source: Source, path: Path_) -> tuple[Path_, int, int]:
    """The key path of the text that holds the place, and where in it the place begins and ends."""
    if not (path and _BLOCK.fullmatch(path[-1])):
        node = source.node(path)
        return path, 0, len(node.text) if isinstance(node, Scalar) else 0
    way = path[:-1]
    # A text that stands alone, in short for a list of sections, is reached before the key path's end.
    while len(way) > 1 and source.node(way) is source.node(way[:-1]):
        way = way[:-1]
    node = source.node(way)
    assert isinstance(node, Scalar)
    lead = len(node.text) - len(node.text.lstrip())
    starts = [lead + start for start, _ in markdown_blocks(node.text.strip())]
    number = int(path[-1][1:])
    return way, starts[number], starts[number + 1] if number + 1 < len(starts) else len(node.text)


def _edit(
    way: Path_,
    words: Sequence[tuple[str, int, int]],
    known: dict[int, int],
    length: int,
    changed: tuple[int, int],
    new: str,
) -> Edit | None:
    """The edit for words first..last of the block, found by the words around them; None where they are not found together."""
    first, last = changed
    before = known.get(first - 1) if first else None
    behind = known.get(last) if last < length else None
    ours = [known.get(number) for number in range(first, last)]
    together = [number for number in (before, *ours, behind) if number is not None]
    at_an_edge = bool(ours) and (ours[0] == 0 or ours[-1] == len(words) - 1)
    anchored = (before is not None or behind is not None or at_an_edge) if ours else _is_between(before, behind, changed, length)
    if (
        not together
        or _UNWRITTEN.search(new)
        or None in ours
        or not anchored
        or together != list(range(together[0], together[-1] + 1))
    ):
        return None
    if ours:
        start, end = words[together[1] if before is not None else together[0]][1], words[ours[-1] or 0][2]
        if new or len(together) == len(ours):
            return Edit(way, start, end, new) if new else None
        # With the words goes the space between them and what is left.
        return Edit(way, words[before][2], end, "") if before is not None else Edit(way, start, words[behind or 0][1], "")
    if before is not None:
        return Edit(way, words[before][2], words[before][2], f" {new}")
    return Edit(way, words[behind or 0][1], words[behind or 0][1], f"{new} ")


def _is_between(before: int | None, behind: int | None, changed: tuple[int, int], length: int) -> bool:
    """Whether the words on both sides of what came are known, as far as there are any."""
    first, last = changed
    return (first == 0 or before is not None) and (last == length or behind is not None)


def changed_text(evaluation: Document[Evaluation], text: str, edits: Sequence[Edit]) -> str | None:
    """The file's new content; None where it would say anything but what the edits say, as where signs need quotes."""
    source = evaluation.source
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    pieces = []
    for edit in edits:
        span = source.span_in_text(edit.path, edit.start, edit.end)
        pieces.append((starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1, edit.words))
    for start, end, words in sorted(pieces, reverse=True):
        text = text[:start] + words + text[end:]
    new = document(parse(Source(evaluation.path), text), Evaluation)
    if new.model is None or has_errors(new.findings):
        return None
    return text if _texts(new.source) == dict(_expected(source, edits)) else None


def _texts(source: Source) -> dict[Path_, str]:
    return {path: evened(node.text) for path, node, _ in texts(source.root, None)}


def _expected(source: Source, edits: Sequence[Edit]) -> Iterator[tuple[Path_, str]]:
    """Every text's words by its key path, with the edits made in the texts themselves."""
    for path, node, _ in texts(source.root, None):
        text = node.text
        for edit in sorted((edit for edit in edits if edit.path == path), key=lambda edit: edit.start, reverse=True):
            text = text[: edit.start] + edit.words + text[edit.end :]
        yield path, evened(text)


def write(evaluation: Document[Evaluation], edits: Sequence[Edit]) -> bool:
    """Put the edits into the file; False where the file can't take them as they are, and is left as it is.

    Raises ChangedMeanwhileError where someone has written the file since it was read.
    """
    data = evaluation.path.read_bytes()
    if evaluation.source.digest != digest(data):
        raise ChangedMeanwhileError(evaluation.path)
    text = data.decode("utf-8-sig")
    mark = data[: len(data) - len(text.encode("utf-8"))]
    plain = one_way(text).replace("\r\n", "\n")
    new = changed_text(evaluation, plain, edits)
    if new is None:
        return False
    ending = "\r\n" if "\r\n" in text else "\n"
    if not whole_file.replace(evaluation.path, data, mark + new.replace("\n", ending).encode("utf-8")):
        raise ChangedMeanwhileError(evaluation.path)
    return True
