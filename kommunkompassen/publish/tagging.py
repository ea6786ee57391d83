"""What Typst leaves out of the PDF's tags: rows' headings, what marks lists have, where links lead, each author apart.

The report's HTML says which cells are headings and which lists have marks of their own; tables and lists come in the same order
there and in the PDF's tree of structure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from lxml import etree
from lxml import html as parser
from pikepdf import Array, Dictionary, Name, NameTree, Object, String

from kommunkompassen.publish.outline import Entry, entries, page_numbers, place

_OWN_MARKS = ("strengths", "improvements")
_WITHOUT_ANY = frozenset(
    ("/P", "/H1", "/H2", "/H3", "/TOC", "/Figure", "/Caption", "/THead", "/Lbl", "/Span", "/Strong", "/Em", "/Link")
)
"""Elements in which no table and no list lies; most are of these kinds."""
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@dataclass(frozen=True, slots=True)
class Shape:
    """What the HTML says of tables and lists, in their order."""

    tables: list[list[list[bool]]]
    """Of each cell in each row below a table's head: whether it is a heading."""
    lists: list[str]
    """PDF's words for the marks of a list; empty for one that is numbered."""


def finished(pdf: bytes, shape: Shape, authors: Sequence[str], folder: Path) -> Finished:
    """The PDF with its tags made whole. `shape`: of the body that it was made of.

    Raises ValueError where the PDF's tables or lists are not the body's.
    """
    before, after = folder / "typst.pdf", folder / "tagged.pdf"
    # By way of files: the library reads and writes them several times as fast as what lies in memory.
    before.write_bytes(pdf)
    with pikepdf.open(before) as document:
        _structure(document, shape)
        headings, pages = _links(document), len(document.pages)
        if len(authors) > 1:
            _authors(document, authors)
        document.save(
            after,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            fix_metadata_version=False,
        )
    return Finished(after.read_bytes(), headings, pages)


@dataclass(frozen=True, slots=True)
class Finished:
    """The finished PDF, its headings, and how many pages it has."""

    pdf: bytes
    headings: list[Entry]
    pages: int


def shape(body: str) -> Shape:
    """The shape of a report's body."""
    root = parser.fromstring(f"<main>{body}</main>")
    tables = [
        [[cell.tag == "th" for cell in row] for row in table.iter("tr") if _part(row) != "thead"] for table in root.iter("table")
    ]
    return Shape(tables, [_marks(one) for one in root.iter("ul", "ol")])


def _part(row: etree._Element) -> str:
    part = row.getparent()
    return str(part.tag) if part is not None else ""


def _marks(one: etree._Element) -> str:
    if one.tag == "ol":
        return ""
    around = one.getparent()
    return "/None" if around is not None and around.get("class") in _OWN_MARKS else "/Disc"


def _structure(document: pikepdf.Pdf, shape: Shape) -> None:
    tables: list[Object] = []
    lists: list[Object] = []
    _collect(document.Root.StructTreeRoot, tables, lists)
    for table, rows in zip(tables, shape.tables, strict=True):
        _row_headings(table, rows)
    for one, marks in zip(lists, shape.lists, strict=True):
        if marks:
            _attribute(one, "/List")["/ListNumbering"] = Name(marks)


def _collect(parent: Object, tables: list[Object], lists: list[Object]) -> None:
    """Put the tables and lists below into the lists, in reading order."""
    for kid in _kids(parent):
        kind = str(kid.S)
        if kind == "/Table":
            tables.append(kid)
        elif kind == "/L":
            lists.append(kid)
        if kind not in _WITHOUT_ANY:
            _collect(kid, tables, lists)


def _kids(parent: Object) -> list[Object]:
    kids = parent.get("/K")
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid]


def _row_headings(table: Object, rows: Sequence[Sequence[bool]]) -> None:
    """Each cell is told by its column's and its row's heading: by their scope, instead of a list of the columns' alone."""
    parts = _kids(table)
    for head in (cell for part in parts if Name.THead == part.S for row in _kids(part) for cell in _kids(row)):
        _forget_headers(head)
    below = [row for part in parts if part.S in (Name.TBody, Name.TFoot) for row in _kids(part)]
    for row, cells in zip(below, rows, strict=True):
        for cell, is_heading in zip(_kids(row), cells, strict=True):
            _forget_headers(cell)
            if is_heading:
                cell.S = Name.TH
                _attribute(cell, "/Table")["/Scope"] = Name.Row


def _forget_headers(cell: Object) -> None:
    attributes = _attribute(cell, "/Table")
    if "/Headers" in attributes:
        del attributes["/Headers"]


def _attribute(element: Object, owner: str) -> Object:
    """The element's attributes of one kind, made if there are none."""
    given = element.get("/A", Array())
    attributes = list(given) if isinstance(given, Array) else [given]
    for one in attributes:
        if owner == one.O:
            return one
    element["/A"] = Array([*attributes, Dictionary(O=Name(owner))])
    made: Object = element["/A"][-1]
    return made


def _links(document: pikepdf.Pdf) -> list[Entry]:
    """Say of each link in the contents to which heading it leads, not only to which page."""
    headings, pages = entries(document), page_numbers(document)
    by_place = {(heading.page, heading.top): heading for heading in headings}
    names = NameTree(document.Root.Names.Dests)
    for page in document.pages:
        for link in page.get("/Annots", Array()):
            if "/Dest" in link and (heading := by_place.get(place(names[str(link.Dest)], pages))):
                link.Contents = String(f"{heading.title}, sida {heading.page}")
    return headings


def _authors(document: pikepdf.Pdf, authors: Sequence[str]) -> None:
    metadata = etree.fromstring(document.Root.Metadata.read_bytes())
    creator = metadata.find(f".//{_CREATOR}/{_RDF}Seq")
    assert creator is not None, "Typst writes the authors"
    creator[:] = []
    for author in authors:
        etree.SubElement(creator, f"{_RDF}li").text = author
    document.Root.Metadata.write(etree.tostring(metadata.getroottree(), encoding="utf-8"))
