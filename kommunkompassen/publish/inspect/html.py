"""What a screen reader needs of the web page: language, title, headings, described pictures, tables with headings, links."""

from __future__ import annotations

from typing import cast

from lxml import etree

from kommunkompassen.base.swedish import breakable_number
from kommunkompassen.publish.inspect.flaw import Flaw, jumps

_WITH_ROWS = ("scores", "figures")
"""The classes of tables that are read across."""
_HIGHEST_LOGO_PX = 84
"""22 mm, at 96 pixels to the inch."""


def flaws(data: bytes) -> list[Flaw]:
    """Everything that is missing."""
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    faults = []
    if not root.get("lang", "").startswith("sv"):
        faults.append(Flaw("language", "html"))
    if not (root.findtext(".//title") or "").strip():
        faults.append(Flaw("title", "html"))
    faults += [Flaw("heading-jump", "html", text) for text in jumps(_headings(root))]
    for picture in root.iterfind(".//img"):
        if not picture.get("alt", "").strip():
            faults.append(Flaw("alt-text", "html", _place(picture)))
    for picture in root.iterfind(".//figure//svg"):
        holder = picture.getparent()
        if holder is None or holder.get("role") != "img" or not holder.get("aria-label", "").strip():
            faults.append(Flaw("alt-text", "html", _place(picture)))
    for table in root.iterfind(".//table"):
        heads = table.findall("./thead/tr/th")
        if not heads or any(not head.get("scope") for head in heads):
            faults.append(Flaw("table-heading", "html", _place(table)))
        elif table.get("class", "").startswith(_WITH_ROWS) and not _has_row_headings(table):
            faults.append(Flaw("row-heading", "html", _place(table)))
    if any(int(logo.get("height", "0")) > _HIGHEST_LOGO_PX for logo in _logos(root)):
        faults.append(Flaw("logo-size", "html"))
    if torn := breakable_number(data.decode("utf-8").partition("<main")[2]):
        faults.append(Flaw("breakable-number", "html", torn))
    return faults + _contents(root)


def _logos(root: etree._Element) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath("//*[@class='logo']//img"))


def _has_row_headings(table: etree._Element) -> bool:
    rows = [*table.iterfind("./tbody/tr"), *table.iterfind("./tfoot/tr")]
    return all(any(cell.get("scope") == "row" for cell in row.iter("th")) for row in rows)


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _headings(root: etree._Element) -> list[tuple[int, str]]:
    return [(int(element.tag[1]), _text(element)) for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]


def _contents(root: etree._Element) -> list[Flaw]:
    """Every chapter and its parts are in the contents list, and every entry leads to a heading."""
    entries = {link.get("href", "")[1:] for link in root.iterfind(".//nav[@class='contents']//a")}
    headings = [element for element in root.iter("h2", "h3", "h4", "h5", "h6") if element.get("class") is None]
    wanted = {element.get("id", ""): _text(element) for element in headings if element.tag in ("h2", "h3")}
    missing = [Flaw("contents-entry", "html", text) for id_, text in wanted.items() if id_ not in entries]
    return missing + [Flaw("contents-link", "html", id_) for id_ in sorted(entries - {element.get("id") for element in headings})]


def _place(element: etree._Element) -> str:
    """The caption of what it is, or the heading above it."""
    figure = next(element.iterancestors("figure"), None)
    caption = element.find("caption") if figure is None else figure.find("figcaption")
    if caption is not None:
        return _text(caption)
    above = element.xpath("preceding::*[self::h1 or self::h2 or self::h3][1]")
    return _text(above[0]) if isinstance(above, list) and above and isinstance(above[0], etree._Element) else ""
