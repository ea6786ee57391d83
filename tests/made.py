"""Read made files: what stands in a Word file, a PDF and a web page, as plain values that tests can compare.

The readers are the tests' own, independent of the code that makes the files.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import pikepdf
from lxml import etree, html

Arguments = ParamSpec("Arguments")
Read = TypeVar("Read")


def once(read: Callable[Concatenate[Path, Arguments], Read]) -> Callable[Concatenate[Path, Arguments], Read]:
    """Read a file once for all tests; again when it has been written anew."""
    known: dict[Any, Read] = {}

    def reader(path: Path, /, *arguments: Arguments.args, **named: Arguments.kwargs) -> Read:
        key = path, path.stat().st_mtime_ns, arguments, tuple(named.items())
        if key not in known:
            known[key] = read(path, *arguments, **named)
        return known[key]

    return reader


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 1, and its text."""

    level: int
    text: str


def one_line(text: str) -> str:
    """The text with every run of white space, no-break spaces included, as one space."""
    return " ".join(text.split())


# Word


@once
def parts(path: Path) -> dict[str, bytes]:
    """The files inside a Word file."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@once
def xml(path: Path, part: str) -> etree._Element:
    """A part of a Word file as a tree."""
    return etree.fromstring(parts(path)[part])


@once
def docx_body(path: Path) -> etree._Element:
    """The body of a Word file as Word shows it: the numbers that it counts stand in the headings' text."""
    body = etree.fromstring(parts(path)["word/document.xml"]).find(f"{W}body")
    assert body is not None
    styles, lists = xml(path, "word/styles.xml"), xml(path, "word/numbering.xml")
    of_styles = {one.get(f"{W}styleId"): one.find(f"{W}pPr/{W}numPr/{W}numId") for one in styles.iter(f"{W}style")}
    shown = {one.get(f"{W}abstractNumId"): value(one.find(f"{W}lvl/{W}lvlText")) for one in lists.iter(f"{W}abstractNum")}
    of_lists = {one.get(f"{W}numId"): shown[value(one.find(f"{W}abstractNumId"))] for one in lists.iter(f"{W}num")}
    counted: dict[str, int] = {}
    for paragraph in body.iter(f"{W}p"):
        own = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        number = value(of_styles.get(style(paragraph)) if own is None else own)
        if style(paragraph).startswith("Heading") and number in of_lists:
            counted[number] = counted.get(number, 0) + 1
            first = next(paragraph.iter(f"{W}t"))
            first.text = f"{of_lists[number].replace('%1', str(counted[number]))} {first.text}"
    return body


def value(element: etree._Element | None) -> str:
    """The w:val of an element; nothing for one that is not there."""
    return "" if element is None else element.get(f"{W}val", "")


def style(paragraph: etree._Element) -> str:
    """The id of a paragraph's style."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def docx_text(element: etree._Element) -> str:
    """The text of a paragraph or a run; tabs and breaks are spaces, a draft's line numbers are left out."""
    text = ""
    numbers = {node for run in element.iter(f"{W}r") if value(run.find(f"{W}rPr/{W}rStyle")) == "SourceLine" for node in run}
    signs = {f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\N{SOFT HYPHEN}"}
    for node in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p", *signs):
        if node in numbers:
            continue
        if node.tag == f"{W}t":
            text += node.text or ""
        elif node.tag in signs:
            text += signs[str(node.tag)]
        elif node.getparent().tag != f"{W}tabs":  # type: ignore[union-attr]
            text += " "
    return text


def docx_words(path: Path) -> list[str]:
    """All words of the body in order, but for the entries of the contents list."""
    words: list[str] = []
    for paragraph in docx_body(path).iter(f"{W}p"):
        if not style(paragraph).startswith("TOC") or style(paragraph) == "TOCHeading":
            words += docx_text(paragraph).split()
    return words


def docx_headings(path: Path) -> list[Heading]:
    """The headings by their styles."""
    return [
        Heading(int(style(paragraph)[-1]), one_line(docx_text(paragraph)))
        for paragraph in docx_body(path).iter(f"{W}p")
        if re.fullmatch(r"Heading\d", style(paragraph))
    ]


def docx_areas(path: Path) -> dict[str, etree._Element]:
    """The headings of the areas in a Word file, by the areas' numbers."""
    headings = [paragraph for paragraph in docx_body(path).iter(f"{W}p") if style(paragraph) == "Heading2"]
    names = [(mark.get(f"{W}name", ""), heading) for heading in headings for mark in heading.iter(f"{W}bookmarkStart")]
    return {name.removeprefix("omrade-"): heading for name, heading in names if name.startswith("omrade-")}


def docx_tables(path: Path) -> list[list[list[str]]]:
    """Every table as rows of cells."""
    return [
        [[one_line(docx_text(cell)) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")]
        for table in docx_body(path).iter(f"{W}tbl")
    ]


# The web page

_BLOCKS = {
    "p",
    "div",
    "li",
    "td",
    "th",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "caption",
    "figcaption",
    "table",
    "ul",
    "ol",
    "section",
    "figure",
}
_UNREAD = {"nav", "svg", "style", "script", "details"}


@once
def page(path: Path) -> html.HtmlElement:
    """A web page as a tree."""
    return html.document_fromstring(path.read_text("utf-8"))


def html_text(element: etree._Element) -> str:
    """The text that is read out, with a space at the edges of blocks; pictures and the contents list are left out."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return ""
    edge = " " if element.tag in _BLOCKS else ""
    inner = "".join(html_text(child) + (child.tail or "") for child in element)
    return edge + (element.text or "") + inner + edge


@once
def html_words(path: Path) -> list[str]:
    """All words of the page's main part in order, but for charts, the tables that unfold below them, and the contents list."""
    return html_text(page(path).get_element_by_id("main")).split()


@once
def html_headings(path: Path) -> list[Heading]:
    """The headings in order with their levels in print, where the report's name and the colophon are no headings."""
    found = page(path).xpath("//*[self::h2 or self::h3 or self::h4 or self::h5 or self::h6][not(@class)]")
    return [Heading(int(heading.tag[1]) - 1, one_line(heading.text_content())) for heading in found]


def html_tables(path: Path) -> list[list[list[str]]]:
    """Every table as rows of cells, but for those that unfold below charts."""
    return [_cells(table) for table in page(path).xpath("//table[not(ancestor::details)]")]


def unfolding_tables(path: Path) -> dict[str, list[list[str]]]:
    """The tables that unfold below charts, by the charts' names."""
    return {
        table.xpath("ancestor::figure/@id")[0].removeprefix("diagram-"): _cells(table)
        for table in page(path).xpath("//details//table")
    }


def _cells(table: html.HtmlElement) -> list[list[str]]:
    return [[one_line(html_text(cell)) for cell in row] for row in table.iter("tr")]


# The PDF


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text on a page: where it begins (points from the page's left and top edge to the baseline), and its mark."""

    page: int
    x: float
    y: float
    size: float
    font: str
    text: str
    mark: int | None
    """The number that ties it to the structure tree; None for what is no part of the text (headers, footers)."""
    shown: str
    """The text as the codes on the page give it; `text` may be given to be read instead of it."""


@dataclass(slots=True)
class Element:
    """An element of the structure tree, with its children: elements, or runs of text."""

    kind: str
    alt: str
    children: list[Element | Run]

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *kinds: str) -> list[Element]:
        """The elements of these kinds, in reading order."""
        return [element for element in self.walk() if element.kind in kinds]

    def runs(self, *leave: str) -> list[Run]:
        """The runs of text in it, but for those in elements of the kinds that are to be left out."""
        found: list[Run] = []
        for child in self.children:
            if isinstance(child, Run):
                found.append(child)
            elif child.kind not in leave:
                found += child.runs(*leave)
        return found

    def text(self, *leave: str) -> str:
        """The text in it, as it is read out; a space between elements that are paragraphs of their own."""
        text = ""
        for child in self.children:
            if isinstance(child, Run):
                text += child.text
            elif child.kind not in leave:
                inner = child.text(*leave)
                text += inner if child.kind in ("Span", "Strong", "Em", "Link", "Reference") else f" {inner} "
        return text


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF as read: its runs of text by page, and its structure tree."""

    runs: list[Run]
    root: Element
    pages: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline."""

    level: int
    text: str
    page: int


def _characters(font: pikepdf.Object) -> dict[int, str]:
    """The font's table from codes to characters."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            start = bytes.fromhex(text).decode("utf-16-be")
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return found


@dataclass(slots=True)
class _Mark:
    """Marked content: its number in the structure tree, and the text that is to be read instead of what is shown (once)."""

    number: int | None = None
    instead: str | None = None


class _PageReader:
    """Reads the runs of text of one page, with their places and their marks."""

    def __init__(self, page: pikepdf.Page, number: int, fonts: dict[tuple[int, int], dict[int, str]]) -> None:
        self._page, self._number, self._fonts = page, number, fonts
        self._height = float(page.mediabox[3])
        self.runs: list[Run] = []

    def read(self) -> list[Run]:
        matrix, saved = pikepdf.Matrix(), []
        text_matrix = pikepdf.Matrix()
        font, size = "", 0.0
        marks = [_Mark()]
        for instruction in pikepdf.parse_content_stream(self._page):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "q":
                    saved.append(matrix)
                case "Q":
                    matrix = saved.pop()
                case "cm":
                    matrix = pikepdf.Matrix(*[float(number) for number in operands]) @ matrix
                case "BT":
                    text_matrix = pikepdf.Matrix()
                case "Tm":
                    text_matrix = pikepdf.Matrix(*[float(number) for number in operands])
                case "Tf":
                    font, size = str(operands[0]), float(operands[1])
                case "BMC":
                    marks.append(marks[-1])
                case "BDC":
                    marks.append(self._mark(operands, marks[-1]))
                case "EMC":
                    marks.pop()
                case "TJ" | "Tj":
                    place = text_matrix @ matrix
                    text = shown = self._decoded(font, operands[0])
                    mark = marks[-1]
                    if mark.instead is not None:
                        text, mark.instead = mark.instead, ""
                    self.runs.append(Run(self._number, place.e, self._height - place.f, size, font, text, mark.number, shown))
        return self.runs

    def _mark(self, operands: Any, outer: _Mark) -> _Mark:
        properties = operands[1]
        if not isinstance(properties, pikepdf.Dictionary) or ("/MCID" not in properties and "/ActualText" not in properties):
            return outer
        number = int(properties.MCID) if "/MCID" in properties else outer.number
        return _Mark(number, str(properties.ActualText) if "/ActualText" in properties else outer.instead)

    def _decoded(self, font: str, shown: Any) -> str:
        resource = self._page.resources.Font[font]
        if resource.objgen not in self._fonts:
            self._fonts[resource.objgen] = _characters(resource)
        table = self._fonts[resource.objgen]
        pieces = shown if isinstance(shown, pikepdf.Array) else [shown]
        codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
        return "".join(table.get(int.from_bytes(codes[n : n + 2], "big"), "\ufffd") for n in range(0, len(codes), 2))


@once
def pdf(path: Path) -> Pdf:
    """Read a PDF's runs of text and its structure tree."""
    with pikepdf.open(path) as document:
        fonts: dict[tuple[int, int], dict[int, str]] = {}
        runs = [run for number, page in enumerate(document.pages, 1) for run in _PageReader(page, number, fonts).read()]
        numbers = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        marked: dict[tuple[int, int], list[Run]] = {}
        for run in runs:
            if run.mark is not None:
                marked.setdefault((run.page, run.mark), []).append(run)
        root = Element("Root", "", list(_children(document.Root.StructTreeRoot, numbers, marked, 0)))
        return Pdf(runs, root, len(document.pages))


def _children(
    node: pikepdf.Object, pages: dict[Any, int], marked: dict[tuple[int, int], list[Run]], page: int
) -> Iterator[Element | Run]:
    page = pages[node.Pg.objgen] if "/Pg" in node else page
    below = node.get("/K")
    for child in below if isinstance(below, pikepdf.Array) else [] if below is None else [below]:
        if isinstance(child, pikepdf.Dictionary):
            if "/MCID" in child:
                yield from marked.get((pages[child.Pg.objgen] if "/Pg" in child else page, int(child.MCID)), [])
            elif "/S" in child:
                alt = str(child.Alt) if "/Alt" in child else ""
                yield Element(str(child.S)[1:], alt, list(_children(child, pages, marked, page)))
        else:
            yield from marked.get((page, int(child)), [])


def pdf_words(path: Path) -> list[str]:
    """All words in reading order, but for headers and footers, charts, bullets and the contents list."""
    return pdf(path).root.text("TOC", "Figure", "Lbl").split()


def pdf_headings(path: Path) -> list[Heading]:
    """The headings of the structure tree, but for the report's name on the cover."""
    name, *found = pdf(path).root.all(*(f"H{level}" for level in range(1, 7)))
    assert name.runs()[0].page == 1
    return [Heading(int(heading.kind[1]), one_line(heading.text())) for heading in found]


@once
def bookmarks(path: Path) -> list[Bookmark]:
    """The PDF's outline."""
    with pikepdf.open(path) as document, document.open_outline() as outline:
        pages = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        return list(_bookmarks(outline.root, 1, pages))


def _bookmarks(items: list[pikepdf.OutlineItem], level: int, pages: dict[Any, int]) -> Iterator[Bookmark]:
    for item in items:
        assert isinstance(item.destination, pikepdf.Array)
        yield Bookmark(level, one_line(item.title), pages[item.destination[0].objgen])
        yield from _bookmarks(item.children, level + 1, pages)


def lines(runs: list[Run], page: int) -> dict[float, str]:
    """A page's text by the height of its baselines, from the left."""
    found: dict[float, list[Run]] = {}
    for run in runs:
        if run.page == page:
            found.setdefault(round(run.y, 1), []).append(run)
    return {y: one_line(" ".join(run.text for run in sorted(row, key=lambda run: run.x))) for y, row in sorted(found.items())}


def pdf_tables(path: Path) -> list[list[list[str]]]:
    """Every table as rows of cells, by the structure tree."""
    return [
        [[one_line(cell.text("Lbl")) for cell in row.all("TH", "TD")] for row in table.all("TR")]
        for table in pdf(path).root.all("Table")
    ]


def pdf_raw_text(path: Path) -> str:
    """All text as the codes on the pages give it, without the texts that are to be read instead."""
    return "".join(run.shown for run in pdf(path).runs)
