"""The Word file's contents list: a field that Word can update, already filled in with the right pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import XML_SPACE, element, mm_to_twips, style_of, w
from kommunkompassen.publish.outline import Entry

DEPTH = 2
PLACEHOLDER = "ContentsPlaceholder"
_INSTRUCTION = f' TOC \\o "1-{DEPTH}" \\h \\u '


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the contents list leads to."""

    level: int
    text: str
    bookmark: str


def contents_list(
    body: etree._Element, headings: Sequence[Heading], pages: Sequence[Entry], theme: Theme
) -> list[etree._Element]:
    """Replace the placeholder with one linked line per chapter, section and area, and return the lines.

    Raises ValueError if the document's headings are not the PDF's.
    """
    place = next((p for p in body.iter(w("p")) if style_of(p) == PLACEHOLDER), None)
    if place is None:
        return []
    entries = [entry for entry in pages if entry.level <= DEPTH]
    if [heading.level for heading in headings] != [entry.level for entry in entries]:
        raise ValueError("the Word file's headings differ from the PDF's")
    lines = [_line(heading, entry.page, theme) for heading, entry in zip(headings, entries, strict=True)]
    if lines:
        first = 1 if lines[0][0].tag == w("pPr") else 0
        for offset, run in enumerate((_mark("begin"), _instruction(_INSTRUCTION), _mark("separate"))):
            lines[0].insert(first + offset, run)
        lines[-1].append(_mark("end"))
    for line in lines:
        place.addprevious(line)
    parent = place.getparent()
    assert parent is not None
    parent.remove(place)
    return lines


def headings_in(body: etree._Element) -> Iterator[Heading]:
    """The headings with a bookmark inside each, for the links; pandoc's own stands before the paragraph."""
    number = 0
    for paragraph in body.iter(w("p")):
        style = style_of(paragraph)
        if style not in ("Heading1", "Heading2"):
            continue
        number += 1
        name = f"_Toc{number:08d}"
        start = element("bookmarkStart", {"id": 900000 + number, "name": name})
        paragraph.insert(1, start)
        paragraph.append(element("bookmarkEnd", {"id": 900000 + number}))
        yield Heading(int(style[-1]), "".join(text.text or "" for text in paragraph.iter(w("t"))), name)


def _line(heading: Heading, page: int, theme: Theme) -> etree._Element:
    tabs = element("tabs", None, element("tab", {"val": "right", "leader": "dot", "pos": mm_to_twips(theme.page.text_mm)}))
    properties = element("pPr", None, element("pStyle", {"val": f"TOC{heading.level}"}), tabs)
    link = element("hyperlink", {"anchor": heading.bookmark, "history": 1})
    link.append(_text(heading.text))
    quiet = element("rPr", None, element("b", {"val": 0}), element("color", {"val": theme.colours.mark[1:].upper()}))
    link.append(element("r", None, quiet, element("tab")))
    link.extend([_mark("begin"), _instruction(f" PAGEREF {heading.bookmark} \\h "), _mark("separate")])
    link.extend([_text(str(page)), _mark("end")])
    return element("p", None, properties, link)


def _text(text: str) -> etree._Element:
    made = element("t")
    made.text = text
    made.set(XML_SPACE, "preserve")
    return element("r", None, made)


def _instruction(text: str) -> etree._Element:
    made = element("instrText")
    made.text = text
    made.set(XML_SPACE, "preserve")
    return element("r", None, made)


def _mark(kind: str) -> etree._Element:
    return element("r", None, element("fldChar", {"fldCharType": kind}))
