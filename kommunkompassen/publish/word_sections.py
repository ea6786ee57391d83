"""Sections of the Word file: one for each area that begins a page, whose head names it, and those before and after them.

Each has a head of its own, so that programs that know nothing of Word's fields for headings show the right words too. An area
that begins below another has no section: behind a continuous one LibreOffice keeps the head before it, to the next page break.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import Parts, R, declare, element, parse, relate, style_of, to_bytes, w
from kommunkompassen.publish.pdf import running_head
from kommunkompassen.publish.reference import HEADER, head_bookmark, header
from kommunkompassen.report.area_content import AreaContent
from kommunkompassen.report.content import Content

_SECTION_END = "SectionEnd"
"""The style of a paragraph that only ends a section."""
_AREA = re.compile(r"omrade-(\w+)")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an area's pages: its part, and the id by which a section refers to it."""

    id: str
    part: str


def heads_of_areas(parts: Parts, body: etree._Element, content: Content, theme: Theme) -> dict[str, Head]:
    """New parts with the heads of the pages of the body's areas, by the areas' numbers."""
    there = {area_of(paragraph) for paragraph in body.iterchildren(w("p"))}
    areas = [area for area in content.areas if area.number in there]
    return {area.number: _head(parts, number, area, content, theme) for number, area in enumerate(areas, 1)}


def areas_in_heads(parts: Parts, body: etree._Element, heads: Mapping[str, Head]) -> None:
    """Part the body where other areas are to be named in the heads, or none."""
    last = body.find(w("sectPr"))
    assert last is not None, "the reference document has one"
    current, plain = deepcopy(last), _without_cover(last)
    for paragraph, areas in _beginnings(body):
        _end_section_before(paragraph, current)
        current = deepcopy(plain)
        if areas:
            head = heads[areas[0]]
            current[0].set(f"{{{R}}}id", head.id)
            if len(areas) > 1:
                _name_all(parts, head.part, areas)
    body.replace(last, current)


def _beginnings(body: etree._Element) -> list[tuple[etree._Element, list[str]]]:
    """The headings at which a section begins, and the numbers of its areas: of the first section with areas, their chapter's."""
    begun: list[tuple[etree._Element, list[str]]] = []
    chapter, inside = None, False
    for paragraph in body.iterchildren(w("p")):
        style, area = style_of(paragraph), area_of(paragraph)
        if style == "Heading1":
            if inside:
                begun.append((paragraph, []))
            chapter, inside = paragraph, False
        elif style == "Heading2" and area and inside and not _begins_page(paragraph):
            begun[-1][1].append(area)
        elif style == "Heading2" and area:
            assert chapter is not None, "areas stand in a chapter"
            begun.append((paragraph if inside else chapter, [area]))
            inside = True
    return begun


def _name_all(parts: Parts, part: str, areas: Sequence[str]) -> None:
    """Name all areas of a section where fields are not understood: which of them a page is of is known to Word alone."""
    tree = parse(parts[part])
    number, title = (field.find(f".//{w('t')}") for field in tree.iter(w("fldSimple")))
    assert number is not None
    assert title is not None
    number.text, title.text = f"Område {areas[0]}–{areas[-1]}", ""
    parts[part] = to_bytes(tree)


def area_of(paragraph: etree._Element) -> str:
    """The number of the area whose heading the paragraph is; empty where it is none's."""
    names = (start.get(w("name"), "") for start in paragraph.iter(w("bookmarkStart")))
    return next((match[1] for name in names if (match := _AREA.fullmatch(name))), "")


def _begins_page(paragraph: etree._Element) -> bool:
    """Whether the paragraph itself says so; a style may too."""
    return paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None


def _without_cover(section: etree._Element) -> etree._Element:
    """A section like it, whose first page is like its others."""
    made = deepcopy(section)
    for setting in [*made]:
        if setting.tag == w("titlePg") or setting.get(w("type")) == "first":
            made.remove(setting)
    return made


def _end_section_before(paragraph: etree._Element, section: etree._Element) -> None:
    """Let the section end before the paragraph, in one of its own that takes no room.

    In the last paragraph of an area it would take the draft's mark with it: LibreOffice loses a bookmark there once the text is
    written anew, and Word the section once the paragraph is taken away.
    """
    paragraph.addprevious(element("p", None, element("pPr", None, element("pStyle", {"val": _SECTION_END}), section)))


def _head(parts: Parts, number: int, area: AreaContent, content: Content, theme: Theme) -> Head:
    """A new part with the head of an area's pages; `number`: which of such heads it is."""
    name = f"header{number + 2}.xml"
    named = f"Område {area.number}", area.title
    xml = header(running_head(content), content.draft, theme, area=named, bookmark=head_bookmark(content, number))
    parts[f"word/{name}"] = to_bytes(parse(xml.encode("utf-8")))
    declare(parts, part=f"/word/{name}", kind=HEADER)
    return Head(relate(parts, "word/document.xml", "header", name), f"word/{name}")
