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
    places: list[str]
    """The ids to which the page "I korthet" leads."""


def finished(pdf: bytes, shape: Shape, authors: Sequence[str], folder: Path) -> Finished:
    """The PDF with its tags made whole. `shape`: of the body that it was made of.

    Raises ValueError where the PDF's tables or lists are not the body's, or it is none.
    """
    before, after = folder / "typst.pdf", folder / "tagged.pdf"
    # By way of files: the library reads and writes them several times as fast as what lies in memory.
    before.write_bytes(pdf)
    with _opened(before) as document:
        _structure(document, shape)
        headings, pages = _links(document), len(document.pages)
        places = dict(zip(shape.places, _pages_led_to(document, headings), strict=True)) if shape.places else {}
        if len(authors) > 1:
            _authors(document, authors)
        document.save(
            after,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            fix_metadata_version=False,
        )
    return Finished(after.read_bytes(), headings, pages, places)


def _opened(path: Path) -> pikepdf.Pdf:
    try:
        return pikepdf.open(path)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Finished:
    """The finished PDF, its headings, how many pages it has, and the pages to which "I korthet" leads, by the places' ids."""

    pdf: bytes
    headings: list[Entry]
    pages: int
    places: dict[str, int]


def shape(body: str) -> Shape:
    """The shape of a report's body."""
    root = parser.fromstring(f"<main>{body}</main>")
    tables = [
        [[cell.tag == "th" for cell in row] for row in table.iter("tr") if _part(row) != "thead"] for table in root.iter("table")
    ]
    places = [link.get("href", "")[1:] for link in root.iterfind(".//section[@class='brief']//a") if link.get("class") is None]
    return Shape(tables, [_marks(list_node) for list_node in root.iter("ul", "ol")], places)


def _part(row: etree._Element) -> str:
    part = row.getparent()
    return str(part.tag) if part is not None else ""


def _marks(list_node: etree._Element) -> str:
    if list_node.tag == "ol":
        return ""
    around = list_node.getparent()
    return "/None" if around is not None and around.get("class") in _OWN_MARKS else "/Disc"


def _structure(document: pikepdf.Pdf, shape: Shape) -> None:
    tables: list[Object] = []
    lists: list[Object] = []
    _collect(document.Root.StructTreeRoot, tables, lists)
    for table, rows in zip(tables, shape.tables, strict=True):
        _row_headings(table, rows)
    for list_node, marks in zip(lists, shape.lists, strict=True):
        if marks:
            _attribute(list_node, "/List")["/ListNumbering"] = Name(marks)


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
    for attribute in attributes:
        if owner == attribute.O:
            return attribute
    element["/A"] = Array([*attributes, Dictionary(O=Name(owner))])
    made: Object = element["/A"][-1]
    return made


def _links(document: pikepdf.Pdf) -> list[Entry]:
    """Say of each link in the contents to which heading it leads, not only to which page."""
    headings, pages = entries(document), page_numbers(document)
    by_place = {(heading.page, heading.top): heading for heading in headings}
    for page in document.pages:
        for link in page.get("/Annots", Array()):
            if "/Dest" in link and (heading := by_place.get(place(_destination(document, link), pages))):
                link.Contents = String(f"{heading.title}, sida {heading.page}")
    return headings


def _destination(document: pikepdf.Pdf, link: Object) -> Object:
    """Where a link leads: headings have names, other places none."""
    destination = link.Dest
    return destination if isinstance(destination, Array) else NameTree(document.Root.Names.Dests)[str(destination)]


def _pages_led_to(document: pikepdf.Pdf, headings: Sequence[Entry]) -> list[int]:
    """The pages to which the page "I korthet", the first after the contents, leads, in its order."""
    pages = page_numbers(document)
    links = document.pages[headings[0].page - 1].get("/Annots", Array())
    places = [place(_destination(document, link), pages) for link in links if "/Dest" in link]
    # A link can be in pieces, which follow each other.
    return [page for index, (page, top) in enumerate(places) if index == 0 or places[index - 1] != (page, top)]


def _authors(document: pikepdf.Pdf, authors: Sequence[str]) -> None:
    metadata = etree.fromstring(document.Root.Metadata.read_bytes())
    creator = metadata.find(f".//{_CREATOR}/{_RDF}Seq")
    assert creator is not None, "Typst writes the authors"
    creator[:] = []
    for author in authors:
        etree.SubElement(creator, f"{_RDF}li").text = author
    document.Root.Metadata.write(etree.tostring(metadata.getroottree(), encoding="utf-8"))
