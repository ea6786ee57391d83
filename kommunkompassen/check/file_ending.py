"""An evaluation's file ends in .yaml; under another ending it would be neither checked nor built, without a word.

Passes:
    # (the file is called kumla-2027.yaml)
Fails:
    # (the file is called kumla-2027.yml)
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import START_OF_FILE, Finding, Severity
from kommunkompassen.repository import Repository

RULE = "file-ending"


def check(repository: Repository) -> Iterator[Finding]:
    """An error at the beginning of each file that is meant to be an evaluation but is not read."""
    for path in repository.strays():
        yield Finding(RULE, Severity.ERROR, path, START_OF_FILE, {"expected": f"{path.stem}.yaml"})
