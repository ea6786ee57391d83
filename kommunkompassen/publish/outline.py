"""The pages on which the PDF's chapters and sections begin, for the contents list of the Word file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import OutlineItem


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the PDF's outline: its level from 1, its text and its page from 1."""

    level: int
    title: str
    page: int


def outline(pdf: bytes) -> list[Entry]:
    """All headings in reading order."""
    import pikepdf  # noqa: PLC0415  while it is imported, pandoc is at work

    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as tree:
        pages: dict[object, int] = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        return list(_entries(tree.root, 1, pages))


def page_count(pdf: bytes) -> int:
    """How many pages it has."""
    import pikepdf  # noqa: PLC0415  as above

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def _entries(items: list[OutlineItem], level: int, pages: dict[object, int]) -> Iterator[Entry]:
    for item in items:
        yield Entry(level, item.title, pages[_page(item)])
        yield from _entries(item.children, level + 1, pages)


def _page(item: OutlineItem) -> object:
    destination = item.destination
    assert destination is not None, "the outline points at pages"
    assert not isinstance(destination, str | int), "and not at names"
    return destination[0].objgen
