"""Tables in the Word file: text of the tables' own size, rows that stay whole, rows that stay with their heading."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import element, restyle, set_property, single, style_of, twips, w

_PLAIN = ("", "Compact", "BodyText", "FirstParagraph", "Strengths", "Improvements")
_WITHOUT_CAPTION = ("ScoreBox", "Balance", "Brief")
_LONG_ROWS = ("Balance", "Table")
"""Strengths and improvements are one long row, and remarks may be as long; such rows may break. All others are kept whole."""
WITH_ROW_HEADINGS = ("Figures", "Scores", "Brief")
"""The styles of tables that are read across."""
GAP = "BriefGap"
"""The style of what stands between two tables without a caption."""

_LOOK = {
    "firstRow": 0x0020, "lastRow": 0x0040, "firstColumn": 0x0080, "lastColumn": 0x0100, "noHBand": 0x0200, "noVBand": 0x0400,
}  # fmt: skip
"""The bits of the one number in which older programs read which rows and columns look otherwise."""


def tables(body: etree._Element, theme: Theme) -> None:
    """Finish all tables."""
    for table in body.iter(w("tbl")):
        style = table_style(table)
        if style in WITH_ROW_HEADINGS:
            _say_that_rows_have_headings(table)
        rows = table.findall(w("tr"))
        for index, row in enumerate(rows):
            heading = _heading(row)
            whole = style not in _LONG_ROWS or heading
            if whole:
                _properties(row).insert(0, element("cantSplit"))
            for cell in row.findall(w("tc")):
                for first, paragraph in _numbered(cell):
                    _text(paragraph, heading=heading, first=first, style=style)
            for paragraph in row.iter(w("p")):
                if whole and index < len(rows) - 1:
                    keep_with_next(paragraph)
        if style == "ScoreBox":
            _links_as_text(table)
        _part_from_next(table, brief=style == "Brief")
        for index, row in enumerate(rows):
            _margins(row, theme, above=index == 0 and style in _WITHOUT_CAPTION and not _after_gap(table))


def table_style(table: etree._Element) -> str:
    """The id of a table's style; empty where it has none."""
    style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    return "" if style is None else style.get(w("val"), "")


def _links_as_text(table: etree._Element) -> None:
    """Some headings of an area are links and others not: in two colours they would seem to be judged."""
    for look in [*table.iter(w("rStyle"))]:
        properties = look.getparent()
        if look.get(w("val")) == "Hyperlink" and properties is not None:
            properties.remove(look)


def _say_that_rows_have_headings(table: etree._Element) -> None:
    """Word, and what reads its files aloud, knows headings of rows as the table's first column."""
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    assert look is not None, "pandoc gives every table one"
    look.set(w("firstColumn"), "1")
    bits = sum(bit for name, bit in _LOOK.items() if look.get(w(name)) == "1")
    look.set(w("val"), f"{bits:04X}")


def _properties(row: etree._Element) -> etree._Element:
    properties = row.find(w("trPr"))
    if properties is None:
        properties = element("trPr")
        row.insert(0, properties)
    return properties


def _heading(row: etree._Element) -> bool:
    return row.find(f"{w('trPr')}/{w('tblHeader')}") is not None


def _numbered(cell: etree._Element) -> Iterator[tuple[bool, etree._Element]]:
    for index, paragraph in enumerate(cell.iter(w("p"))):
        yield index == 0, paragraph


def _text(paragraph: etree._Element, *, heading: bool, first: bool, style: str) -> None:
    """Items stand a little apart, but the first has only the cell's own room above it."""
    if style_of(paragraph) in _PLAIN and style == "Brief":
        restyle(paragraph, "BriefHeading" if heading else "BriefCell")
    elif style_of(paragraph) in _PLAIN:
        item = not first and (style == "ScoreBox" or paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None)
        restyle(paragraph, "TableHeading" if heading else "TableItem" if item else "TableText")
        if style == "Balance" and paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None:
            # No item is parted by the end of a page.
            set_property(paragraph, element("keepLines"))


def _part_from_next(table: etree._Element, *, brief: bool) -> None:
    """Pandoc parts neighbouring tables with an empty paragraph; ours have a caption between them, but for those of I korthet."""
    following = table.getnext()
    parent = table.getparent()
    if parent is not None and following is not None and following.tag == w("p") and not len(following):
        if brief:
            restyle(following, GAP)
        else:
            parent.remove(following)


def _after_gap(table: etree._Element) -> bool:
    before = table.getprevious()
    return before is not None and style_of(before) == GAP


def keep_with_next(paragraph: etree._Element) -> None:
    """Keep a paragraph on the page of the next one."""
    if paragraph.find(f"{w('pPr')}/{w('keepNext')}") is None:
        set_property(paragraph, element("keepNext"))


def _margins(row: etree._Element, theme: Theme, *, above: bool) -> None:
    """Each cell's room: none on the table's outer sides, so that its text begins and ends where the text above it does; more
    on top where a table has no caption, since a table has no space before it.
    """
    cells = row.findall(w("tc"))
    for index, cell in enumerate(cells):
        properties = cell.find(w("tcPr"))
        assert properties is not None, "pandoc gives every cell its properties"
        sides = {"top": theme.table.box_top_pt} if above else {}
        if index > 0:
            sides["left"] = theme.table.cell_side_pt
        if index < len(cells) - 1:
            sides["right"] = theme.table.cell_side_pt
        if sides:
            inner = "".join(f'<w:{side} w:w="{twips(room)}" w:type="dxa"/>' for side, room in sides.items())
            properties.append(single(f"<w:tcMar>{inner}</w:tcMar>"))
