"""Edits a finished Word file in LibreOffice as an official would; run by LibreOffice's Python, which has `uno`.

Takes on its input, as JSON, the folder of a profile, the file, where to save it, a picture, and texts that say where. Adds a
chapter, a row, a caption, an item and the picture, updates the contents list, and saves as Word.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found,unused-ignore]  # noqa: F401  makes the modules below known
from com.sun.star.awt import Size  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.style.NumberingType import ARABIC  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.text.TextContentAnchorType import AS_CHARACTER  # type: ignore[import-not-found,unused-ignore]
from writer import connected, options  # type: ignore[import-not-found,unused-ignore]


def found(document: Any, text: str) -> Any:
    """The last place that reads so; the first is often in the contents list."""
    search = document.createSearchDescriptor()
    # The last words of a paragraph are joined by no-break spaces.
    search.SearchString, search.SearchCaseSensitive = "[ \u00a0]".join(map(re.escape, text.split(" "))), True
    search.SearchRegularExpression = True
    places = document.findAll(search)
    if not places.Count:
        sys.exit(f"not found: {text}")
    return places.getByIndex(places.Count - 1)


def paragraph(document: Any, text: str, style: str, *, before: str = "", after: str = "") -> Any:
    """A cursor in a new paragraph of the style, before or after the one that reads so."""
    place = found(document, before or after)
    cursor = place.Text.createTextCursorByRange(place)
    if before:
        cursor.gotoStartOfParagraph(False)
        place.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        cursor.goLeft(1, False)
    else:
        cursor.gotoEndOfParagraph(False)
        place.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    if style:
        cursor.ParaStyleName = style
    cursor.Text.insertString(cursor, text, False)
    return cursor


def caption(document: Any, kind: str, text: str, style: str, after: str) -> None:
    """A caption with a number that counts, as the dialogue for captions puts it in."""
    cursor = paragraph(document, f"{kind} ", style, after=after)
    master = document.TextFieldMasters.getByName(f"com.sun.star.text.fieldmaster.SetExpression.{kind}")
    field = document.createInstance("com.sun.star.text.TextField.SetExpression")
    field.attachTextFieldMaster(master)
    field.Content, field.NumberingType = f"{kind}+1", ARABIC
    cursor.Text.insertTextContent(cursor, field, False)
    cursor.gotoEndOfParagraph(False)
    cursor.Text.insertString(cursor, f". {text}", False)


def row(document: Any, text: str, cells: list[str]) -> None:
    """A row after the one that has a cell that reads so."""
    place = found(document, text)
    table, name = place.TextTable, place.Cell.CellName
    number = int("".join(sign for sign in name if sign.isdigit()))
    table.Rows.insertByIndex(number, 1)
    for letter, said in zip("ABCDE", cells, strict=True):
        table.getCellByName(f"{letter}{number + 1}").String = said


def picture(document: Any, file: Path, after: str) -> None:
    """The picture in a paragraph of its own, 60 mm wide and 30 high."""
    cursor = paragraph(document, "", "", after=after)
    shown = document.createInstance("com.sun.star.text.TextGraphicObject")
    shown.GraphicURL = file.as_uri()
    shown.AnchorType, shown.Title, shown.Description = AS_CHARACTER, "Stadshuset", "Stadshuset från torget"
    cursor.Text.insertTextContent(cursor, shown, False)
    size = Size()
    size.Width, size.Height = 6000, 3000
    shown.setSize(size)


def main() -> None:
    """Open, edit, update, save."""
    given = json.load(sys.stdin)
    process, desktop = connected(Path(given["profile"]), "Eva Ek")
    try:
        document = desktop.loadComponentFromURL(Path(given["open"]).as_uri(), "_blank", 0, options(Hidden=True))
        paragraph(document, "Kommunens svar", "Heading 1", before=given["chapter"])
        paragraph(document, "En punkt till", "", after=given["item"])
        row(document, given["row"], ["1.6", "En fråga till", "5", "10", "50 %"])
        caption(document, "Tabell", "En tabell till", "Table Caption", given["text"])
        picture(document, Path(given["picture"]), given["text"])
        for _ in range(2):
            document.TextFields.refresh()
            for number in range(document.DocumentIndexes.Count):
                document.DocumentIndexes.getByIndex(number).update()
        document.storeToURL(Path(given["save"]).as_uri(), options(FilterName="MS Word 2007 XML"))
        document.close(False)
        desktop.terminate()
        process.wait(60)
    finally:
        process.kill()


if __name__ == "__main__":
    main()
