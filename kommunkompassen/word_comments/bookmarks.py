"""A draft's marks at the block that they are for, also where an editor has put one at the end of the block before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from kommunkompassen.publish.ooxml import w
from kommunkompassen.report.places import digest_and_code
from kommunkompassen.word_comments.line_numbers import is_line_number


def at_their_blocks(root: etree._Element) -> None:
    """Move a mark that stands last in a paragraph, behind another's line number, into the next where that has none.

    A mark stands between its block's words and their line number. When the words of a paragraph that ends a section are written
    anew, LibreOffice leaves its mark at the end of the paragraph before.
    """
    for paragraph, following in pairwise(list(root.iter(w("p")))):
        own = list(_marks(paragraph))
        if len(own) > 1 and _is_last(own[-1], paragraph) and next(_marks(following), None) is None:
            following.append(own[-1])


def _marks(paragraph: etree._Element) -> Iterator[etree._Element]:
    return (mark for mark in paragraph.iter(w("bookmarkStart")) if digest_and_code(mark.get(w("name"), "")))


def _is_last(mark: etree._Element, paragraph: etree._Element) -> bool:
    """Whether no words follow in the paragraph, and what stands before it there is a line number."""
    row = [
        element for element in paragraph.iter(w("r"), w("bookmarkStart")) if element is mark or element.find(w("t")) is not None
    ]
    return len(row) > 1 and row[-1] is mark and is_line_number(row[-2])
