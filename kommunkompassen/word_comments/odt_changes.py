"""What an OpenDocument text says beside its text: the styles that a person sees, and who changed what and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE = (f"{_OASIS}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style"))
DC, XLINK = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/xlink}"
EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
"""LibreOffice's own."""
_XML = "{http://www.w3.org/XML/1998/namespace}"
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_KINDS = {f"{TEXT}insertion": "ins", f"{TEXT}deletion": "del", f"{TEXT}format-change": "rPrChange"}


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: its kind in Word's terms, who made it and when, and the paragraphs that a deletion took away."""

    kind: str
    author: str
    date: str
    gone: tuple[etree._Element, ...]


def styles(roots: list[etree._Element]) -> dict[str, str]:
    """The styles that a person sees, as Word's ids have them, by the names that stand in the text.

    Heading_20_1 is Heading1; what LibreOffice made up for some looks is the style that it was made of.
    """
    names = {}
    for root in roots:
        for node in root.iter(f"{STYLE}style"):
            own, parent = node.get(f"{STYLE}name", ""), node.getparent()
            made_up = parent is not None and parent.tag == f"{OFFICE}automatic-styles"
            name = node.get(f"{STYLE}parent-style-name", "") if made_up else own
            names[own] = name.replace("_20_", "")
    return names


def changes(roots: list[etree._Element]) -> Iterator[tuple[str, Change]]:
    """The tracked changes by the ids under which the text refers to them."""
    for root in roots:
        for region in root.iter(f"{TEXT}changed-region"):
            for node in region:
                if node.tag in _KINDS:
                    author, date = next(node.iter(f"{DC}creator"), None), next(node.iter(f"{DC}date"), None)
                    change = Change(_KINDS[str(node.tag)], words(author), words(date), tuple(paragraphs(node)))
                    yield region.get(f"{TEXT}id", region.get(f"{_XML}id", "")), change


def paragraphs(node: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs in something, but for those that stand beside another."""
    for inner in node:
        if inner.tag in PARAGRAPHS:
            yield inner
        else:
            yield from paragraphs(inner)


def words(node: etree._Element | None) -> str:
    """What an element says; nothing for one that is not there."""
    return "" if node is None else node.text or ""
