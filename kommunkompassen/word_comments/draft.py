"""The draft that a reviewed file was: the version of the evaluation that it was made of, and its blocks as they were sent out.

A draft prints a digest of the file that it was made of, and each block carries a digest of its words. By them the version
is found: the file as it is today, else one of its earlier versions in git.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.theme import read_theme
from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.publish import pictures
from kommunkompassen.publish.literals import marked
from kommunkompassen.publish.make import fingerprint
from kommunkompassen.publish.pandoc import Conversion
from kommunkompassen.publish.reference import reference
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.report import draw, fill
from kommunkompassen.report.content import content
from kommunkompassen.report.places import digest_and_code, digest_of, places_in
from kommunkompassen.repository import Repository
from kommunkompassen.word_comments.blocks import Block
from kommunkompassen.word_comments.history import versions

LEAST_SHARE = 0.8
"""The share of the draft's marked words that a version must hold to be compared with."""
_FINGERPRINT = re.compile(r"\b[0-9a-f]{8}\b")
_TITLE_PAGE = 40
"""The draft's digest stands on the cover, among the first blocks."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an evaluation. `exact`: it is known to be the very one, not only one with nearly all the same words."""

    document: Document[Evaluation]
    exact: bool


def version_of_draft(today: Document[Evaluation], blocks: Sequence[Block]) -> Version | None:
    """The version of the evaluation that the file was made of; None where none is known that holds its words.

    The printed digest says which; where no version has it, the one that holds most of the marked words, if nearly all.
    """
    printed = {found for block in blocks[:_TITLE_PAGE] for found in _FINGERPRINT.findall(block.before)}
    digests = digests_of_areas(blocks)
    best: tuple[float, Document[Evaluation] | None] = (LEAST_SHARE, None)
    for version in versions(today):
        if version.model is None:
            continue
        if fingerprint(version) in printed:
            return Version(version, exact=True)
        share = share_of(version, digests)
        if share > best[0]:
            best = share, version
    return Version(best[1], exact=False) if best[1] else None


def digests_of_areas(blocks: Sequence[Block]) -> set[str]:
    """The digests of what the areas say, which two evaluations seldom have in common."""
    return {found[0] for block in blocks if (found := digest_and_code(block.mark)) and found[1].startswith("areas_")}


def share_of(version: Document[Evaluation], digests: set[str]) -> float:
    """Which share of the digests are of words that stand in the version."""
    theirs = {digest_of(place) for place in places_in(version.source).values() if place.text}
    return len(digests & theirs) / max(1, len(digests))


def write_draft(version: Document[Evaluation], repository: Repository, folder: Path, *, notes: bool) -> Path:
    """The draft as it was sent out, as a Word file in the folder, with its words and marks but without its charts.

    Raises ToolError when pandoc fails. The version must have a model and a known edition.
    """
    assert version.model, "a version without a model is none that a draft was made of"
    edition = repository.rubric(version.model.rubric)
    assert edition, "a draft was made of an edition that is there"
    assert edition.model, "a draft was made of an edition without errors"
    whole = content(version, edition.model, repository, draft=True, notes=notes)
    theme = read_theme()
    charts, words = draw.chosen(whole), draw.sentences(whole)
    body = fill.body(whole, "print", charts, {}, words, None, fingerprint(version), theme.chart.width_mm)
    with work_folder() as work:
        pictures.write_placeholders([chart.name for chart in charts], Path(work))
        with Conversion(marked(body), Path(work), reference(whole, theme)) as conversion:
            path = folder / "draft.docx"
            path.write_bytes(conversion.docx())
    return path
