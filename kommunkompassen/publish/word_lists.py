"""Lists in the Word file: Word's own list styles with the theme's indents, and marks for strengths and improvements.

The marks stand in the styles, so that a list goes on when an item is added, and Word's Punktlista gives what the report has.
"""

from __future__ import annotations

from lxml import etree

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import Parts, element, parse, restyle, single, style_of, to_bytes, twips, w
from kommunkompassen.publish.word_numbers import define_heading_numbers

STRENGTHS, IMPROVEMENTS, BULLETS, NUMBERS = 9001, 9002, 9003, 9004
"""The numbers of the styles' lists, far above those that pandoc gives its own."""
DEPTH = 5
"""For so many levels Word has list styles: List Bullet to List Bullet 5."""
_LEVELS = 9
_MARKS = {"Strengths": (STRENGTHS, "+"), "Improvements": (IMPROVEMENTS, "→")}
_COUNTING = ("decimal", "lowerLetter", "lowerRoman")


def list_style(kind: str, level: int) -> str:
    """The id of Word's style for a kind of list at a level from 0: ListBullet, ListBullet2, …"""
    return f"List{kind}{level + 1 if level else ''}"


def lists(parts: Parts, body: etree._Element, theme: Theme) -> None:
    """Give every item the style that has its mark; the marks tell strengths and improvements apart without colour."""
    numbering = parse(parts["word/numbering.xml"])
    kinds = _kinds(numbering)
    for paragraph in body.iter(w("p")):
        place = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if place is not None:
            _item(paragraph, place, kinds, theme)
    _clear(numbering, {found.get(w("val"), "") for found in body.iter(w("numId"))})
    for level in numbering.iter(w("lvl")):
        _look(level, theme)
    _define(numbering, BULLETS, theme, style="ListBullet", mark="•")
    _define(numbering, NUMBERS, theme, style="ListNumber")
    for style, (number, mark) in _MARKS.items():
        _define(numbering, number, theme, style=style, mark=mark)
    define_heading_numbers(numbering)
    _in_order(numbering)
    parts["word/numbering.xml"] = to_bytes(numbering)


def _kinds(numbering: etree._Element) -> dict[str, str]:
    """Which kind each of pandoc's lists is, by number: Bullet, Number, or Continue for what has no mark."""
    kinds = {}
    for definition in numbering.iter(w("abstractNum")):
        form, text = definition.find(f"{w('lvl')}/{w('numFmt')}"), definition.find(f"{w('lvl')}/{w('lvlText')}")
        bullet = form is not None and form.get(w("val")) == "bullet"
        blank = text is not None and not text.get(w("val"), "").strip()
        kinds[definition.get(w("abstractNumId"), "")] = "Number" if not bullet else "Continue" if blank else "Bullet"
    return {
        number.get(w("numId"), ""): kinds[found.get(w("val"), "")]
        for number in numbering.iter(w("num"))
        for found in number.iter(w("abstractNumId"))
    }


def _item(paragraph: etree._Element, place: etree._Element, kinds: dict[str, str], theme: Theme) -> None:
    """One paragraph of a list. In a table it keeps the table's look, and so says by itself which list it is in."""
    level, number, properties = place.find(w("ilvl")), place.find(w("numId")), place.getparent()
    assert level is not None, "pandoc says the level"
    assert number is not None, "and the list"
    assert properties is not None, "it was found there"
    depth, kind, style = int(level.get(w("val"), "0")), kinds[number.get(w("val"), "")], style_of(paragraph)
    in_table = next(paragraph.iterancestors(w("tc")), None) is not None
    if kind == "Bullet":
        number.set(w("val"), str(_MARKS[style][0] if style in _MARKS else BULLETS))
    if not in_table and style not in _MARKS:
        restyle(paragraph, list_style(kind, min(depth, DEPTH - 1)))
        if not style and kind != "Continue":
            # Items of several paragraphs stand as far apart as paragraphs do.
            properties.append(element("spacing", {"before": twips(theme.text["body"].before_pt)}))
    # A numbered list begins anew, and says so by being another; all others are the style's.
    if not in_table and kind != "Number" and depth < DEPTH:
        properties.remove(place)


def _clear(numbering: etree._Element, used: set[str]) -> None:
    """Take away pandoc's lists that nothing is in any longer."""
    for listed in [node for node in numbering.iter(w("num")) if node.get(w("numId")) not in used]:
        numbering.remove(listed)
    definitions = {node.get(w("val")) for node in numbering.iter(w("abstractNumId"))}
    for definition in list(numbering.iter(w("abstractNum"))):
        if definition.get(w("abstractNumId")) not in definitions:
            numbering.remove(definition)


def _look(level: etree._Element, theme: Theme) -> None:
    """A level's mark in the document's own typeface, at the theme's indent."""
    for old in [*level.findall(w("pPr")), *level.findall(w("rPr"))]:
        level.remove(old)
    depth = int(level.get(w("ilvl"), "0")) + 1
    step = twips(theme.list.indent_pt)
    level.append(single(f'<w:pPr><w:ind w:left="{step * depth}" w:hanging="{step}"/></w:pPr>'))
    level.append(single(f'<w:rPr><w:b/><w:color w:val="{theme.colours.accent[1:].upper()}"/></w:rPr>'))


def _define(numbering: etree._Element, number: int, theme: Theme, *, style: str, mark: str = "") -> None:
    """The list of a style; without a mark one that counts. Word's own list styles have one for each level."""
    definition = single(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{number:08X}"/><w:multiLevelType w:val="multilevel"/>'
        "</w:abstractNum>"
    )
    for depth in range(_LEVELS):
        named = style if depth == 0 else f"{style}{depth + 1}" if style.startswith("List") and depth < DEPTH else ""
        form = "bullet" if mark else _COUNTING[depth % len(_COUNTING)]
        level = single(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            + (f'<w:pStyle w:val="{named}"/>' if named else "")
            + f'<w:lvlText w:val="{mark or f"%{depth + 1}."}"/><w:lvlJc w:val="left"/></w:lvl>'
        )
        _look(level, theme)
        definition.append(level)
    numbering.append(definition)
    numbering.append(element("num", {"numId": number}, element("abstractNumId", {"val": number})))


def _in_order(numbering: etree._Element) -> None:
    """The schema wants all definitions before the first list."""
    for listed in numbering.findall(w("num")):
        numbering.append(listed)
