"""Build the reports that differ from those of a git revision, as drafts: python -m scripts.changed_reports BASE

Where SOURCE_URL is set, the drafts link to their lines below that address.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kommunkompassen import paths
from kommunkompassen.check import check
from kommunkompassen.content import Content, content
from kommunkompassen.finding import has_errors
from kommunkompassen.repository import Repository

COMMON = ("build.py", "charts", "evaluations/assets", "kommunkompassen", "requirements.lock", "templates")
"""What every report is made with; rubrics and references are not here, since a report's content tells whether it uses them."""


class UnknownRevisionError(Exception):
    """Git knows no such revision; the message is git's."""


def git(*arguments: str) -> bytes:
    """What git prints. Raises UnknownRevisionError with what it says when it fails."""
    done = subprocess.run(["git", *arguments], cwd=paths.PROJECT, capture_output=True, check=False)
    if done.returncode:
        raise UnknownRevisionError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def export(base: str, folder: Path) -> None:
    """Put all files of a revision into a folder. Raises UnknownRevisionError."""
    packed = git("archive", "--format=tar", "--end-of-options", base)
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(folder, filter="data")


def changed(base: str, exported: Path) -> list[Path]:
    """The evaluations whose reports are not those of the revision, whose files have been exported. Raises UnknownRevisionError.

    Changed code, templates or pictures may change all of them. Otherwise what a report prints decides: a changed rubric,
    reference or mean reaches into evaluations that nobody has touched, and a changed remark or line break into none.
    """
    now = Repository()
    if git("diff", "--name-only", "--end-of-options", base, "--", *COMMON):
        return now.paths()
    before = Repository(exported / "evaluations", exported / "rubrics", exported / "references")
    return [path for path in now.paths() if said(path, now) != said(before.evaluations / path.name, before)]


def said(path: Path, repository: Repository) -> Content | list[str] | None:
    """What the report on an evaluation prints; the lines of one that has errors, None for one that is not there."""
    if not path.is_file():
        return None
    document = repository.evaluation(path)
    if has_errors(check(document, repository)) or document.model is None:
        return document.source.lines
    rubric = repository.rubric(document.model.rubric)
    assert rubric, "the check finds unknown editions"
    assert rubric.model, "and broken ones"
    return content(document, rubric.model, repository, draft=False, notes=False)


def build(evaluations: Sequence[Path], *options: str, project: Path = paths.PROJECT) -> int:
    """Build reports with a project's own code; returns the exit code of build.py."""
    names = [str(path) for path in evaluations]
    return subprocess.run([sys.executable, "build.py", "report", *names, *options], cwd=project, check=False).returncode


def main(base: str) -> int:
    """Build them into output/."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            export(base, Path(folder))
            evaluations = changed(base, Path(folder))
        except UnknownRevisionError as error:
            print(error, file=sys.stderr)
            return 2
    if not evaluations:
        print(f"No report differs from those of {base}.")
        return 0
    address = os.environ.get("SOURCE_URL")
    return build(evaluations, "--draft", *(["--source-url", address] if address else []))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
