"""The cover's facts stand at the foot of the page, as in the PDF: in Word by the space before the first of them.

Where there are so many that the page has no room for them, its first line stands higher instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from lxml import etree

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import element, set_property, style_of, twips, w

_FIRST_LINE, _FIRST_FACT, _AFTER_COVER = "CoverName", "CoverLabel", "TOCHeading"
_LETTER = 0.56
"""How wide a letter is at most, on average: a share of its type's size."""
_SPARE_PT = 36
"""Left free, so that no program's way of measuring moves the last fact to a page of its own."""


def facts_at_the_foot(body: etree._Element, theme: Theme) -> None:
    """Give the first fact the room before it that is left on the page."""
    cover = list(_cover(body))
    first = {style_of(paragraph): paragraph for paragraph in reversed(cover)}
    if _FIRST_FACT not in first:
        return
    height = (theme.page.height_mm - theme.page.top_mm - theme.page.bottom_mm) * 72 / 25.4
    room = height - _SPARE_PT - sum(_height(paragraph, theme) for paragraph in cover)
    moved = first[_FIRST_FACT if room > 0 else _FIRST_LINE]
    set_property(moved, element("spacing", {"before": twips(max(0, _before(moved, theme) + room))}))


def _cover(body: etree._Element) -> Iterator[etree._Element]:
    for paragraph in body.iterchildren(w("p")):
        if style_of(paragraph) == _AFTER_COVER:
            return
        yield paragraph


def _height(paragraph: etree._Element, theme: Theme) -> float:
    """A paragraph's height in points, a logo's with it."""
    if paragraph.find(f".//{w('drawing')}") is not None:
        return theme.logo.height_mm * 72 / 25.4
    look = theme.text[_text(paragraph, theme)]
    letters = sum(len(text.text or "") for text in paragraph.iter(w("t")))
    width = (theme.page.width_mm - theme.page.left_mm - theme.page.right_mm) * 72 / 25.4
    return _before(paragraph, theme) + look.line_pt * max(1, ceil(letters * look.size_pt * _LETTER / width))


def _text(paragraph: etree._Element, theme: Theme) -> str:
    block = _blocks(theme).get(style_of(paragraph))
    return theme.blocks[block].text if block else "body"


def _before(paragraph: etree._Element, theme: Theme) -> float:
    block = _blocks(theme).get(style_of(paragraph))
    own = theme.blocks[block].before_pt if block else None
    return theme.text[_text(paragraph, theme)].before_pt if own is None else own


def _blocks(theme: Theme) -> dict[str, str]:
    """The blocks by the ids of their styles."""
    return {theme.word_name(kind).replace(" ", ""): kind for kind in theme.blocks}
