"""Which chapters and areas are set a little tighter, because their last page would else be nearly empty.

Decided once for a report, by the PDF, and written into the Word file too, so that pages break alike.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish import pdf
from kommunkompassen.publish.inspect import pages
from kommunkompassen.publish.ooxml import element, style_of, twips, w
from kommunkompassen.publish.outline import page_numbers, place
from kommunkompassen.report.content import Content

_UNIT = re.compile(r"(kapitel|omrade)-\d+")
_ITEMS = re.compile(r"Compact|Strengths|Improvements|List(Bullet|Number)\d?")
_RUNNING = re.compile(rf"BodyText|FirstParagraph|Lead|ListContinue\d?|{_ITEMS.pattern}")
"""The styles of running text, and those of items in it."""
_BEFORE_SPACING = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "suppressAutoHyphens")
"""What the schema wants before a paragraph's spacing, of all that ours have."""


def compiled(typst_body: str, content: Content, folder: Path) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, and the ids of the chapters and areas in it that are set tighter: those alone to which it does good.

    Raises ToolError as `pdf.compile_pdf`.
    """
    made = pdf.compile_pdf(typst_body, content, folder)
    empty = pages.nearly_empty(made)
    tight = _units(made, empty) if empty else ()
    if tight:
        tighter = pdf.compile_pdf(typst_body, content, folder, tight=tight)
        if len(pages.nearly_empty(tighter)) < len(empty):
            return tighter, tight
    return made, ()


def _units(made: bytes, empty: Sequence[int]) -> tuple[str, ...]:
    """The chapters and areas that end on the pages."""
    import pikepdf  # noqa: PLC0415  while it is imported, pandoc is at work

    with pikepdf.open(io.BytesIO(made)) as document:
        numbers = page_numbers(document)
        # A text that leads to no place of its own is none of ours, which whoever reads its headings says.
        if "/Names" not in document.Root:
            return ()
        names = pikepdf.NameTree(document.Root.Names.Dests)
        begun = [(*place(found, numbers), str(name)) for name, found in names.items() if _UNIT.fullmatch(str(name))]
    # Further down on a page is less far from its foot.
    begun.sort(key=lambda one: (one[0], -one[1]))
    return tuple(
        dict.fromkeys([one[2] for one in begun if one[0] <= page][-1] for page in empty if begun and page >= begun[0][0])
    )


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
