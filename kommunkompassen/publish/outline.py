"""The pages on which the PDF's chapters and sections begin, for the contents list of the Word file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the PDF's outline: its level from 1, its text and its page from 1."""

    level: int
    title: str
    page: int


def outline(pdf: bytes) -> list[Entry]:
    """All headings in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as tree:
        pages: dict[object, int] = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        return list(_entries(tree.root, 1, pages))


def _entries(items: list[pikepdf.OutlineItem], level: int, pages: dict[object, int]) -> Iterator[Entry]:
    for item in items:
        destination = item.destination
        assert isinstance(destination, pikepdf.Array), "the outline points at pages"
        yield Entry(level, item.title, pages[destination[0].objgen])
        yield from _entries(item.children, level + 1, pages)
