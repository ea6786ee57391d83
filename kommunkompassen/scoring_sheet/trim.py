"""Of a workbook's parts only what its cells are read of: the library makes an object of everything else too, which costs seconds
where there are thousands of merged cells, rules or names.
"""

from __future__ import annotations

import io

from lxml import etree

from kommunkompassen.scoring_sheet.table import MOST_COLUMNS, MOST_ROWS
from kommunkompassen.scoring_sheet.unpack import parsed

_READ = {
    "workbook": ("workbookPr", "sheets"),
    "worksheet": ("sheetData",),
    "styleSheet": ("numFmts", "cellXfs"),
}
"""What is read of a part, by the name of its outermost element; the beginning of all dates stands in workbookPr."""
UNSAVED = "formula without a stored value"
"""What is put in the place of a value that was not stored, as an error value; no spreadsheet has an error of that name."""


def trimmed(content: bytes) -> bytes:
    """The part without what is not read of it; nothing of one that is broken, of which the reader complains if it needs it."""
    root = parsed(content)
    if root is None:
        return b""
    kind = etree.QName(root).localname
    if kind not in _READ:
        return content
    made = io.BytesIO()
    # What is read is written anew; to take the rest out of the tree would be slow.
    with etree.xmlfile(made, encoding="utf-8") as file, file.element(root.tag, nsmap=root.nsmap):
        for child in root:
            name = etree.QName(child).localname
            if name == "sheetData":
                _trim(child)
            if name in _READ[kind]:
                file.write(child, with_tail=False)
    return made.getvalue()


def _trim(rows: etree._Element) -> None:
    """Rows and cells stand in order, so that what comes behind so many of them lies beyond what is read."""
    del rows[MOST_ROWS:]
    for row in rows:
        del row[MOST_COLUMNS:]
        for cell in row:
            if cell.find("{*}f") is not None and not cell.findtext("{*}v") and cell.find("{*}is") is None:
                cell.set("t", "e")
                for old in cell.findall("{*}v"):
                    cell.remove(old)
                etree.SubElement(cell, f"{{{etree.QName(cell).namespace}}}v").text = UNSAVED
