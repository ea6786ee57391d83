"""Build the reports that differ from those of a git revision, as drafts: python -m scripts.changed_reports BASE

Where SOURCE_URL is set, the drafts link to their lines below that address.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.base.messages import environment_language, say
from kommunkompassen.building import builds
from kommunkompassen.diff import revisions
from kommunkompassen.diff.revisions import RevisionError, Sides
from kommunkompassen.report.checked import checked_content
from kommunkompassen.report.content import Content
from kommunkompassen.repository import Repository

COMMON = ("build.py", "charts", "evaluations/assets", "kommunkompassen", "requirements.lock", "templates")
"""What every report is made with; rubrics and references are not here, since a report's content tells whether it uses them."""


def asked(base: str) -> revisions.Asked:
    """The working tree against the revision from which its branch began, as `make diff` has it. Raises RevisionError."""
    return revisions.asked(f"{base}...", None)


def changed(sides: Sides) -> list[Path]:
    """The evaluations whose reports are not those of the side before.

    Changed code, templates or pictures may change all of them. Otherwise what a report prints decides: a changed rubric,
    reference or mean reaches into evaluations that nobody has touched, and a changed remark or line break into none.
    """
    assert sides.before.commit, "the side before is a revision"
    before, after = sides.before.repository, sides.after.repository
    if git("diff", "--name-only", sides.before.commit, "--", *COMMON):
        return after.paths()
    return [path for path in after.paths() if said(path, after) != said(before.evaluations / path.name, before)]


def git(*arguments: str) -> bytes:
    """What git prints. Raises CalledProcessError."""
    return subprocess.run(["git", *arguments], cwd=paths.PROJECT, stdout=subprocess.PIPE, check=True).stdout


def said(path: Path, repository: Repository) -> Content | list[str] | None:
    """What the report on an evaluation prints; the lines of one that has errors, None for one that is not there."""
    if not path.is_file():
        return None
    document = repository.evaluation(path)
    return checked_content(document, repository, draft=False)[1] or document.source.lines


def build(evaluations: Sequence[Path], *options: str, project: Path = paths.PROJECT) -> int:
    """Build reports with a project's own code; returns the exit code of its build.py."""
    names = [str(path) for path in evaluations]
    return subprocess.run([sys.executable, "build.py", "report", *names, *options], cwd=project, check=False).returncode


def refused(error: RevisionError) -> int:
    """Say why the revisions can't be compared; the exit code for it."""
    print(say(error.key, environment_language(), **error.values), file=sys.stderr)
    return builds.BAD_COMMAND


def main(base: str) -> int:
    """Build them into output/."""
    try:
        with revisions.sides(asked(base), paths.EVALUATIONS, paths.RUBRICS, paths.REFERENCES) as sides:
            evaluations = changed(sides)
    except RevisionError as error:
        return refused(error)
    if not evaluations:
        print(f"No report differs from those of {base}.")
        return builds.OK
    address = os.environ.get("SOURCE_URL")
    return build(evaluations, "--draft", *(["--source-url", address] if address else []))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
