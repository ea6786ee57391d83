"""The Word file: pandoc's document with what pandoc leaves out: a filled-in contents list, whole rows, fonts, real dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish import word_properties
from kommunkompassen.publish.contents_list import PLACEHOLDER, Heading, contents_list, headings_in
from kommunkompassen.publish.ooxml import Parts, R, element, parse, set_property, style_of, to_bytes, unzip, w, zipped
from kommunkompassen.publish.outline import Entry
from kommunkompassen.publish.word_cover import facts_at_the_foot
from kommunkompassen.publish.word_fonts import embed_fonts
from kommunkompassen.publish.word_lists import lists
from kommunkompassen.publish.word_numbers import leave_numbers_to_word
from kommunkompassen.publish.word_properties import Size
from kommunkompassen.publish.word_sections import Head, area_of, areas_in_heads, heads_of_areas
from kommunkompassen.publish.word_tables import tables
from kommunkompassen.report.content import Content

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PER_MM = 36000
_PAGE_OF = re.compile(r" PAGEREF (\w+) \\h ")
_DOCUMENT, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_SIZE = "docProps/app.xml"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as it stands in the Word file."""

    png: bytes
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A Word file that lacks its charts and its contents list: the tree of its text, its headings, the heads of its areas' pages,
    its size, its pictures, and all else zipped.
    """

    document: etree._Element
    headings: list[Heading]
    heads: dict[str, Head]
    size: Size
    parts: Parts
    zipped: bytes

    @property
    def body(self) -> etree._Element:
        """The element that holds the text."""
        return _body(self.document)


def prepare(docx: bytes, content: Content, theme: Theme, title: str = "") -> Unfinished:
    """Pandoc's Word file with all that does not wait for the PDF's pages and the charts. `title`: another than the report's."""
    parts = unzip(docx)
    document = parse(parts["word/document.xml"])
    body = _body(document)
    lists(parts, body, theme)
    tables(body, theme)
    _bookmarks_inside_headings(body)
    facts_at_the_foot(body, theme)
    word_properties.settings(parts, tracked=content.draft and content.evaluation.status == "fact-check")
    word_properties.theme_fonts(parts, theme)
    embed_fonts(parts, body, theme)
    parts["docProps/core.xml"] = word_properties.core(content, title or content.title)
    headings = list(headings_in(body))
    leave_numbers_to_word(body)
    heads = heads_of_areas(parts, body, content, theme)
    waiting = {_RELATIONS, *(head.part for head in heads.values())}
    later = {name: data for name, data in parts.items() if name.startswith("word/media/") or name in waiting}
    begun = zipped({name: data for name, data in parts.items() if name not in later and name not in (_DOCUMENT, _SIZE)})
    size = word_properties.size(paragraph for paragraph in body.iter(w("p")) if style_of(paragraph) != PLACEHOLDER)
    return Unfinished(document, headings, heads, size, later, begun)


def finish(
    unfinished: Unfinished,
    theme: Theme,
    headings: Sequence[Entry] = (),
    pages: int | None = None,
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    places: Mapping[str, int] = MappingProxyType({}),
    following: Sequence[str] = (),
) -> bytes:
    """The finished Word file; `headings` are the PDF's, of so many `pages`, which break alike, `pictures` the charts by name,
    `places` the pages of what "I korthet" leads to, by their bookmarks, `following` the areas that begin no page, by theirs.
    """
    body, parts = unfinished.body, dict(unfinished.parts)
    _areas_on_new_pages(body, following)
    areas_in_heads(parts, body, unfinished.heads)
    _pictures(parts, body, pictures)
    more_signs = _pages_led_to(body, places)
    lines = contents_list(body, unfinished.headings, headings, theme)
    size = unfinished.size + word_properties.size(lines) + Size(0, 0, more_signs, 0)
    parts |= {_DOCUMENT: to_bytes(unfinished.document), _SIZE: word_properties.figures(size, pages)}
    return zipped(parts, unfinished.zipped)


def _body(document: etree._Element) -> etree._Element:
    body = document.find(w("body"))
    assert body is not None, "a Word file has a body"
    return body


def _areas_on_new_pages(body: etree._Element, following: Sequence[str]) -> None:
    """Every area begins a page but the first, which follows the chapter's heading, and those that follow another."""
    areas = [paragraph for paragraph in body.iter(w("p")) if style_of(paragraph) == "Heading2" and area_of(paragraph)]
    for paragraph in areas[1:]:
        if f"omrade-{area_of(paragraph)}" in following:
            continue
        set_property(paragraph, element("pageBreakBefore"))
        # At the top of a page the space before a heading has nothing to separate.
        set_property(paragraph, element("spacing", {"before": 0}))


def _bookmarks_inside_headings(body: etree._Element) -> None:
    """Pandoc has them around whole sections: links lead to the heading, and LibreOffice can lose tracked changes inside such
    bookmarks on saving a second time.
    """
    ends = {end.get(w("id")): end for end in body.iter(w("bookmarkEnd"))}
    for start in [start for start in body.iter(w("bookmarkStart")) if start.getparent().tag != w("p")]:  # type: ignore[union-attr]
        heading = next(start.itersiblings(w("p")))
        heading.insert(1, start)
        start.addnext(ends[start.get(w("id"))])


def _pages_led_to(body: etree._Element, pages: Mapping[str, int]) -> int:
    """Fill in the fields that say on which page a bookmark is, and return how many signs longer the text is.

    Where there is no such bookmark, on the page that stands alone, the number is no field.
    """
    longer = 0
    there = {start.get(w("name")) for start in body.iter(w("bookmarkStart"))}
    for field in [*body.iter(w("fldSimple"))]:
        place = _PAGE_OF.fullmatch(field.get(w("instr"), ""))
        if place and place[1] in pages:
            number = next(field.iter(w("t")))
            longer += len(str(pages[place[1]])) - len(number.text or "")
            number.text = str(pages[place[1]])
            if place[1] not in there:
                field.addprevious(field[0])
                field.getparent().remove(field)  # type: ignore[union-attr]
    return longer


def _pictures(parts: Parts, body: etree._Element, pictures: Mapping[str, Picture]) -> None:
    """Put the charts in their places, at the margin (LibreOffice puts space around pictures where none is given)."""
    relations = {relation.get("Id"): f"word/{relation.get('Target')}" for relation in parse(parts[_RELATIONS])}
    for inline in body.iter(f"{{{_DRAWING}}}inline"):
        name = next(inline.iter(f"{{{_PICTURE}}}cNvPr")).get("descr", "").removesuffix(".png")
        if name in pictures:
            picture = pictures[name]
            target = relations[next(inline.iter(f"{{{_GRAPHIC}}}blip")).get(f"{{{R}}}embed")]
            parts[target] = picture.png
            for extent in (*inline.iter(f"{{{_DRAWING}}}extent"), *inline.iter(f"{{{_GRAPHIC}}}ext")):
                extent.set("cx", str(round(picture.width_mm * _PER_MM)))
                extent.set("cy", str(round(picture.height_mm * _PER_MM)))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        properties = inline.find(f"{{{_DRAWING}}}docPr")
        assert properties is not None, "the schema wants it"
        for inner in inline.iter(f"{{{_PICTURE}}}cNvPr"):
            inner.set("descr", properties.get("descr", ""))
