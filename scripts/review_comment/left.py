"""What a review left behind, as text of unknown origin: the change in words, and the findings of the check."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from dataclasses import dataclass

FILE, FINDINGS = "change.txt", "findings.json"
SEVERITIES = {"error": ("fel", "fel"), "warning": ("varning", "varningar"), "info": ("upplysning", "upplysningar")}
"""What the check calls them, the worst first, and what they are here: one, and several."""
MOST_UNPACKED = 20_000_000
"""Bytes that are read of each file."""


@dataclass(frozen=True, slots=True)
class Left:
    """What the review left behind, as it was: the change in words, and of each finding its severity and what it says."""

    change: str
    findings: tuple[tuple[str, str], ...] | None
    """None where they can't be read."""


def read_left(packed: bytes) -> Left:
    """What is in the packed artefact. Raises ValueError for what is not such an artefact."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as folder:
            change = _text(folder, FILE)
            findings = _text(folder, FINDINGS) if FINDINGS in folder.namelist() else ""
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ValueError(f"The artefact holds no readable {FILE}: {error}") from error
    return Left(change, read_findings(findings))


def _text(folder: zipfile.ZipFile, name: str) -> str:
    with folder.open(name) as file:
        return file.read(MOST_UNPACKED).decode("utf-8", errors="replace")


def read_findings(text: str) -> tuple[tuple[str, str], ...] | None:
    """The findings that the check printed as JSON, the worst first; None for what it never prints."""
    worst = list(SEVERITIES)
    try:
        found = [
            (worst.index(one["severity"]), f"{one['file']}:{one['line']}: {one['message']} {one['hint']} [{one['rule']}]")
            for one in json.loads(text)
        ]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return tuple((worst[place], said) for place, said in sorted(found, key=lambda one: one[0]))
