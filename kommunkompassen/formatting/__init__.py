"""Evaluation files in one canonical form, so that a change in git shows what was changed and nothing else.

Comes in: a document without errors, or an edition for a new file. Goes out: the text of the file.
May import: base, read, repository, points, check.
"""

from __future__ import annotations

from kommunkompassen.base import whole_file
from kommunkompassen.base.contents import digest
from kommunkompassen.base.whole_file import ChangedMeanwhileError
from kommunkompassen.formatting.layout import layout
from kommunkompassen.formatting.remarks import remarks
from kommunkompassen.formatting.same import assert_same
from kommunkompassen.read import Document, document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.parse import parse
from kommunkompassen.read.source import Mapping, Source


def canonical(source: Source) -> str:
    """The file's content in its one form. The source must have been read without errors."""
    assert isinstance(source.root, Mapping)
    return layout(source.root, remarks(source))


def formatted(old: Document[Evaluation]) -> str:
    """The file's content in its one form, having made sure that it says the same. The document must have no errors.

    Raises DifferenceError (a bug in the formatting) where it would say something else.
    """
    text = canonical(old.source)
    new = document(parse(Source(old.path), text), Evaluation)
    assert_same(old, new)
    assert canonical(new.source) == text, f"{old.path}: formatting twice is not the same as once"
    return text


def format_file(read_document: Document[Evaluation], *, write: bool) -> bool:
    """Whether the file is not in its one form; with `write` it is then put in it. The document must have no errors.

    Raises ChangedMeanwhileError where someone has written the file since it was read.
    """
    path = read_document.path
    new, data = formatted(read_document).encode("utf-8"), path.read_bytes()
    if new == data:
        return False
    if write and not (read_document.source.digest == digest(data) and whole_file.replace(path, data, new)):
        raise ChangedMeanwhileError(path)
    return True
