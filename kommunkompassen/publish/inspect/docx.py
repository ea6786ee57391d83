"""What Word's own accessibility checker and a screen reader need of the Word file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish.inspect.flaw import Flaw, jumps
from kommunkompassen.publish.ooxml import parse, style_of, unzip, w
from kommunkompassen.publish.word_tables import WITH_ROW_HEADINGS, table_style

_DESCRIPTION = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_IN_CONTENTS = 2
_PER_TWIP, _PER_MM = 635, 36000
_READ = (
    "[Content_Types].xml",
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "docProps/core.xml",
)


class Numbers:
    """Counts as Word does what headings begin with, from their styles and lists."""

    def __init__(self, styles: etree._Element, numbering: etree._Element) -> None:
        self._of_style = {
            style.get(w("styleId"), ""): number.get(w("val"), "")
            for style in styles.iter(w("style"))
            for number in style.iterfind(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        }
        texts = {
            definition.get(w("abstractNumId")): text.get(w("val"), "")
            for definition in numbering.iter(w("abstractNum"))
            for text in definition.iterfind(f"{w('lvl')}[1]/{w('lvlText')}")
        }
        self._texts = {
            one.get(w("numId"), ""): texts[definition.get(w("val"))]
            for one in numbering.iter(w("num"))
            for definition in one.iter(w("abstractNumId"))
        }
        self._counts: Counter[str] = Counter()

    def next(self, paragraph: etree._Element) -> str:
        """What stands before the next heading's text; nothing where it is in no list."""
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        number = self._of_style.get(style_of(paragraph), "") if own is None else own.get(w("val"), "")
        if number not in self._texts:
            return ""
        self._counts[number] += 1
        return f"{self._texts[number].replace('%1', str(self._counts[number]))} "


def flaws(data: bytes) -> list[Flaw]:
    """Everything that is missing."""
    parts = {name: parse(part) for name, part in unzip(data, *_READ).items()}
    body = parts["word/document.xml"].find(w("body"))
    assert body is not None, "a Word file has a body"
    found = [*_package(parts["[Content_Types].xml"], parts["word/settings.xml"])]
    found += _properties(parts["word/styles.xml"], parts["docProps/core.xml"])
    numbers = Numbers(parts["word/styles.xml"], parts["word/numbering.xml"])
    widest = _text_width(body)
    place = ""
    levels, entries = [], []
    for element in body:
        if element.tag == w("tbl"):
            found += _table(element, place)
        for paragraph in element.iter(w("p")):
            style = style_of(paragraph)
            if level := _level(style):
                place = numbers.next(paragraph) + _text(paragraph)
                levels.append((level, place))
            elif style in ("TOC1", "TOC2"):
                entries.append(_text(paragraph))
            elif style == "Logo":
                found += _logo(paragraph)
        for picture in element.iter(_DESCRIPTION):
            if not picture.get("descr", "").strip():
                found.append(Flaw("alt-text", "docx", place))
        for size in element.iter(_EXTENT):
            if int(size.get("cx", "0")) > widest:
                found.append(Flaw("picture-outside", "docx", place))
        if element.tag == w("p") and not len(element):
            found.append(Flaw("empty-paragraph", "docx", place))
    found += [Flaw("heading-jump", "docx", text) for text in jumps(levels)]
    for level, text in levels:
        if level <= _IN_CONTENTS and not any(entry.startswith(text) for entry in entries):
            found.append(Flaw("contents-entry", "docx", text))
    return found


def _package(types: etree._Element, settings: etree._Element) -> Iterator[Flaw]:
    """What Word itself refuses to open, or opens as a file of an older Word."""
    declared = [one.get("Extension", "").lower() or one.get("PartName", "") for one in types]
    for name in sorted({name for name in declared if declared.count(name) > 1}):
        yield Flaw("declared-twice", "docx", name)
    modes = [one.get(w("val")) for one in settings.iter(w("compatSetting")) if one.get(w("name")) == "compatibilityMode"]
    if modes != ["15"]:
        yield Flaw("compatibility-mode", "docx")


def _text_width(body: etree._Element) -> int:
    """How wide the text is, in English metric units."""
    size, margins = body.find(f"{w('sectPr')}/{w('pgSz')}"), body.find(f"{w('sectPr')}/{w('pgMar')}")
    assert size is not None, "the reference document has a page"
    assert margins is not None, "and its margins"
    return (int(size.get(w("w"), "0")) - int(margins.get(w("left"), "0")) - int(margins.get(w("right"), "0"))) * _PER_TWIP


def _logo(paragraph: etree._Element) -> Iterator[Flaw]:
    highest = read_theme().logo.height_mm * _PER_MM
    for size in paragraph.iter(_EXTENT):
        if int(size.get("cy", "0")) > highest:
            yield Flaw("logo-size", "docx")


def _properties(styles: etree._Element, core: etree._Element) -> Iterator[Flaw]:
    language = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    if language is None or language.get(w("val")) != "sv-SE":
        yield Flaw("language", "docx")
    if not (core.findtext(_TITLE) or "").strip():
        yield Flaw("title", "docx")


def _level(style: str) -> int:
    return int(style[-1]) if style.startswith("Heading") and style[-1].isdecimal() else 0


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))


def _table(table: etree._Element, place: str) -> Iterator[Flaw]:
    before = table.getprevious()
    caption = _text(before) if before is not None and style_of(before) == "TableCaption" else place
    first = table.find(w("tr"))
    if first is None or first.find(f"{w('trPr')}/{w('tblHeader')}") is None:
        yield Flaw("table-heading", "docx", caption)
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if table_style(table) in WITH_ROW_HEADINGS and (look is None or look.get(w("firstColumn")) != "1"):
        yield Flaw("row-heading", "docx", caption)
