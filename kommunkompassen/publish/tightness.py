"""Which chapters and areas are set a little tighter, because their last page would else be nearly empty.

Decided once for a report, by the PDF, and written into the Word file too, so that pages break alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from kommunkompassen.base.theme import Theme, read_theme
from kommunkompassen.publish import pdf
from kommunkompassen.publish.ooxml import element, style_of, twips, w
from kommunkompassen.report.content import Content

_UNIT = re.compile(r"(kapitel|omrade)-\d+")
_ITEMS = re.compile(r"Compact|Strengths|Improvements|List(Bullet|Number)\d?")
_RUNNING = re.compile(rf"BodyText|FirstParagraph|Lead|ListContinue\d?|{_ITEMS.pattern}")
"""The styles of running text, and those of items in it."""
_BEFORE_SPACING = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "suppressAutoHyphens")
"""What the schema wants before a paragraph's spacing, of all that ours have."""
_FOOT = 0.01
"""What a line, or a table's last row, reaches below its letters, down to which `inspect.pages` looks: a share of the page."""


def compiled(typst_body: str, content: Content, folder: Path) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, and the ids of the chapters and areas in it that are set tighter: those alone to which it does good.

    Raises ToolError as `pdf.compile_pdf`.
    """

    def nearly_empty(tight: Sequence[str]) -> list[str]:
        left = pdf.pages_left(typst_body, content, folder, tight=tight)
        return [page.unit for page in left if page.unit and page.filled < least]

    least = read_theme().page.least_filled + _FOOT
    empty = nearly_empty(())
    tight = tuple(dict.fromkeys(empty))
    if tight and len(nearly_empty(tight)) >= len(empty):
        tight = ()
    return pdf.compile_pdf(typst_body, content, folder, tight=tight), tight


def tighten(body: etree._Element, tight: Sequence[str], theme: Theme) -> None:
    """Set the running text of the chapters and areas tighter in a Word file's body, as the PDF has it."""
    chapter = area = ""
    for paragraph in body.iterchildren(w("p")):
        style = style_of(paragraph)
        names = [start.get(w("name"), "") for start in paragraph.iter(w("bookmarkStart"))]
        found = next((name for name in names if _UNIT.fullmatch(name)), "")
        if style == "Heading1":
            chapter, area = found, ""
        elif style == "Heading2":
            area = found
        elif _RUNNING.fullmatch(style) and (chapter in tight or area in tight):
            _set_pitch(paragraph, theme, item=bool(_ITEMS.fullmatch(style)))


def _set_pitch(paragraph: etree._Element, theme: Theme, *, item: bool) -> None:
    properties = paragraph.find(w("pPr"))
    assert properties is not None, "it has a style"
    values: dict[str, str | int] = {"line": twips(theme.page.tight_line_pt), "lineRule": "atLeast"}
    if item:
        values["before"] = twips(theme.page.tight_item_pt)
    before = [found for found in properties if etree.QName(found).localname in _BEFORE_SPACING]
    properties.insert(len(before), element("spacing", values))
