"""Where the project's folders are, and ids made from names."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
EVALUATIONS = PROJECT / "evaluations"
RUBRICS = PROJECT / "rubrics"
REFERENCES = PROJECT / "references"
SCHEMAS = PROJECT / "schemas"
TEMPLATES = PROJECT / "templates"
FONTS = TEMPLATES / "fonts"
OUTPUT = PROJECT / "output"
ASSETS = "assets"
"""The folder for logos, beside the evaluations."""


@cache
def slug(name: str) -> str:
    """Upplands Väsby -> upplands-vasby: å ä -> a, ö -> o, everything but letters and digits -> one hyphen."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("ø", "o").replace("æ", "a"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def leads_out(path: Path) -> bool:
    """Whether the file is a link to another folder; in a change that someone proposes it could point at anything."""
    return path.is_symlink() and path.parent.resolve() not in path.resolve().parents


def shown(path: Path) -> str:
    """A path as the reader would type it: relative to where the command was given, if it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()
