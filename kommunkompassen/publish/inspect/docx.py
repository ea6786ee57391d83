"""What Word's own accessibility checker and a screen reader need of the Word file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kommunkompassen.publish.inspect.flaw import Flaw, jumps
from kommunkompassen.publish.ooxml import parse, style_of, unzip, w

_DESCRIPTION = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_IN_CONTENTS = 2


def flaws(data: bytes) -> list[Flaw]:
    """Everything that is missing."""
    parts = unzip(data, "word/document.xml", "word/styles.xml", "docProps/core.xml")
    body = parse(parts["word/document.xml"]).find(w("body"))
    assert body is not None, "a Word file has a body"
    found = list(_properties(parse(parts["word/styles.xml"]), parse(parts["docProps/core.xml"])))
    place = ""
    levels = []
    for element in body:
        if element.tag == w("tbl"):
            found += _table(element, place)
        for paragraph in element.iter(w("p")):
            if level := _level(paragraph):
                place = _text(paragraph)
                levels.append((level, place))
        for picture in element.iter(_DESCRIPTION):
            if not picture.get("descr", "").strip():
                found.append(Flaw("alt-text", "docx", place))
        if element.tag == w("p") and not len(element):
            found.append(Flaw("empty-paragraph", "docx", place))
    found += [Flaw("heading-jump", "docx", text) for text in jumps(levels)]
    entries = [_text(paragraph) for paragraph in body.iter(w("p")) if style_of(paragraph) in ("TOC1", "TOC2")]
    for level, text in levels:
        if level <= _IN_CONTENTS and not any(entry.startswith(text) for entry in entries):
            found.append(Flaw("contents-entry", "docx", text))
    return found


def _properties(styles: etree._Element, core: etree._Element) -> Iterator[Flaw]:
    language = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    if language is None or language.get(w("val")) != "sv-SE":
        yield Flaw("language", "docx")
    if not (core.findtext(_TITLE) or "").strip():
        yield Flaw("title", "docx")


def _level(paragraph: etree._Element) -> int:
    style = style_of(paragraph)
    return int(style[-1]) if style.startswith("Heading") and style[-1].isdecimal() else 0


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))


def _table(table: etree._Element, place: str) -> Iterator[Flaw]:
    before = table.getprevious()
    caption = _text(before) if before is not None and style_of(before) == "TableCaption" else place
    first = table.find(w("tr"))
    if first is None or first.find(f"{w('trPr')}/{w('tblHeader')}") is None:
        yield Flaw("table-heading", "docx", caption)
