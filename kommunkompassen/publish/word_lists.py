"""Lists in the Word file: the theme's indents, and marks of their own for strengths and improvements."""

from __future__ import annotations

from lxml import etree

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import Parts, element, one, parse, style_of, to_bytes, twips, w

_MARKS = {"Strengths": "+", "Improvements": "→"}
_FIRST_NUMBER = 9000
"""Far above the numbers that pandoc gives its lists."""


def lists(parts: Parts, body: etree._Element, theme: Theme) -> None:
    """Set indents and marks of all lists; the marks tell strengths and improvements apart without colour."""
    numbering = parse(parts["word/numbering.xml"])
    for level in numbering.iter(w("lvl")):
        _restyle(level, theme)
    for offset, (style, mark) in enumerate(_MARKS.items(), 1):
        number = _define(numbering, mark, _FIRST_NUMBER + offset, theme)
        for paragraph in body.iter(w("p")):
            found = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if found is not None and style_of(paragraph) == style:
                found.set(w("val"), str(number))
    parts["word/numbering.xml"] = to_bytes(numbering)


def _restyle(level: etree._Element, theme: Theme) -> None:
    """A level's mark in the document's own typeface, at the theme's indent."""
    for old in [*level.findall(w("pPr")), *level.findall(w("rPr"))]:
        level.remove(old)
    kind, text = level.find(w("numFmt")), level.find(w("lvlText"))
    if kind is not None and text is not None and kind.get(w("val")) == "bullet" and text.get(w("val"), "").strip():
        text.set(w("val"), "•")
    depth = int(level.get(w("ilvl"), "0")) + 1
    step = twips(theme.list.indent_pt)
    level.append(one(f'<w:pPr><w:ind w:left="{step * depth}" w:hanging="{step}"/></w:pPr>'))
    level.append(one(f'<w:rPr><w:b/><w:color w:val="{theme.colours.accent[1:].upper()}"/></w:rPr>'))


def _define(numbering: etree._Element, mark: str, number: int, theme: Theme) -> int:
    definition = one(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        "</w:lvl></w:abstractNum>"
    )
    _restyle_mark(definition, mark, theme)
    # The schema wants all definitions before the first list.
    first = numbering.find(w("num"))
    if first is None:
        numbering.append(definition)
    else:
        first.addprevious(definition)
    numbering.append(element("num", {"numId": number}, element("abstractNumId", {"val": number})))
    return number


def _restyle_mark(definition: etree._Element, mark: str, theme: Theme) -> None:
    for level in definition.iter(w("lvl")):
        _restyle(level, theme)
        text = level.find(w("lvlText"))
        assert text is not None
        text.set(w("val"), mark)
