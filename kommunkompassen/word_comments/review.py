"""A reviewed file as a whole: read it, find out whose draft it is, and give each remark its places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.publish.ooxml import w
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.repository import Repository
from kommunkompassen.word_comments import draft
from kommunkompassen.word_comments.archive import Archive
from kommunkompassen.word_comments.blocks import Block, Remark, Reviewed
from kommunkompassen.word_comments.comments import comments
from kommunkompassen.word_comments.opendocument import OpenDocument
from kommunkompassen.word_comments.package import Package
from kommunkompassen.word_comments.place import Placer, Spot
from kommunkompassen.word_comments.silent import Comparison, silent_edits
from kommunkompassen.word_comments.today import today
from kommunkompassen.word_comments.walk import Walk
from kommunkompassen.word_comments.whose import evaluation_of

_NOTE = re.compile(r"_areas_\d+_scores_.*_(?:note|sources)$")
"""How the mark of a reviewers' note ends, which only a draft with notes has."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A remark and where it belongs: one spot for each block that it touches, none where it can't be told."""

    remark: Remark
    spots: tuple[Spot, ...]

    @property
    def is_certain(self) -> bool:
        """Whether all of its places are."""
        return bool(self.spots) and all(spot.is_certain for spot in self.spots)


@dataclass(frozen=True, slots=True)
class Review:
    """All remarks of a file, in the order of the lines they belong to, those without a place last."""

    evaluation: Path | None
    """The evaluation that was reviewed; None where the file does not say, or the evaluation is not here."""
    remarks: tuple[Placed, ...]
    blocks: tuple[Block, ...] = ()
    """The file's blocks, to whose numbers the remarks refer."""
    compared: bool = False
    """Whether the file was compared with the draft that it was, so that what nobody tracked is among the remarks."""
    uncompared: int = 0
    """How many of its blocks could not be compared, since their texts have changed."""


def review(path: Path, repository: Repository) -> Review:
    """Read a reviewed Word file. Raises UnreadableError."""
    reviewed = read(path)
    evaluation = evaluation_of(reviewed, repository)
    if evaluation is None:
        return Review(None, tuple(Placed(remark, ()) for remark in reviewed.remarks))
    comparison = _silent(reviewed, repository.evaluation(evaluation), repository)
    reviewed.remarks += comparison.remarks if comparison else []
    uncompared = comparison.uncompared if comparison else 0
    placed = _placed(evaluation, reviewed.remarks, reviewed.blocks, repository)
    return Review(evaluation, placed, tuple(reviewed.blocks), compared=comparison is not None, uncompared=uncompared)


def placed_again(found: Review, repository: Repository) -> Review:
    """The same remarks at their places in the files as they are now, as after some of them were taken in."""
    if found.evaluation is None:
        return found
    return replace(
        found, remarks=_placed(found.evaluation, [placed.remark for placed in found.remarks], found.blocks, repository)
    )


def _placed(evaluation: Path, remarks: Sequence[Remark], blocks: Sequence[Block], repository: Repository) -> tuple[Placed, ...]:
    """The remarks in the order of the lines they belong to, those without a place last."""
    placer = Placer(today(repository.evaluation(evaluation), repository), blocks)
    placed = [Placed(remark, tuple(placer.spots(remark))) for remark in remarks]
    files = {evaluation: 0}

    def order(one: Placed) -> tuple[bool, int, str, int]:
        if not one.spots:
            return True, 0, "", 0
        place = one.spots[0].place
        return False, files.get(place.path, 1), str(place.path), place.line

    return tuple(sorted(placed, key=order))


def _silent(reviewed: Reviewed, today_: Document[Evaluation], repository: Repository) -> Comparison | None:
    """What was changed without being tracked; None where the draft that the file was is not known."""
    if not any(block.mark for block in reviewed.blocks):
        return None
    version = draft.version_of_draft(today_, reviewed.blocks)
    if version is None or not _is_known(version.document, repository):
        return None
    with work_folder() as folder:
        notes = any(_NOTE.search(block.mark) for block in reviewed.blocks)
        sent = read(draft.write_draft(version.document, repository, Path(folder), notes=notes))
    return silent_edits(reviewed, sent.blocks, exact=version.exact)


def read(path: Path) -> Reviewed:
    """What stands in the file. Raises UnreadableError."""
    archive = Archive(path)
    package = OpenDocument(archive) if archive.has("content.xml") else Package(archive)
    reviewed = Reviewed()
    walk = Walk(reviewed)
    walk.part(package.body)
    notes = dict(walk.notes)
    for kind in ("header", "footer", "footnotes", "endnotes"):
        walk.story = kind.removesuffix("s")
        for root in package.related(kind):
            if kind.endswith("notes"):
                for note in root.iter(w(walk.story)):
                    walk.note_of = notes.get((walk.story, note.get(w("id"), "")))
                    walk.part(note)
                walk.note_of = None
            else:
                walk.part(root)
    changes = reviewed.remarks
    for change in changes:
        if change.on.startswith("\n") and len(change.blocks) > 1:
            # The end of the paragraph before came with it; that one itself is as it was.
            del change.blocks[0]
        change.on = change.on.strip("\n") or change.on[:1]
        if change.on == "\n" and len(change.blocks) == 1:
            _tell_as_what_it_does(change, reviewed.blocks[change.blocks[0]])
    reviewed.remarks = [*comments(package, walk.ranges.by_comment), *changes]
    return reviewed


def _tell_as_what_it_does(change: Remark, block: Block) -> None:
    """The end of a paragraph that came parts it in two, and one that went joins it with the next, where there are words."""
    if change.kind == "insertion" and block.before.strip():
        change.kind, change.on = "split", block.before
    elif change.kind == "deletion" and block.after.strip():
        change.kind, change.on = "joined", block.after


def _is_known(version: Document[Evaluation], repository: Repository) -> bool:
    """Whether a draft could be made of the version today: its edition is there and has no errors."""
    edition = repository.rubric(version.model.rubric) if version.model else None
    return edition is not None and edition.model is not None
