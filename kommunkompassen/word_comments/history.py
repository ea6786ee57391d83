"""What git remembers of the evaluations: a file's earlier versions, and the names that files had before."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kommunkompassen.read import Document, document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.parse import parse
from kommunkompassen.read.source import Source

MOST_VERSIONS = 50
"""How many earlier versions are looked at. A fact check takes some weeks, in which a file has some ten."""


def versions(today: Document[Evaluation]) -> Iterator[Document[Evaluation]]:
    """The evaluation as it is, then as it was in git, newest first; also under the names that the file had before."""
    yield today
    folder = today.path.resolve().parent
    log = _git(folder, "log", f"-{MOST_VERSIONS}", "--follow", "--format=%x00%H", "--name-only", "--", today.path.name)
    for entry in log.split("\0")[1:]:
        commit, *names = entry.split()
        if names:
            text = _git(folder, "cat-file", "blob", f"{commit}:{names[0]}")
            yield document(parse(Source(today.path), text), Evaluation)


def later_names(folder: Path) -> dict[str, str]:
    """What files in the folder are called today, by the names that they had before; all without .yaml."""
    options = ("--diff-filter=R", "-M", "--name-status", "--no-color", "-z")
    said = [
        # Newest first, so that what was renamed again is known by then; what is not committed yet is newer still.
        _git(folder, "diff", "HEAD", *options, "--", "."),
        _git(folder, "log", "--format=", *options, "--", "."),
    ]
    names: dict[str, str] = {}
    for line in said:
        fields = [field for field in line.split("\0") if field.strip()]
        for old, new in zip(fields[1::3], fields[2::3], strict=False):
            before, after = PurePosixPath(old).stem, PurePosixPath(new).stem
            names.setdefault(before, names.get(after, after))
    return names


_SETTINGS = (
    *("core.quotePath=off", "color.ui=never", "diff.renames=true", "diff.relative=false"),
    *("log.showRoot=true", "log.showSignature=false"),
)
"""What a person may have set otherwise, and what then would be told otherwise."""


def _git(folder: Path, *arguments: str) -> str:
    """What git says; empty where it has nothing to say, as outside a checkout."""
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = ["git", *settings, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""
