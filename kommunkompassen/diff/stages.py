"""A proposal in stages, the newest first: since it was last pushed, since the fact check was sent, and the whole of it.

Whoever has read it once needs what is new; and a municipality that has been sent a draft is owed what has changed in it since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kommunkompassen.base.messages import Language, say
from kommunkompassen.diff import revisions
from kommunkompassen.diff.as_text import as_text
from kommunkompassen.diff.difference import Difference, difference
from kommunkompassen.diff.revisions import Asked, RevisionError
from kommunkompassen.repository import Repository

_STATUS = "^status:[ \t]*[\"']?fact-check"


@dataclass(frozen=True, slots=True)
class Stage:
    """What has changed since something: its key in the messages (last, sent, whole), the commit, and of which evaluations."""

    since: str
    commit: str
    ids: tuple[str, ...]
    difference: Difference


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the files lie, as the repository has them."""

    evaluations: Path
    rubrics: Path
    references: Path

    def difference(self, wanted: Asked) -> Difference:
        """Raises RevisionError."""
        with revisions.sides(wanted, self.evaluations, self.rubrics, self.references) as both:
            return difference(both)


def stages(folders: Folders, base: str, last: str, head: str) -> list[Stage]:
    """The stages that there are, the whole proposal last. `last`: the head before the newest push; empty for none.

    Raises RevisionError where the whole can't be told. A head that was pushed away and is not here any more has no stage.
    """
    whole = folders.difference(revisions.asked(f"{base}...", None))
    return [*_since_last(folders, last, head), *_since_sent(folders, head), Stage("whole", base, (), whole)]


def _since_last(folders: Folders, last: str, head: str) -> Iterator[Stage]:
    if not last.strip("0") or last == head:
        return
    try:
        yield Stage("last", last, (), folders.difference(revisions.asked(last, head)))
    except RevisionError:
        return


def _since_sent(folders: Folders, head: str) -> Iterator[Stage]:
    """One stage for each commit that sent something to fact check; what has not changed since then has none."""
    for commit, ids in sent(folders, head).items():
        found = folders.difference(revisions.asked(commit, head))
        entries = tuple(entry for entry in found.entries if entry.what == "evaluation" and entry.id in ids)
        published = tuple(touched for touched in found.published if touched.id in ids)
        if entries:
            yield Stage("sent", commit, ids, replace(found, entries=entries, published=published))


def sent(folders: Folders, head: str) -> dict[str, tuple[str, ...]]:
    """The evaluations under fact check, by the commit that set their status."""
    repository = Repository(folders.evaluations, folders.rubrics, folders.references)
    by_commit: dict[str, list[str]] = {}
    for path in repository.paths():
        model = repository.evaluation(path).model
        if model and model.status == "fact-check" and (commit := revisions.last_matching(path, head, _STATUS)):
            by_commit.setdefault(commit, []).append(path.stem)
    return {commit: tuple(ids) for commit, ids in by_commit.items()}


def in_text(found: list[Stage], folders: Folders, language: Language) -> str:
    """The stages below each other, each under its heading; the whole proposal without one where it is the only stage."""
    if len(found) == 1:
        return as_text(found[0].difference, language, colour=False)
    return "\n\n\n".join(
        f"{_heading(stage, folders, language)}\n\n{as_text(stage.difference, language, colour=False)}" for stage in found
    )


def _heading(stage: Stage, folders: Folders, language: Language) -> str:
    if stage.since == "whole":
        return say("diff-stage-whole", language)
    commit = revisions.described(folders.evaluations, stage.commit)
    if stage.since == "last":
        return say("diff-stage-last", language, commit=commit)
    names = [entry.title for entry in stage.difference.entries]
    return say("diff-stage-sent", language, commit=commit, names=", ".join(names))
