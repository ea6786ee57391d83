"""What is seen of the PDF only when its pages are laid out: that nothing leaves them, and that none is nearly empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import c_float
from functools import cache
from typing import Any, NamedTuple

import pypdfium2_raw as raw

from kommunkompassen.base.theme import Theme, read_theme
from kommunkompassen.publish.inspect.flaw import Flaw

_NEARLY_EMPTY = "nearly-empty"
_POINTS_PER_MM = 72 / 25.4
_TOLERANCE_PT = 2
"""How far a letter's edge may reach beyond its line's."""


class Thing(NamedTuple):
    """A piece of text, a picture or a line on a page, and where it lies: points from the paper's left and lower edge."""

    is_text: bool
    left: float
    bottom: float
    right: float
    top: float


def flaws(data: bytes) -> list[Flaw]:
    """Everything that lies where it should not, and the pages that are nearly empty."""
    theme = read_theme()
    laid_out = things_on_pages(data)
    return [
        Flaw(what, "pdf", f"sida {number}")
        for number, things in enumerate(laid_out, 1)
        for what in _wrong(things, theme, first=number == 1)
        # The last one of several may be as empty as it is.
        if what != _NEARLY_EMPTY or number < len(laid_out) or number == 1
    ]


def things_on_pages(data: bytes) -> list[list[Thing]]:
    """What lies on each page."""
    # The library as it is in C: its objects for Python take several times as long.
    _begun()
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    try:
        return [list(_things(document, number)) for number in range(raw.FPDF_GetPageCount(document))]
    finally:
        raw.FPDF_CloseDocument(document)


@cache
def _begun() -> None:
    raw.FPDF_InitLibrary()


def _things(document: Any, number: int) -> Iterator[Thing]:
    page = raw.FPDF_LoadPage(document, number)
    left, bottom, right, top = (c_float() for _ in range(4))
    try:
        for index in range(raw.FPDFPage_CountObjects(page)):
            thing = raw.FPDFPage_GetObject(page, index)
            if raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
                yield Thing(
                    raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_TEXT, left.value, bottom.value, right.value, top.value
                )
    finally:
        raw.FPDF_ClosePage(page)


def _wrong(things: Sequence[Thing], theme: Theme, *, first: bool) -> Iterator[str]:
    page, point = theme.page, _POINTS_PER_MM
    left, right = page.left_mm * point - _TOLERANCE_PT, (page.width_mm - page.right_mm) * point + _TOLERANCE_PT
    if any(thing.left < left or thing.right > right for thing in things):
        yield "outside-text"
    elif any(thing.bottom < 0 or thing.top > page.height_mm * point for thing in things):
        yield "outside-paper"
    # A logo that is a drawing is many things; nothing else on the cover is drawn.
    drawn = [thing for thing in things if first and not thing.is_text]
    highest = theme.logo.height_mm * point + _TOLERANCE_PT
    if drawn and max(thing.top for thing in drawn) - min(thing.bottom for thing in drawn) > highest:
        yield "logo-size"
    head, foot = (page.height_mm - page.top_mm) * point, page.bottom_mm * point
    lowest = min((thing.bottom for thing in things if foot <= thing.bottom < head), default=head)
    if head - lowest < page.least_filled * (head - foot):
        yield _NEARLY_EMPTY
