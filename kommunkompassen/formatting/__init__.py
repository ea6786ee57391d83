"""Evaluation files in one canonical form, so that a change in git shows what was changed and nothing else."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from kommunkompassen.formatting.layout import layout
from kommunkompassen.formatting.remarks import remarks
from kommunkompassen.formatting.same import assert_same
from kommunkompassen.models import Evaluation
from kommunkompassen.parse import parse
from kommunkompassen.read import Document, document, read_evaluation
from kommunkompassen.source import Mapping, Source


def canonical(source: Source) -> str:
    """The file's content in its one form. The source must have been read without errors."""
    assert isinstance(source.root, Mapping)
    return layout(source.root, remarks(source))


def formatted(path: Path) -> str:
    """The file's content in its one form, having made sure that it says the same; the file must have no errors.

    Raises DifferenceError (a bug in the formatting) where it would say something else.
    """
    return _safe(read_evaluation(path))


def format_file(read_document: Document[Evaluation], *, write: bool) -> bool:
    """Whether the file is not in its one form; with `write` it is then put in it. The document must have no errors."""
    path = read_document.path
    new = _safe(read_document).encode("utf-8")
    if new == path.read_bytes():
        return False
    if write:
        _replace(path.resolve(), new)
    return True


def _safe(old: Document[Evaluation]) -> str:
    text = canonical(old.source)
    new = document(parse(Source(old.path), text), Evaluation)
    assert_same(old, new)
    assert canonical(new.source) == text, f"{old.path}: formatting twice is not the same as once"
    return text


def _replace(path: Path, data: bytes) -> None:
    """Put a whole new file in the old one's place; whatever happens there is one or the other."""
    with tempfile.TemporaryDirectory(prefix=f".{path.stem}.new-", dir=path.parent) as aside:
        new = Path(aside, path.name)
        new.write_bytes(data)
        shutil.copymode(path, new)
        new.replace(path)
