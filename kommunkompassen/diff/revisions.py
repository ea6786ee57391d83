"""The two sides of a comparison: the files of a git revision, taken out into a folder for a while, or the working tree.

Git is asked with fixed arguments; nothing in the repository or its settings is run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.git import RevisionError, contents, git, listed, merge_base, top_of, tree_name
from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.repository import Repository

__all__ = [
    "Asked",
    "RevisionError",
    "Side",
    "Sides",
    "asked",
    "described",
    "last_matching",
    "last_touched",
    "sides",
    "uncommitted",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says. `head` empty: the working tree. `fork`: from where the two parted, not from base itself."""

    base: str
    head: str
    fork: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name as asked for (empty: the working tree), its commit (None there), and its files."""

    name: str
    commit: str | None
    repository: Repository
    root: Path

    def file(self, path: Path) -> str:
        """The file's name from the top of the repository, the same on both sides: evaluations/nassjo-2019.yaml."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides. `fork`: before is where the two parted. `apart`: base has gone on by itself, and that shows backwards."""

    before: Side
    after: Side
    fork: bool
    apart: bool
    changed: tuple[str, ...] = ()
    """The names from the top of the repository of all files that are not the same on both sides, of whatever kind."""


def asked(base: str, head: str | None) -> Asked:
    """BASE, BASE HEAD, BASE..HEAD, BASE...HEAD; with dots HEAD may be missing. Raises RevisionError."""
    for dots in ("...", ".."):
        first, separator, second = base.partition(dots)
        if separator and head is None:
            return _named(Asked(first, second, fork=dots == "..."))
    return _named(Asked(base, head or "", fork=False))


def _named(wanted: Asked) -> Asked:
    for name in (wanted.base, wanted.head):
        if name.startswith("-") or ".." in name or not name.isprintable():
            raise RevisionError("diff-unknown-revision", name=name)
    if not wanted.base:
        raise RevisionError("diff-no-base")
    return wanted


@contextmanager
def sides(wanted: Asked, evaluations: Path, rubrics: Path, references: Path) -> Iterator[Sides]:
    """Both sides, for as long as the context lasts. Raises RevisionError.

    The folders are those of the working tree; one that does not lie in the evaluations' repository is the same on both sides.
    """
    folders = (evaluations, rubrics, references)
    top = top_of(evaluations)
    base, head = _commit(top, wanted.base), _commit(top, wanted.head or "HEAD")
    parted = merge_base(top, base, head)
    if wanted.fork and parted is None:
        raise RevisionError("diff-no-fork", base=wanted.base, head=wanted.head or "HEAD")
    apart = not wanted.fork and parted not in (base, head)
    with work_folder() as name:
        aside = Path(name).resolve()
        before = _taken_out(top, (parted or base) if wanted.fork else base, wanted.base, folders, aside / "before")
        if wanted.head:
            after = _taken_out(top, head, wanted.head, folders, aside / "after")
        else:
            after = Side("", None, Repository(*folders), top)
        yield Sides(before, after, wanted.fork, apart, _changed(top, before.commit, after.commit))


def uncommitted(evaluations: Path) -> tuple[str, ...]:
    """The names from the top of the repository of all files that are not as in the last commit; none where git can't tell."""
    try:
        # One command alone, since every check asks.
        done = git(evaluations, "status", "--porcelain=v1", "--branch", "-z", "--no-renames", "--untracked-files=all")
    except RevisionError:
        return ()
    branch, *files = done.stdout.split(b"\0")
    # Where nothing was ever committed there is nothing to differ from.
    return () if b"No commits yet" in branch else tuple(os.fsdecode(file[3:]) for file in files if file)


def described(evaluations: Path, name: str) -> str:
    """A commit as people know it: its short number and what it says it does. Raises RevisionError."""
    top = top_of(evaluations)
    said = git(top, "log", "-1", "--format=%h (%s)", _commit(top, name)).stdout
    return said.decode("utf-8", "replace").strip()


def last_touched(evaluations: Path, name: str, files: Sequence[str]) -> str | None:
    """The last commit up to `name` that changed one of the files, as described; None if there is none. Raises RevisionError."""
    top = top_of(evaluations)
    said = git(top, "log", "-1", "--no-merges", "--format=%H", _commit(top, name), "--", *files).stdout
    commit = said.decode("ascii").strip()
    return described(evaluations, commit) if commit else None


def last_matching(path: Path, name: str, line: str) -> str | None:
    """The last commit up to `name` in which a line of the file that matches came or went. Raises RevisionError."""
    top = top_of(path.parent)
    file = path.resolve().relative_to(top).as_posix()
    said = git(top, "log", "-1", "--format=%H", f"-G{line}", _commit(top, name), "--", file).stdout
    return said.decode("ascii").strip() or None


def _commit(top: Path, name: str) -> str:
    said = git(top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if said.returncode:
        raise RevisionError("diff-unknown-revision", name=name)
    return said.stdout.decode("ascii").strip()


def _changed(top: Path, before: str | None, after: str | None) -> tuple[str, ...]:
    """What differs between two commits, or a commit and the working tree with the files in it that git does not know yet."""
    names = git(top, "diff", "--name-only", "--no-renames", "-z", *filter(None, (before, after))).stdout
    if after is None:
        names += git(top, "ls-files", "--others", "--exclude-standard", "-z").stdout
    return tuple(sorted(filter(None, os.fsdecode(names).split("\0"))))


def _taken_out(top: Path, commit: str, name: str, folders: tuple[Path, Path, Path], aside: Path) -> Side:
    """The YAML files of the folders as they are in the commit."""
    inside = {folder: folder.resolve().relative_to(top) for folder in folders if folder.resolve().is_relative_to(top)}
    for folder in inside.values():
        (aside / folder).mkdir(parents=True, exist_ok=True)
    files = [(folder / blob.name, blob.id) for folder in inside.values() for blob in listed(top, tree_name(commit, folder))]
    for (path, _), content in zip(files, contents(top, [blob for _, blob in files]), strict=True):
        (aside / path).write_bytes(content)
    evaluations, rubrics, references = (aside / inside[folder] if folder in inside else folder for folder in folders)
    return Side(name, commit, Repository(evaluations, rubrics, references), aside)
