"""An evaluation's file is called as one and ends in .yaml; under another name it is neither checked nor built.

Windows and mail programs make such names: kumla-2027.yaml.txt, kumla-2027 (1).yaml, kumla-2027 - kopia.yaml.

Passes:
    # (the file is called kumla-2027.yaml)
Fails:
    # (the file is called kumla-2027.yml)
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base import paths
from kommunkompassen.base.finding import START_OF_FILE, Finding, Severity
from kommunkompassen.repository import Repository

RULE = "file-ending"


def check(repository: Repository) -> Iterator[Finding]:
    """An error at the beginning of each file that is meant to be an evaluation, or is a copy of one, and is not read."""
    for path in repository.strays():
        expected = paths.meant_name(path.name)
        is_copy = path.with_name(expected).exists()
        detail = "copy" if is_copy else "name" if path.suffix == ".yaml" else ""
        yield Finding(RULE, Severity.ERROR, path, START_OF_FILE, {"expected": expected}, detail)
