"""What PDF/UA and PDF/A ask of the finished PDF, as far as it can be seen from its structure."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from kommunkompassen.publish.inspect import pages
from kommunkompassen.publish.inspect.flaw import Flaw

_UA, _A, _LEVEL = "{http://www.aiim.org/pdfua/ns/id/}part", "pdfaid:part", "pdfaid:conformance"


def flaws(data: bytes) -> list[Flaw]:
    """Everything that is missing."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return [*_properties(document), *_structure(document), *_contents(document), *pages.flaws(data)]


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


def _structure(document: pikepdf.Pdf) -> Iterator[Flaw]:
    """Figures have alt texts, tables have headings, those with a caption one for each row as well; where: the page."""
    tree = document.Root.get("/StructTreeRoot")
    if tree is None:
        return
    numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(document.pages, 1)}
    for element in _elements(tree):
        kind = element.get("/S")
        if kind == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield Flaw("alt-text", "pdf", _page(element, numbers))
        if kind == "/Table" and not any(inner.get("/S") == "/TH" for inner in _elements(element)):
            yield Flaw("table-heading", "pdf", _page(element, numbers))
        elif kind == "/Table" and not _has_row_headings(element):
            yield Flaw("row-heading", "pdf", _page(element, numbers))


def _has_row_headings(table: pikepdf.Object) -> bool:
    """Whether every row below the head has a heading; tables without a caption only stand side by side and need none."""
    inside = list(_elements(table))
    if not any(one.S == "/Caption" for one in inside):
        return True
    rows = [row for part in inside if part.S in ("/TBody", "/TFoot") for row in _elements(part) if row.S == "/TR"]
    return all(any(cell.S == "/TH" and _scope(cell) == "/Row" for cell in _elements(row)) for row in rows)


def _scope(cell: pikepdf.Object) -> object:
    return next((one.Scope for one in cell.get("/A", []) if "/Scope" in one), None)


def _elements(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """All structure elements below, in reading order."""
    kids = parent.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _page(element: pikepdf.Object, pages: dict[object, int]) -> str:
    for candidate in (element, *_elements(element)):
        if "/Pg" in candidate:
            return f"sida {pages[candidate['/Pg'].objgen]}"
    return ""


def _contents(document: pikepdf.Pdf) -> Iterator[Flaw]:
    """The contents list has an entry for every chapter and area that the outline has."""
    tree = document.Root.get("/StructTreeRoot")
    if tree is None:
        return
    entries = sum(1 for element in _elements(tree) if element.get("/S") == "/TOCI")
    with document.open_outline() as outline:
        wanted = sum(1 + len(item.children) for item in outline.root)
    if entries != wanted:
        yield Flaw("contents-entry", "pdf", f"{entries}/{wanted}")
