"""When each evaluation was last changed, and on which branch: asked of git for all files at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.git import RevisionError, git, top_of

_MERGED = re.compile(r"Merge (?:remote-tracking )?branch '([^']+)'|Merge pull request #\d+ from [^/\s]+/(\S+)")
"""What git, GitHub and GitLab call a commit that takes in a branch."""
_COMMIT, _FIELD = "\x01", "\x1f"


@dataclass(frozen=True, slots=True)
class Change:
    """The last change of a file: its author's day, and the branch on which it was made, as far as they are known."""

    day: str | None = None
    branch: str | None = None
    uncommitted: bool = False
    """Whether the folder holds something else than the last commit."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where evaluations lie in a repository. `folder`: from its top. `shallow`: not all of its history is here."""

    top: Path
    folder: Path
    shallow: bool


def place_of(evaluations: Path) -> Place:
    """Where the folder lies. Raises RevisionError."""
    top = top_of(evaluations)
    shallow = git(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    return Place(top, evaluations.resolve().relative_to(top), shallow)


def in_folder(evaluations: Path) -> tuple[Mapping[str, Change], str]:
    """The last change of each file, by its name, and why git can't tell, where that is not for want of a repository."""
    try:
        place = place_of(evaluations)
    except RevisionError as error:
        reason = error.values.get("reason", "")
        return {}, "" if not reason or "not a git repository" in reason else reason
    found = dict(last_changes(place, "HEAD", branch=checked_out(place.top)))
    folder = place.folder.as_posix()
    said = git(
        place.top, "--literal-pathspecs", "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", folder
    )
    for entry in filter(None, os.fsdecode(said.stdout).split("\0")):
        name = Path(entry[3:]).name
        last = found.get(name, Change())
        found[name] = Change(last.day, last.branch, uncommitted=True)
    return found, ""


def checked_out(top: Path) -> str | None:
    """The branch that the folder is of; None where it is of none."""
    said = git(top, "symbolic-ref", "--quiet", "HEAD")
    return os.fsdecode(said.stdout).strip().removeprefix("refs/heads/") if not said.returncode else None


def last_changes(place: Place, until: str, *, since: str | None = None, branch: str | None = None) -> Mapping[str, Change]:
    """The last change of each file in the commits up to `until`, without those that `since` has; by the file's name.

    On which branch: the one that a merge into `branch` names, where it came by one, else `branch` itself.
    """
    commits = [until, *([f"^{since}"] if since else [])]
    days: dict[str, str | None] = {}
    for (day, parents), names in _log(place, "%as%x1f%P", commits):
        # The oldest commit of a shallow clone looks as if it had made all files.
        known = None if place.shallow and not parents else day
        for name in names:
            days.setdefault(name, known)
    branches: dict[str, str | None] = {}
    for (parents, subject), names in _log(place, "%P%x1f%s", ["--first-parent", "-m", *commits]):
        merged = _MERGED.match(subject) if " " in parents else None
        for name in names:
            branches.setdefault(name, (merged[1] or merged[2]) if merged else branch)
    return {name: Change(day, branches.get(name) if day else None) for name, day in days.items()}


def _log(place: Place, form: str, commits: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The fields of each commit that changed one of the files, newest first, and the names of those files."""
    arguments = ["log", "-z", "--no-renames", "--name-only", f"--format=%x01{form}", *commits, "--", place.folder.as_posix()]
    said = os.fsdecode(git(place.top, "--literal-pathspecs", *arguments).stdout)
    fields: list[str] = []
    names: list[str] = []
    for part in said.split("\0"):
        if part.startswith(_COMMIT):
            if fields:
                yield fields, names
            fields, names = part[1:].split(_FIELD, 1), []
        elif part.lstrip("\n") and Path(part.lstrip("\n")).parent == place.folder:
            names.append(Path(part.lstrip("\n")).name)
    if fields:
        yield fields, names
