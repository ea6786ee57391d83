"""What is done so that no page is nearly empty: a chapter or an area is set a little tighter, or an area begins no page.

An area begins a page, but where the page before would be filled less than about a third (the theme says how much), or where the
whole area has room on it. All this is decided once for a report, by the PDF, and written into the Word file too, so that pages
break alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree

from kommunkompassen.base.theme import Theme, read_theme
from kommunkompassen.publish import pdf
from kommunkompassen.publish.ooxml import element, set_property, style_of, twips, w
from kommunkompassen.publish.pdf import Filling, Left
from kommunkompassen.report.content import Content

_AREA = "omrade-"
_UNIT = re.compile(r"(kapitel|omrade)-\d+")
_ITEMS = re.compile(r"Compact|Strengths|Improvements|List(Bullet|Number)\d?")
_RUNNING = re.compile(rf"BodyText|FirstParagraph|Lead|ListContinue\d?|{_ITEMS.pattern}")
"""The styles of running text, and those of items in it."""
"""What the schema wants before a paragraph's spacing, of all that ours have."""
_FOOT = 0.01
"""What a line, or a table's last row, reaches below its letters, down to which `inspect.pages` looks: a share of the page."""


def compiled(typst_body: str, content: Content, folder: Path) -> tuple[bytes, Filling]:
    """The PDF, and what was done to fill its pages: that alone which does good.

    Raises ToolError as `pdf.compile_pdf`.
    """

    def left(filling: Filling) -> list[Left]:
        return pdf.pages_left(typst_body, content, folder, filling)

    theme = read_theme()
    ends, filling = _tightened(left, left(Filling()), Filling())
    # Whether an area begins a page is known only when those before it have their places.
    for index in range(len(ends)):
        if ends[index].next.startswith(_AREA) and _goes_on(ends[index : index + 2], theme):
            filling = filling._replace(following=(*filling.following, ends[index].next))
            ends = left(filling)
    ends, filling = _tightened(left, ends, filling)
    # Set tighter, an area may have come to begin a page after all.
    filling = filling._replace(following=tuple(end.next for end in ends if end.next in filling.following and end.filled > _FOOT))
    return pdf.compile_pdf(typst_body, content, folder, filling=filling), filling


def _tightened(left: Callable[[Filling], list[Left]], ends: list[Left], filling: Filling) -> tuple[list[Left], Filling]:
    """What ends on pages that are nearly empty, set tighter where that makes them fewer, with the areas that it follows on."""
    empty = _nearly_empty(ends)
    if not empty:
        return ends, filling
    before = {end.next: end.unit for end in ends if end.unit and end.next in filling.following}
    tight = dict.fromkeys(filling.tight)
    for ending in empty:
        unit: str | None = ending
        while unit:
            tight[unit] = None
            unit = before.get(unit)
    more = filling._replace(tight=tuple(tight))
    tighter = left(more)
    return (tighter, more) if len(_nearly_empty(tighter)) < len(empty) else (ends, filling)


def _nearly_empty(ends: Sequence[Left]) -> list[str]:
    """The chapters and areas that end on a page that is nearly empty, with another on the next page."""
    least = read_theme().page.least_filled + _FOOT
    return [left.unit for left in ends if left.unit and left.filled < least]


def _goes_on(ends: Sequence[Left], theme: Theme) -> bool:
    """Whether the area that begins at the first of two ends, now with a page of its own, begins on the page before it."""
    before, *after = ends
    if before.filled < theme.page.least_before_area:
        return True
    height = theme.page.height_mm - theme.page.top_mm - theme.page.bottom_mm
    room = theme.text["heading2"].before_pt * 25.4 / 72 / height + _FOOT
    return any(end.page == before.page + 1 and before.filled + room + end.filled <= 1 for end in after)


def tighten(body: etree._Element, tight: Sequence[str], theme: Theme) -> None:
    """Set the running text of the chapters and areas tighter in a Word file's body, as the PDF has it."""
    chapter = area = ""
    for paragraph in body.iterchildren(w("p")):
        style = style_of(paragraph)
        names = [start.get(w("name"), "") for start in paragraph.iter(w("bookmarkStart"))]
        unit = next((name for name in names if _UNIT.fullmatch(name)), "")
        if style == "Heading1":
            chapter, area = unit, ""
        elif style == "Heading2":
            area = unit
        elif _RUNNING.fullmatch(style) and (chapter in tight or area in tight):
            _set_pitch(paragraph, theme, item=bool(_ITEMS.fullmatch(style)))


def _set_pitch(paragraph: etree._Element, theme: Theme, *, item: bool) -> None:
    values: dict[str, str | int] = {"line": twips(theme.page.tight_line_pt), "lineRule": "atLeast"}
    if item:
        values["before"] = twips(theme.page.tight_item_pt)
    set_property(paragraph, element("spacing", values))
