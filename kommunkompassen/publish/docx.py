"""The Word file: pandoc's document with what pandoc leaves out: a filled-in contents list, whole rows, fonts, real dates."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lxml import etree

from kommunkompassen import paths
from kommunkompassen.content import Content
from kommunkompassen.publish.contents_list import contents_list
from kommunkompassen.publish.ooxml import Parts, declare, element, fragment, one, parse, relate, to_bytes, unzip, w, zipped
from kommunkompassen.publish.outline import Entry
from kommunkompassen.publish.pandoc import convert
from kommunkompassen.publish.pdf import description, timestamp
from kommunkompassen.publish.reference import reference
from kommunkompassen.theme import Theme

_BULLETS = {"Strengths": "+", "Improvements": "→"}
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def to_docx(body: str, content: Content, theme: Theme, folder: Path) -> bytes:
    """Pandoc's Word file of the body. The pictures (PNG) must lie in the folder. Raises ToolError."""
    (folder / "reference.docx").write_bytes(reference(content, theme))
    return convert(body, "docx", ["classes.lua", "docx.lua"], ["--reference-doc=reference.docx"], folder)


def finish(docx: bytes, content: Content, theme: Theme, pages: Sequence[Entry]) -> bytes:
    """The finished Word file; `pages` are the PDF's headings, which stand on the same pages."""
    parts = unzip(docx)
    document = parse(parts["word/document.xml"])
    body = document.find(w("body"))
    assert body is not None
    _cells(body)
    _areas_on_new_pages(body)
    contents_list(body, pages, theme)
    _bullets(parts, body)
    parts["word/document.xml"] = to_bytes(document)
    _embed_fonts(parts, theme)
    parts["docProps/core.xml"] = _properties(content)
    return zipped(parts)


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else found.get(w("val"), "")


def _properties_of(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(w("pPr"))
    if found is None:
        found = element("pPr")
        paragraph.insert(0, found)
    return found


def _restyle(paragraph: etree._Element, style: str) -> None:
    properties = _properties_of(paragraph)
    for old in properties.findall(w("pStyle")):
        properties.remove(old)
    properties.insert(0, element("pStyle", {"val": style}))


def _keep_with_next(paragraph: etree._Element) -> None:
    properties = _properties_of(paragraph)
    if properties.find(w("keepNext")) is None:
        properties.insert(1 if properties.find(w("pStyle")) is not None else 0, element("keepNext"))


def _cells(body: etree._Element) -> None:
    """Text in tables gets the tables' own size; rows stay whole, and a table's rows stay together where they can."""
    for table in body.iter(w("tbl")):
        rows = table.findall(w("tr"))
        prose = _table_style(table) == "Balance"
        for index, row in enumerate(rows):
            properties = row.find(w("trPr"))
            if properties is None:
                properties = element("trPr")
                row.insert(0, properties)
            heading = properties.find(w("tblHeader")) is not None
            if not prose or heading:
                properties.insert(0, element("cantSplit"))
            for paragraph in row.iter(w("p")):
                if _style(paragraph) in ("", "Compact", "BodyText", "FirstParagraph"):
                    _restyle(paragraph, "TableHeading" if heading else "TableText")
                if index < len(rows) - 1 and (not prose or heading):
                    _keep_with_next(paragraph)


def _table_style(table: etree._Element) -> str:
    found = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    return "" if found is None else found.get(w("val"), "")


def _areas_on_new_pages(body: etree._Element) -> None:
    """Every area but the first, which follows the chapter's heading, begins a page."""
    areas = [paragraph for paragraph in body.iter(w("p")) if _style(paragraph) == "Heading2" and _is_area(paragraph)]
    for paragraph in areas[1:]:
        properties = _properties_of(paragraph)
        properties.insert(1, element("pageBreakBefore"))


def _is_area(paragraph: etree._Element) -> bool:
    marks = [paragraph.getprevious(), *paragraph.iter(w("bookmarkStart"))]
    return any(mark is not None and mark.get(w("name"), "").startswith("omrade-") for mark in marks)


def _bullets(parts: Parts, body: etree._Element) -> None:
    """Strengths and improvements have marks of their own, so that they are told apart without colour."""
    numbering = parse(parts["word/numbering.xml"])
    used = [int(node.get(w("abstractNumId"), "0")) for node in numbering.findall(w("abstractNum"))]
    first_number = numbering.find(w("num"))
    for offset, (style, mark) in enumerate(_BULLETS.items(), 1):
        abstract = max(used, default=0) + offset
        definition = one(
            f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="hybridMultilevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="280" w:hanging="280"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>'
        )
        if first_number is not None:
            first_number.addprevious(definition)
        else:
            numbering.append(definition)
        number = 9000 + offset
        numbering.append(element("num", {"numId": number}, element("abstractNumId", {"val": abstract})))
        for paragraph in body.iter(w("p")):
            found = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if found is not None and _style(paragraph) == style:
                found.set(w("val"), str(number))
    parts["word/numbering.xml"] = to_bytes(numbering)


def _embed_fonts(parts: Parts, theme: Theme) -> None:
    """Put the typeface into the file, as Word does it: obfuscated with a key, which is made from the font itself."""
    face = theme.typeface
    table = parse(parts["word/fontTable.xml"])
    for old in table.findall(w("font")):
        table.remove(old)
    font = one(
        f'<w:font w:name="{face.family}"><w:altName w:val="{face.fallback}"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
    table.append(font)
    cuts = {"Regular": face.regular, "Bold": face.bold, "Italic": face.italic, "BoldItalic": face.bold_italic}
    for cut, file in cuts.items():
        data = (paths.FONTS / file).read_bytes()
        key = uuid.uuid5(uuid.NAMESPACE_OID, file + str(len(data)))
        name = f"fonts/{cut}.odttf"
        parts[f"word/{name}"] = _obfuscated(data, key)
        id_ = relate(parts, "word/fontTable.xml", "font", name)
        font.extend(fragment(f'<w:embed{cut} r:id="{id_}" w:fontKey="{{{str(key).upper()}}}"/>'))
    parts["word/fontTable.xml"] = to_bytes(table)
    declare(parts, extension="odttf", kind=_FONT_TYPE)
    settings = parse(parts["word/settings.xml"])
    settings.insert(1, element("embedTrueTypeFonts"))
    parts["word/settings.xml"] = to_bytes(settings)


def _obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    mask = key.bytes[::-1]
    return bytes(byte ^ mask[index % 16] for index, byte in enumerate(data[:32])) + data[32:]


def _properties(content: Content) -> bytes:
    when = _iso(timestamp(content))
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    root = etree.Element(f"{{{core}}}coreProperties", nsmap={"cp": core, "dc": dublin, "dcterms": terms, "xsi": instance})
    authors = ", ".join(evaluator.name for evaluator in content.evaluation.evaluators)
    for name, text in (
        ("title", content.title),
        ("creator", authors),
        ("description", description(content)),
        ("language", "sv-SE"),
    ):
        etree.SubElement(root, f"{{{dublin}}}{name}").text = text
    for name in ("created", "modified"):
        etree.SubElement(root, f"{{{terms}}}{name}", {f"{{{instance}}}type": "dcterms:W3CDTF"}).text = when
    return to_bytes(root)


def _iso(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
