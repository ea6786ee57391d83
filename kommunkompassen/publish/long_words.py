"""Words that may be wider than their place in the PDF, an address in a narrow cell: marked in the body, for Typst to measure.

Word and browsers break such a word by themselves; Typst would let it run out of its cell, or off the page. Only the few that are
not sure to fit are marked: no letter is wider than its type is high. What stands in headings is looked after in report.typ.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_LETTERS_IN_A_LINE = 30
"""As many as fit in a line of a list within lists."""
_LETTERS_IN_THE_TITLE = 12
_LETTERS_IN_CELLS = 40
"""As many as fit in all the cells of a row; a cell has its share of them."""
_SHORT = 5
"""Words of so many letters fit in the narrowest cell."""

_APART = re.compile(r'(<table\b.*?</table>|<h\d\b.*?</h\d>|<div class="cover-[^"]*"><p>.*?</p></div>)', re.DOTALL)
_WIDTH = re.compile(r'<col style="width: (\d+)%">')
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[dh]\b([^>]*)>.*?</t[dh]>", re.DOTALL)
_COLUMNS = re.compile(r'colspan="(\d+)"')
_TAG = re.compile(r"<[^>]*>")
_TAG_OR_WORD = re.compile(rf"<[^>]*>|[^<>\t\n ]{{{_SHORT},}}")
_LIST = re.compile(r"<(/?)[uo]l\b")


def marked(body: Markup) -> Markup:
    """The body with such words in spans of the class long; data-room: the share of the text's width, and the lists around it."""
    parts = _APART.split(body)
    parts[::2] = [_marked(text, _LETTERS_IN_A_LINE, 100) for text in parts[::2]]
    parts[1::2] = [_marked_apart(part) for part in parts[1::2]]
    return Markup("".join(parts))  # noqa: S704  only spans were added to what was safe


def _marked_apart(part: str) -> str:
    if part.startswith("<table"):
        return _marked_table(part)
    return part if part.startswith("<h") else _marked(part, _LETTERS_IN_THE_TITLE, 100)


def _marked_table(table: str) -> str:
    widths = [int(width) for width in _WIDTH.findall(table)]
    return _ROW.sub(lambda row: _marked_row(row[0], widths), table)


def _marked_row(row: str, widths: list[int]) -> str:
    column = 0

    def cell(match: re.Match[str]) -> str:
        nonlocal column
        columns = _COLUMNS.search(match[1])
        first, column = column, column + (int(columns[1]) if columns else 1)
        share = sum(widths[first:column])
        return _marked(match[0], max(_SHORT, share * _LETTERS_IN_CELLS // 100), share)

    return _CELL.sub(cell, row)


def _marked(html: str, letters: int, share: int) -> str:
    # To look whether there is one is much quicker than to look at each, and most texts have none.
    if max(map(len, _TAG.sub(" ", html).replace("\n", " ").split(" "))) <= letters:
        return html

    lists = 0

    def word(match: re.Match[str]) -> str:
        nonlocal lists
        if tag := _LIST.match(match[0]):
            lists += -1 if tag[1] else 1
        if match[0].startswith("<") or len(match[0]) <= letters:
            return match[0]
        return f'<span class="long" data-room="{share}%, {lists}">{match[0]}</span>'

    return _TAG_OR_WORD.sub(word, html)
