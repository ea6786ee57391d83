"""The pages on which the PDF's chapters and sections begin, for the contents list of the Word file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, OutlineItem, Pdf


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the PDF's outline: its level from 1, its text, its page from 1, and where on the page, in points."""

    level: int
    title: str
    page: int
    top: float = 0


def outline(pdf: bytes) -> list[Entry]:
    """All headings in reading order."""
    import pikepdf  # noqa: PLC0415  while it is imported, pandoc is at work

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return entries(document)


def entries(document: Pdf) -> list[Entry]:
    """All headings of an opened PDF in reading order."""
    with document.open_outline() as tree:
        return list(_entries(tree.root, 1, page_numbers(document)))


def page_numbers(document: Pdf) -> dict[object, int]:
    """The pages' numbers from 1, by what the file's own pointers to pages say."""
    return {page.objgen: number for number, page in enumerate(document.pages, 1)}


def place(destination: Object, pages: dict[object, int]) -> tuple[int, float]:
    """The page that a pointer leads to, and where on it."""
    return pages[destination[0].objgen], float(destination[3])


def _entries(items: list[OutlineItem], level: int, pages: dict[object, int]) -> Iterator[Entry]:
    for item in items:
        destination = item.destination
        assert destination is not None, "the outline points at pages"
        assert not isinstance(destination, str | int), "and not at names"
        yield Entry(level, item.title, *place(destination, pages))
        yield from _entries(item.children, level + 1, pages)
