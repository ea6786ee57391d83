"""The two sides of a comparison: the files of a git revision, taken out into a folder for a while, or the working tree.

Git is asked with fixed arguments; nothing in the repository or its settings is run.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.repository import Repository

_REGULAR = ("100644", "100755")
_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
"""What git sets for its hooks; it would lead to another repository than the one the evaluations lie in."""


class RevisionError(Exception):
    """The revisions can't be compared; `key` and `values` are for the message to the user."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


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
        first, found, second = base.partition(dots)
        if found and head is None:
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
    top = _top(evaluations)
    base, head = _commit(top, wanted.base), _commit(top, wanted.head or "HEAD")
    parted = _merge_base(top, base, head)
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
        done = _git(evaluations, "status", "--porcelain=v1", "--branch", "-z", "--no-renames", "--untracked-files=all")
    except RevisionError:
        return ()
    branch, *files = done.stdout.split(b"\0")
    # Where nothing was ever committed there is nothing to differ from.
    return () if b"No commits yet" in branch else tuple(os.fsdecode(file[3:]) for file in files if file)


def described(evaluations: Path, name: str) -> str:
    """A commit as people know it: its short number and what it says it does. Raises RevisionError."""
    top = _top(evaluations)
    said = _git(top, "log", "-1", "--format=%h (%s)", _commit(top, name)).stdout
    return said.decode("utf-8", "replace").strip()


def last_touched(evaluations: Path, name: str, files: Sequence[str]) -> str | None:
    """The last commit up to `name` that changed one of the files, as described; None if there is none. Raises RevisionError."""
    top = _top(evaluations)
    said = _git(top, "log", "-1", "--no-merges", "--format=%H", _commit(top, name), "--", *files).stdout
    commit = said.decode("ascii").strip()
    return described(evaluations, commit) if commit else None


def last_matching(path: Path, name: str, line: str) -> str | None:
    """The last commit up to `name` in which a line of the file that matches came or went. Raises RevisionError."""
    top = _top(path.parent)
    file = path.resolve().relative_to(top).as_posix()
    said = _git(top, "log", "-1", "--format=%H", f"-G{line}", _commit(top, name), "--", file).stdout
    return said.decode("ascii").strip() or None


def _git(folder: Path, *arguments: str, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _HOOK}
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, input=data, capture_output=True, check=False, env={**environment, "LC_ALL": "C"})
    except FileNotFoundError as error:
        raise RevisionError("diff-no-git") from error


def _top(evaluations: Path) -> Path:
    """The top of the work tree that the evaluations lie in."""
    folder = evaluations.resolve()
    while not folder.is_dir():
        folder = folder.parent
    said = _git(folder, "rev-parse", "--show-toplevel")
    if said.returncode:
        # All of it: what is to be done about a folder of somebody else's stands on the lines below.
        reason = said.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise RevisionError("diff-no-repository", folder=str(evaluations), reason=reason)
    return Path(os.fsdecode(said.stdout).rstrip("\r\n")).resolve()


def _commit(top: Path, name: str) -> str:
    said = _git(top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if said.returncode:
        raise RevisionError("diff-unknown-revision", name=name)
    return said.stdout.decode("ascii").strip()


def _merge_base(top: Path, base: str, head: str) -> str | None:
    """Where the two parted; None where they have nothing in common, or the clone does not reach back so far."""
    if base == head:
        return base
    return _git(top, "merge-base", base, head).stdout.decode("ascii").strip() or None


def _changed(top: Path, before: str | None, after: str | None) -> tuple[str, ...]:
    """What differs between two commits, or a commit and the working tree with the files in it that git does not know yet."""
    names = _git(top, "diff", "--name-only", "--no-renames", "-z", *filter(None, (before, after))).stdout
    if after is None:
        names += _git(top, "ls-files", "--others", "--exclude-standard", "-z").stdout
    return tuple(sorted(filter(None, os.fsdecode(names).split("\0"))))


def _taken_out(top: Path, commit: str, name: str, folders: tuple[Path, Path, Path], aside: Path) -> Side:
    """The YAML files of the folders as they are in the commit."""
    inside = {folder: folder.resolve().relative_to(top) for folder in folders if folder.resolve().is_relative_to(top)}
    for folder in inside.values():
        (aside / folder).mkdir(parents=True, exist_ok=True)
    files = [one for folder in inside.values() for one in _listed(top, commit, folder)]
    for (_, path), content in zip(files, _contents(top, [blob for blob, _ in files]), strict=True):
        (aside / path).write_bytes(content)
    evaluations, rubrics, references = (aside / inside[folder] if folder in inside else folder for folder in folders)
    return Side(name, commit, Repository(evaluations, rubrics, references), aside)


def _listed(top: Path, commit: str, folder: Path) -> list[tuple[str, Path]]:
    """The blobs and paths of a folder's YAML files; what is no regular file, and what lies deeper, is left."""
    tree = f"{commit}:{'' if folder == Path() else folder.as_posix()}"
    said = _git(top, "ls-tree", "-z", "--full-tree", tree)
    found: list[tuple[str, Path]] = []
    for line in said.stdout.split(b"\0") if not said.returncode else []:
        about, _, raw = line.partition(b"\t")
        name = os.fsdecode(raw)
        # On Windows a backslash leads to another folder; a name from somebody else's branch must not.
        if name.endswith(".yaml") and PureWindowsPath(name).name == name and about.split(b" ")[0].decode() in _REGULAR:
            found.append((about.split(b" ")[2].decode("ascii"), folder / name))
    return found


def _contents(top: Path, blobs: list[str]) -> Iterator[bytes]:
    """The content of each blob, by one process however many there are."""
    said = _git(top, "cat-file", "--batch", data="".join(f"{blob}\n" for blob in blobs).encode("ascii")).stdout
    start = 0
    for blob in blobs:
        end = said.find(b"\n", start)
        about = said[start:end].split(b" ")
        if end < 0 or len(about) != 3:
            # A clone that was made without all of its content, and can't get it now.
            raise RevisionError("diff-missing-content", name=blob)
        first, start = end + 1, end + 2 + int(about[2])
        yield said[first : start - 1]
