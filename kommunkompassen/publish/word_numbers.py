"""Numbers that Word counts by itself: of chapters, of areas, and in captions, so that what is added by hand renumbers the rest.

The HTML has them in its text. Here they are taken out of it and left to Word's numbering and to fields, which show the same.
"""

from __future__ import annotations

import re

from lxml import etree

from kommunkompassen.publish.ooxml import XML_SPACE, element, set_property, single, style_of, w

CHAPTERS, AREAS = 9011, 9012
"""The numbers of two lists; the style of chapters' headings has the first."""
_AREA = "Område "
_CAPTION = re.compile(r"(\w+ )(\d+)(\..*)", re.DOTALL)


def define_heading_numbers(numbering: etree._Element) -> None:
    """The two lists of headings: "1" and "Område 1", with a space behind, as wide as it is."""
    for number, text, style in ((CHAPTERS, "%1", '<w:pStyle w:val="Heading1"/>'), (AREAS, f"{_AREA}%1", "")):
        definition = single(
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{number:08X}"/><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{style}<w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
            "</w:abstractNum>"
        )
        numbering.append(definition)
        numbering.append(element("num", {"numId": number}, element("abstractNumId", {"val": number})))


def leave_numbers_to_word(body: etree._Element) -> None:
    """Take the numbers out of headings and captions, where Word will count the same."""
    chapters = areas = 0
    for paragraph in body.iter(w("p")):
        style = style_of(paragraph)
        if style == "Heading1":
            if _take(paragraph, f"{chapters + 1} "):
                chapters += 1
            else:
                _set_list(paragraph, 0)
        elif style == "Heading2" and _take(paragraph, f"{_AREA}{areas + 1} "):
            areas += 1
            _set_list(paragraph, AREAS)
        elif style in ("TableCaption", "ImageCaption"):
            _count_caption(paragraph)
    for named in body.iter(w("tblCaption")):
        named.set(w("val"), re.sub(r"^\w+ \d+\. ", "", named.get(w("val"), "")))


def _take(paragraph: etree._Element, beginning: str) -> bool:
    """Take a text off the paragraph's beginning, if it begins so, and say whether it did."""
    first = next(paragraph.iter(w("t")), None)
    if first is None or not (first.text or "").startswith(beginning):
        return False
    first.text = (first.text or "").removeprefix(beginning)
    return True


def _set_list(paragraph: etree._Element, number: int) -> None:
    """Put the paragraph in a list; in none with 0."""
    set_property(paragraph, element("numPr", None, element("ilvl", {"val": 0}), element("numId", {"val": number})))


def _count_caption(paragraph: etree._Element) -> None:
    """The number in "Tabell 3." as a field that counts its kind."""
    run = next(paragraph.iter(w("r")), None)
    text = None if run is None else run.find(w("t"))
    parted = None if text is None else _CAPTION.fullmatch(text.text or "")
    if run is None or text is None or parted is None:
        return
    look = run.find(w("rPr"))
    kind, number, rest = parted.groups()
    text.text = kind
    text.set(XML_SPACE, "preserve")
    field = element("fldSimple", {"instr": f" SEQ {kind.strip()} \\* ARABIC "}, _like(look, number))
    run.addnext(field)
    field.addnext(_like(look, rest))


def _like(look: etree._Element | None, text: str) -> etree._Element:
    """A run of the text in the look of another."""
    written = element("t")
    written.text = text
    written.set(XML_SPACE, "preserve")
    return element("r", None, *([] if look is None else [single(etree.tostring(look, encoding="unicode"))]), written)
