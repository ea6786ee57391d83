"""Small tools for the parts of a Word file: names, elements, and a zip that never varies."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Parts = dict[str, bytes]
"""The files inside a Word file by their names."""


@cache
def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


_PROPERTIES, _STYLE, _VALUE = w("pPr"), w("pStyle"), w("val")
_IN_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange"
)
_PLACES = {w(name): place for place, name in enumerate(_IN_ORDER.split())}
"""A paragraph's properties in the order that the schema asks for (ECMA-376 part 1, 17.3.1.26)."""


def element(name: str, attributes: Mapping[str, str | int] | None = None, *children: etree._Element) -> etree._Element:
    """A WordprocessingML element with its attributes and children."""
    made = etree.Element(w(name), {w(key): str(value) for key, value in (attributes or {}).items()}, nsmap={"w": W, "r": R})
    made.extend(children)
    return made


def fragment(xml: str) -> list[etree._Element]:
    """Elements from WordprocessingML text in which the prefixes w and r are known. For the project's own text only."""
    return list(etree.fromstring(f'<x xmlns:w="{W}" xmlns:r="{R}">{xml}</x>'))


def single(xml: str) -> etree._Element:
    """The single element of such text."""
    (made,) = fragment(xml)
    return made


def twips(points: float) -> int:
    """Points as Word's twentieths of a point."""
    return round(points * 20)


def mm_to_twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres / 25.4 * 72 * 20)


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style; empty where it has none."""
    # Asked thousands of times in a document; a path from one to the other takes twice as long.
    properties = paragraph.find(_PROPERTIES)
    style = None if properties is None else properties.find(_STYLE)
    return "" if style is None else style.get(_VALUE, "")


def restyle(paragraph: etree._Element, style: str) -> None:
    """Give a paragraph another style."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = element("pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(w("pStyle")):
        properties.remove(old)
    properties.insert(0, element("pStyle", {"val": style}))


def set_property(paragraph: etree._Element, made: etree._Element) -> None:
    """Give a paragraph that has a style another property, at its place among those it has."""
    properties = paragraph.find(_PROPERTIES)
    assert properties is not None, "it has a style"
    before = [one for one in properties if _PLACES[str(one.tag)] <= _PLACES[str(made.tag)]]
    properties.insert(len(before), made)


def parse(data: bytes) -> etree._Element:
    """A part as a tree; entities and network access are off."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def to_bytes(tree: etree._Element) -> bytes:
    """A tree as a part."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def unzip(data: bytes, *names: str) -> Parts:
    """The parts of a Word file, all or those named."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in names or archive.namelist()}


def zipped(parts: Parts, begun: bytes = b"") -> bytes:
    """A Word file of the parts, after those of one that is begun: fixed order and times, so that the bytes never vary."""
    buffer = io.BytesIO(begun)
    first = "[Content_Types].xml"
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            # Pictures are pressed already.
            entry.compress_type = zipfile.ZIP_STORED if name.startswith("word/media/") else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            # The typeface is hardly smaller when pressed harder, only slower.
            archive.writestr(entry, parts[name], compresslevel=4 if name.endswith(".odttf") else 6)
    return buffer.getvalue()


def relate(parts: Parts, part: str, kind: str, target: str) -> str:
    """Add a relationship from a part to another and return its id."""
    folder, _, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    tree = parse(parts[path]) if path in parts else _empty_relationships()
    id_ = f"rIdK{len(tree) + 1}"
    etree.SubElement(tree, f"{{{RELATIONSHIPS}}}Relationship", {"Id": id_, "Type": f"{R}/{kind}", "Target": target})
    parts[path] = to_bytes(tree)
    return id_


def _empty_relationships() -> etree._Element:
    return parse(f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode())


def declare(parts: Parts, *, part: str | None = None, extension: str | None = None, kind: str) -> None:
    """Declare the content type of a part or of all parts with an extension, once: what is declared already stays."""
    tree = parse(parts["[Content_Types].xml"])
    tag, key, value = ("Override", "PartName", part) if part else ("Default", "Extension", extension or "")
    if all(node.get(key) != value for node in tree):
        etree.SubElement(tree, f"{{{CONTENT_TYPES}}}{tag}", {key: value or "", "ContentType": kind})
        parts["[Content_Types].xml"] = to_bytes(tree)
