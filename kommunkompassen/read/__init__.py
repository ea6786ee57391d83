"""From a file to a model: what is written wrongly becomes findings, what is written rightly is kept and checked further.

Comes in: YAML. Goes out: a Document: its source (lines and a tree in which every text knows its place), its model, findings.
`fields` is the one description of what each key holds; syntax/ and structure/ say in plain words what is wrong, a rule a module.
May import: base.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from kommunkompassen.base.finding import Finding, has_errors
from kommunkompassen.read import parts
from kommunkompassen.read.mentions import Mentions
from kommunkompassen.read.models import Evaluation, Reference, Rubric
from kommunkompassen.read.parse import read_source, reread
from kommunkompassen.read.parts import Part, Unfit
from kommunkompassen.read.site_settings import SiteSettings
from kommunkompassen.read.source import Source, plain
from kommunkompassen.read.synonyms import Synonyms

_QUESTION = re.compile(r"\d+\.\d+")

Model = TypeVar("Model", bound=Part)


@dataclass(frozen=True, slots=True)
class Document(Generic[Model]):
    """A file and what it holds. `model` lacks the parts that are in error; it is None where too much is missing."""

    source: Source
    model: Model | None
    findings: tuple[Finding, ...]

    @property
    def path(self) -> Path:
        """The file."""
        return self.source.path

    @property
    def broken(self) -> bool:
        """True if the file itself could not be read as what it should be."""
        return self.model is None or has_errors(self.findings)


def read_evaluation(path: Path) -> Document[Evaluation]:
    """An evaluation file; never raises for what stands in it."""
    return document(read_source(path), Evaluation)


def read_rubric(path: Path) -> Document[Rubric]:
    """A rubric file; never raises for what stands in it."""
    return document(read_source(path, Rubric), Rubric)


def read_reference(path: Path) -> Document[Reference]:
    """A reference file; never raises for what stands in it."""
    return document(read_source(path, Reference), Reference)


def read_site_settings(path: Path) -> Document[SiteSettings]:
    """The site's settings; never raises for what stands in the file."""
    return document(read_source(path, SiteSettings), SiteSettings)


def read_mentions(path: Path) -> Document[Mentions]:
    """The role models that reports name; never raises for what stands in the file."""
    return document(read_source(path, Mentions), Mentions)


def read_synonyms(path: Path) -> Document[Synonyms]:
    """The words of the site's search; never raises for what stands in the file."""
    return document(read_source(path, Synonyms), Synonyms)


def document(source: Source, kind: type[Model]) -> Document[Model]:
    """The model of a source. What is in error is reported and left out."""
    if source.root is None:
        return Document(source, None, tuple(map(source.in_file, source.findings)))
    model, unfit = parts.read(kind, plain(source.root))
    if (unfit or _oddly_numbered(model)) and reread(source, kind):
        model, unfit = parts.read(kind, plain(source.root))
    findings = [*source.findings, *(_findings(source, kind, unfit) if unfit else ())]
    return Document(source, model, tuple(map(source.in_file, findings)))


def _oddly_numbered(model: Part | None) -> bool:
    """Whether an area or a question goes by another name than its number, or an area holds another's questions."""
    return isinstance(model, Evaluation) and not all(
        number.isdecimal() and all(_QUESTION.fullmatch(key) and key.startswith(f"{number}.") for key in area.scores)
        for number, area in model.areas.items()
    )


def _findings(source: Source, kind: type[Part], unfit: list[Unfit]) -> list[Finding]:
    """What is said of the complaints; of several that come of one mistake, one."""
    from kommunkompassen.read import structure  # noqa: PLC0415  most files have no mistakes, and the check is to start soon

    findings = [(one, structure.finding(structure.Complaint(source, kind, one))) for one in unfit]
    misspelt = {(*one.way[:-1], finding.values["near"]) for one, finding in findings if "near" in finding.values}
    strangers = {one.way[:-1] for one, _ in findings if one.expected == "unknown" and len(one.way) > 1}

    def is_meant(one: Unfit) -> bool:
        """Whether a key is missed whose place another key has taken, by a slip or for want of knowing it."""
        return one.expected == "missing" and (one.way in misspelt or one.way[:-1] in strangers)

    return [
        finding
        for one, finding in findings
        # A line that was read as corrected is mended first; what else is wrong with it can't be told yet.
        if finding.span.line not in source.corrected and not is_meant(one)
    ]
