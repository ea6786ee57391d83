"""The page that searches, and the index that it asks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.read.models import Rubric
from kommunkompassen.read.synonyms import Synonyms
from kommunkompassen.repository import Repository
from kommunkompassen.search.files import index_files
from kommunkompassen.search.postings import Runs
from kommunkompassen.site import kept
from kommunkompassen.site.examples import THEMES
from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published

PATH = "sok.html"
_KEPT = ".site-words"
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Index:
    """The files by where they lie in the site: in a folder named by what they hold, so that no two indexes can be mixed."""

    folder: str
    files: dict[str, bytes]


def search_index(evaluations: Sequence[Published], editions: Sequence[Rubric], repository: Repository, reports: Path) -> Index:
    """Of all observations. Without a file of synonyms, or with a broken one, it knows none.

    What is made of each evaluation's words is kept among the reports.
    """
    before = kept.read(reports / _KEPT, "", dict[str, Runs]) or {}
    read = repository.synonyms()
    used = {published.extract.evaluation.edition for published in evaluations}
    made = index_files(
        [seen for published in evaluations for seen in published.observations],
        [edition for edition in editions if edition.id in used],
        read.model if read and read.model else Synonyms(),
        THEMES,
        {published.extract.evaluation.municipality: published.extract.municipality_id for published in evaluations},
        [published.counted for published in evaluations],
        before,
    )
    if made.made.keys() != before.keys():
        kept.keep(reports / _KEPT, "", made.made)
    digest = hashlib.sha256()
    for name, content in sorted(made.files.items()):
        digest.update(f"{name}\n{len(content)}\n".encode() + content)
    folder = f"idx/{digest.hexdigest()[:_DIGITS]}/"
    return Index(folder, {f"{folder}{name}": content for name, content in made.files.items()})


def search_page(index: Index) -> Page:
    """The page; without its script it leads to the good examples in full."""
    return Page(
        PATH,
        "search.html",
        "Sök",
        "Sök bland goda exempel, styrkor, förbättringsmöjligheter och beskrivningar i alla utvärderingar med Kommunkompassen.",
        {"folder": index.folder, "themes": THEMES},
        kind="searching",
    )
