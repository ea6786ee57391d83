"""Where the project's folders are, and ids made from names."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
EVALUATIONS = PROJECT / "evaluations"
RUBRICS = PROJECT / "rubrics"
REFERENCES = PROJECT / "references"
SCHEMAS = PROJECT / "schemas"
TEMPLATES = PROJECT / "templates"
FONTS = TEMPLATES / "fonts"
OUTPUT = PROJECT / "output"
SITE_SETTINGS = PROJECT / "site.yaml"
SYNONYMS = PROJECT / "synonyms.yaml"
MENTIONS = "mentions.yaml"
"""The file of role models, beside the evaluations' folder."""
ASSETS = "assets"
"""The folder for logos, beside the evaluations."""


DEFAULT_TEXTS = TEMPLATES / "texts"
COMMON_TEXTS = "common"
"""The folder for default texts that are the same in all editions; searched last."""


def default_text(name: str, folders: Iterable[str]) -> Path | None:
    """The file of an edition's default text ("about", "area-3"), which names the folders to search; None where it has none."""
    files = (DEFAULT_TEXTS / folder / f"{name}.md" for folder in (*folders, COMMON_TEXTS))
    return next((file for file in files if file.is_file()), None)


@cache
def slug(name: str) -> str:
    """Upplands Väsby -> upplands-vasby: å ä -> a, ö -> o, everything but letters and digits -> one hyphen."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("ø", "o").replace("æ", "a"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


_COPY = re.compile(r"^(?:kopia av|copy of)[ _-]+|(?:[ _–-]*\(\d+\)|[ _–-]+(?:kopia|copy)(?:[ _-]*\d+)?)$", re.IGNORECASE)
"""How systems call a copy: kumla-2027 (1), kumla-2027 - kopia, Kopia av kumla-2027."""
_OTHER_ENDING = re.compile(r"\.ya?ml(?:\.(?:txt|text|docx?|odt|rtf))?$|(?<=-\d{4})\.(?:txt|text)$", re.IGNORECASE)


def meant_name(name: str) -> str:
    """What a file among the evaluations should be called: kumla-2027.yaml for kumla-2027 (1).yaml and kumla-2027.yaml.txt.

    Its own name, where it is rightly called or was not meant as an evaluation.
    """
    stem = _OTHER_ENDING.sub("", unicodedata.normalize("NFC", name))
    if len(stem) == len(name):
        return name
    while (shorter := _COPY.sub("", stem)) not in (stem, ""):
        stem = shorter
    return name if f"{stem}.yaml" == unicodedata.normalize("NFC", name) else f"{stem}.yaml"


def leads_out(path: Path) -> bool:
    """Whether the file is a link to another folder; in a change that someone proposes it could point at anything."""
    # These, unlike a path's own, raise nothing for links that lead round to themselves and for names that are too long.
    return os.path.islink(path) and Path(os.path.realpath(path.parent)) not in Path(os.path.realpath(path)).parents  # noqa: PTH114


def shown(path: Path) -> str:
    """A path as the reader would type it: relative to where the command was given, if it lies below."""
    return _shown(path, Path.cwd())


@lru_cache(maxsize=64)
def _shown(path: Path, folder: Path) -> str:
    # The system is asked of every part of a path, and a file with thousands of findings is shown thousands of times.
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):
        return path.as_posix()
