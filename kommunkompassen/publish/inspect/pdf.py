"""What PDF/UA and PDF/A ask of the finished PDF, as far as it can be seen from its structure."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf

from kommunkompassen.publish.inspect import pages
from kommunkompassen.publish.inspect.flaw import Flaw

_UA, _A, _LEVEL = "{http://www.aiim.org/pdfua/ns/id/}part", "pdfaid:part", "pdfaid:conformance"


@dataclass(frozen=True, slots=True)
class _Element:
    """An element of the structure with those below it, as long as the PDF is open."""

    own: pikepdf.Object
    kind: str
    kids: list[_Element]

    def all(self) -> Iterator[_Element]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()


def flaws(data: bytes) -> list[Flaw]:
    """Everything that is missing."""
    with pikepdf.open(io.BytesIO(data)) as document:
        tree = document.Root.get("/StructTreeRoot")
        elements = None if tree is None else [element for kid in _kids(tree) for element in kid.all()]
        of_tree = [] if elements is None else [*_structure(document, elements), *_contents(document, elements)]
        return [*_properties(document), *of_tree, *pages.flaws(data)]


def _kids(parent: pikepdf.Object) -> list[_Element]:
    """Each is asked for once: to ask is what takes long."""
    kids = parent.get("/K")
    array = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [_Element(kid, str(kid.S), _kids(kid)) for kid in array if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _properties(document: pikepdf.Pdf) -> Iterator[Flaw]:
    root = document.Root
    if not str(root.get("/Lang", "")).startswith("sv"):
        yield Flaw("language", "pdf")
    # Not as a context, which at its end would write the metadata anew.
    metadata = document.open_metadata()
    if not str(metadata.get("dc:title", "")).strip():
        yield Flaw("title", "pdf")
    if (metadata.get(_UA), metadata.get(_A), metadata.get(_LEVEL)) != ("1", "2", "A"):
        yield Flaw("standard", "pdf")
    if not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False):
        yield Flaw("tags", "pdf")


def _structure(document: pikepdf.Pdf, elements: Sequence[_Element]) -> Iterator[Flaw]:
    """Figures have alt texts, tables have headings, those with a caption one for each row as well; where: the page."""
    numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(document.pages, 1)}
    for element in elements:
        if element.kind == "/Figure" and not str(element.own.get("/Alt", "")).strip():
            yield Flaw("alt-text", "pdf", _page(element, numbers))
        if element.kind == "/Table" and not any(inner.kind == "/TH" for inner in element.all()):
            yield Flaw("table-heading", "pdf", _page(element, numbers))
        elif element.kind == "/Table" and not _has_row_headings(element):
            yield Flaw("row-heading", "pdf", _page(element, numbers))


def _has_row_headings(table: _Element) -> bool:
    """Whether every row below the head has a heading; tables without a caption only stand side by side and need none."""
    if not any(element.kind == "/Caption" for element in table.all()):
        return True
    rows = [row for part in table.all() if part.kind in ("/TBody", "/TFoot") for row in part.all() if row.kind == "/TR"]
    return all(any(cell.kind == "/TH" and _scope(cell.own) == "/Row" for cell in row.all()) for row in rows)


def _scope(cell: pikepdf.Object) -> object:
    return next((attributes.Scope for attributes in cell.get("/A", []) if "/Scope" in attributes), None)


def _page(element: _Element, pages: dict[object, int]) -> str:
    for candidate in element.all():
        if "/Pg" in candidate.own:
            return f"sida {pages[candidate.own['/Pg'].objgen]}"
    return ""


def _contents(document: pikepdf.Pdf, elements: Sequence[_Element]) -> Iterator[Flaw]:
    """The contents list has an entry for every chapter and area that the outline has."""
    entries = sum(element.kind == "/TOCI" for element in elements)
    with document.open_outline() as outline:
        wanted = sum(1 + len(item.children) for item in outline.root)
    if entries != wanted:
        yield Flaw("contents-entry", "pdf", f"{entries}/{wanted}")
