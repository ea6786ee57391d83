"""Asking git: with fixed arguments, of the repository that a folder lies in, so that nothing in it or its settings is run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

_REGULAR = ("100644", "100755")
_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
"""What git sets for its hooks; it would lead to another repository than the one the evaluations lie in."""
_SETTINGS = ("core.fsmonitor=false", "log.showSignature=false", "log.showRoot=true", "diff.relative=false", "color.ui=never")
"""What a person may have set otherwise: then another program would be run, or something else told."""


class RevisionError(Exception):
    """Git can't answer; `key` and `values` are for the message to the user."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Blob:
    """A regular file in a folder of a commit. `size` in bytes; None where it was not asked for, or a clone doesn't know it."""

    id: str
    name: str
    size: int | None


def git(folder: Path, *arguments: str, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """What git answers. Raises RevisionError where there is no git."""
    environment = {name: value for name, value in os.environ.items() if name not in _HOOK}
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = ["git", *settings, "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, input=data, capture_output=True, check=False, env={**environment, "LC_ALL": "C"})
    except FileNotFoundError as error:
        raise RevisionError("diff-no-git") from error


def top_of(folder: Path) -> Path:
    """The top of the work tree that a folder lies in. Raises RevisionError."""
    inside = folder.resolve()
    while not inside.is_dir():
        inside = inside.parent
    said = git(inside, "rev-parse", "--show-toplevel")
    if said.returncode:
        # All of it: what is to be done about a folder of somebody else's stands on the lines below.
        reason = said.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise RevisionError("diff-no-repository", folder=str(folder), reason=reason)
    return Path(os.fsdecode(said.stdout).rstrip("\r\n")).resolve()


def merge_base(top: Path, base: str, head: str) -> str | None:
    """Where the two parted; None where they have nothing in common, or the clone does not reach back so far."""
    if base == head:
        return base
    return git(top, "merge-base", base, head).stdout.decode("ascii").strip() or None


def listed(top: Path, tree: str, ending: str = ".yaml", *, sizes: bool = False) -> list[Blob]:
    """The files of a folder as it is in a commit, with the ending; what is no regular file, and what lies deeper, is left."""
    said = git(top, "ls-tree", "-z", *(("-l",) if sizes else ()), "--full-tree", tree)
    blobs: list[Blob] = []
    for line in said.stdout.split(b"\0") if not said.returncode else []:
        about, _, raw = line.partition(b"\t")
        name, fields = os.fsdecode(raw), about.split()
        # On Windows a backslash leads to another folder; a name from somebody else's branch must not.
        if name and name.endswith(ending) and PureWindowsPath(name).name == name and fields[0].decode() in _REGULAR:
            size = int(fields[3]) if sizes and fields[3].isdigit() else None
            blobs.append(Blob(fields[2].decode("ascii"), name, size))
    return blobs


def tree_name(commit: str, folder: Path) -> str:
    """What git calls a folder, seen from the top, in a commit."""
    return f"{commit}:{'' if folder == Path() else folder.as_posix()}"


def contents(top: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """The content of each blob, by one process however many there are. Raises RevisionError."""
    said = git(top, "cat-file", "--batch", data="".join(f"{blob}\n" for blob in blobs).encode("ascii")).stdout
    start = 0
    for blob in blobs:
        end = said.find(b"\n", start)
        about = said[start:end].split(b" ")
        if end < 0 or len(about) != 3:
            # A clone that was made without all of its content, and can't get it now.
            raise RevisionError("diff-missing-content", name=blob)
        first, start = end + 1, end + 2 + int(about[2])
        yield said[first : start - 1]
