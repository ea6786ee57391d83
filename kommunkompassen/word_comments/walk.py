"""Walk through a part of a Word file: its blocks, what comments are on, and the tracked changes, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from kommunkompassen.publish.ooxml import style_of, w
from kommunkompassen.report.places import EVALUATION, PROGRAM, digest_and_code
from kommunkompassen.word_comments import bookmarks, line_numbers
from kommunkompassen.word_comments.archive import too_many
from kommunkompassen.word_comments.blocks import PICTURE, Block, Remark, Reviewed
from kommunkompassen.word_comments.changes import Changes
from kommunkompassen.word_comments.ranges import Ranges
from kommunkompassen.word_comments.tracked import FORMATTING, KINDS, Status, status_of, statuses_of

_SIGNS = {w("tab"): "\t", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("softHyphen"): "\N{SOFT HYPHEN}"}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What Word draws anew for old programs: the text of a text box for the second time."""
_UNREAD = {w("instrText"), w("delInstrText"), w("pPr"), w("rPr"), w("trPr"), _FALLBACK}
_LONGEST_FIELD = 100
"""Of what a field is told to show, so many letters."""

_MATH_TEXT, _MATH_RUN = (f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{name}" for name in "tr")
_PICTURES = {w("drawing"), w("pict"), w("object")}

MOST_BLOCKS, MOST_RUNS, MOST_BOOKMARKS = 20_000, 100_000, 20_000
MOST_INSIDE = 20
"""Changes of the same words by others, text boxes in text boxes, and fields in fields."""
_KEPT = 500
"""So many letters of what stands in front of a change are kept, of which the last words are shown."""


@dataclass(slots=True)
class Walk:
    """Where the walk has come to. `story`: what is walked through; `note_of`: the block that a footnote belongs to."""

    reviewed: Reviewed
    story: str = "body"
    note_of: int | None = None
    ranges: Ranges = field(default_factory=Ranges)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    """The blocks that refer to footnotes and endnotes, by kind and number."""
    _changes: Changes = field(default_factory=Changes)
    _status: list[Status] = field(default_factory=list)
    """The changes that the text stands in."""
    _waiting: list[Status] = field(default_factory=list)
    """Changes of a table's or a section's looks, until there is a block to tell where."""
    _length: int = 0
    """How many pieces of text there have been."""
    _block: int | None = None
    _depth: int = 0
    """How many paragraphs are open: a text box stands in one and has its own."""
    _left: int = 0
    """How many blocks the paragraph still has behind this one."""
    _row: int = 0
    _rows: int = 0
    _cell: int = 0
    _cells: int = 0
    _said: str = ""
    _before: dict[int, list[str]] = field(default_factory=dict)
    """The pieces of each block's text as it was before the changes."""
    _after: dict[int, list[str]] = field(default_factory=dict)
    """And as it is after them."""
    _fields: list[str] = field(default_factory=list)
    """What the fields that the text stands in are to show."""
    _bookmarks: int = 0

    def part(self, root: etree._Element) -> None:
        """Walk through a part of the file. Raises UnreadableError where it has more of something than any draft."""
        self._block = None
        bookmarks.at_their_blocks(root)
        self._children(root)
        for number, pieces in self._before.items():
            self._here(number).before = "".join(pieces)
        for number, pieces in self._after.items():
            self._here(number).after = "".join(pieces)
        self._before.clear()
        self._after.clear()
        self.reviewed.remarks += self._changes.end()
        for change in self._waiting:
            self.reviewed.remarks.append(Remark(*change, blocks=[] if self._block is None else [self._block]))
        self._waiting.clear()
        self.ranges.close()

    def _children(self, element: etree._Element) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._element(child)

    def _element(self, element: etree._Element) -> None:
        tag, number = str(element.tag), element.get(w("id"), "")
        if tag == w("p"):
            self._paragraph(element)
        elif tag == w("r"):
            self._run(element)
        elif tag == _MATH_RUN:
            self._with(statuses_of(element.find(w("rPr")), KINDS), element)
        elif tag == w("tr"):
            self._table_row(element)
        elif tag == w("tc"):
            self._table_cell(element)
        elif tag == _MATH_TEXT and self._block is not None:
            self._here(self._block).formula = True
            self._text(element.text or "")
        elif tag in _PICTURES:
            self._text(PICTURE)
            self._children(element)
        elif tag == w("fldSimple") and _is_page(element.get(w("instr"), "")):
            return
        elif tag in KINDS:
            self._with([status_of(KINDS[tag], element)], element)
        elif tag in FORMATTING:
            self._waiting.append(status_of("formatting", element))
        elif tag == w("bookmarkStart"):
            self._bookmark(element.get(w("name"), ""))
        elif tag == w("commentRangeStart"):
            self.ranges.begin(number)
        elif tag == w("commentRangeEnd"):
            self.ranges.end(number, self._block)
        elif tag == w("hyperlink") and self._block is not None:
            self._here(self._block).leads_to = element.get(w("anchor"), "") or self._here(self._block).leads_to
            self._children(element)
        elif tag not in _UNREAD:
            self._children(element)

    def _with(self, statuses: list[Status], element: etree._Element) -> None:
        self._status += statuses
        if len(self._status) > MOST_INSIDE:
            raise too_many("word-many-inside", MOST_INSIDE)
        self._children(element)
        del self._status[len(self._status) - len(statuses) :]

    def _paragraph(self, element: etree._Element) -> None:
        outer = self._block, self._left, self._said
        if self._depth >= MOST_INSIDE:
            raise too_many("word-many-inside", MOST_INSIDE)
        marks = [bookmark.get(w("name"), "") for bookmark in element.iter(w("bookmarkStart"))]
        marks = [mark for mark in marks if digest_and_code(mark)] or [""]
        first = len(self.reviewed.blocks)
        if first + len(marks) > MOST_BLOCKS:
            raise too_many("word-many-paragraphs", MOST_BLOCKS)
        # Sought once: it may stand behind thousands of marks, or nowhere.
        style = style_of(element)
        for number, mark in enumerate(marks):
            block = Block(self.story, style, mark, row=self._row, cell=self._cell, note_of=self.note_of)
            block.joined = number > 0
            self.reviewed.blocks.append(block)
        self._block, self._left, self._said = first, len(marks) - 1, ""
        self._depth += 1
        fields = len(self._fields)
        properties = element.find(w("pPr"))
        waiting, self._waiting = self._waiting, []
        for status in (*waiting, *statuses_of(properties, FORMATTING)):
            self._changes.touch(status, "", first, self._length, self._said)
        line_numbers.take_out(element)
        self._children(element)
        own = statuses_of(properties.find(w("rPr")) if properties is not None else None, KINDS)
        self._here(self._block).parted = any(kind == "insertion" for kind, _, _ in own)
        self._status += own
        self._text("\n")
        del self._status[len(self._status) - len(own) :]
        self._depth -= 1
        del self._fields[fields:]
        if self._depth:
            self._block, self._left, self._said = outer

    def _table_row(self, element: etree._Element) -> None:
        outer = self._row
        self._rows += 1
        self._row = self._rows
        self._with(statuses_of(element.find(w("trPr")), KINDS), element)
        self._row = outer

    def _table_cell(self, element: etree._Element) -> None:
        outer = self._cell
        self._cells += 1
        self._cell = self._cells
        self._children(element)
        self._cell = outer

    def _run(self, element: etree._Element) -> None:
        changes = statuses_of(element.find(w("rPr")), FORMATTING)
        self._status += changes
        for child in element:
            tag = str(child.tag)
            if tag in (w("t"), w("delText")):
                if not any(map(_is_page, self._fields)):
                    self._text(child.text or "")
            elif tag in (w("fldChar"), w("instrText")):
                self._field(child)
            elif tag in _SIGNS:
                self._text(_SIGNS[tag])
            elif tag == w("sym"):
                self._text(_symbol(child))
            elif tag in _NOTES and self._block is not None:
                self.notes[_NOTES[tag], child.get(w("id"), "")] = self._block
            elif tag == w("commentReference"):
                self.ranges.end(child.get(w("id"), ""), self._block)
            elif isinstance(child.tag, str):
                self._element(child)
        del self._status[len(self._status) - len(changes) :]

    def _field(self, element: etree._Element) -> None:
        """Fields in fields, what each is to show, and what it shows; what programs count is no text of anyone's."""
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append("")
            if len(self._fields) > MOST_INSIDE:
                raise too_many("word-many-inside", MOST_INSIDE)
        elif kind == "end":
            del self._fields[-1:]
        elif self._fields and kind is None:
            self._fields[-1] = (self._fields[-1] + (element.text or ""))[:_LONGEST_FIELD]

    def _here(self, block: int) -> Block:
        return self.reviewed.blocks[block]

    def _bookmark(self, name: str) -> None:
        self._bookmarks += 1
        if self._bookmarks > MOST_BOOKMARKS:
            raise too_many("word-many-bookmarks", MOST_BOOKMARKS)
        if name.startswith(EVALUATION):
            self.reviewed.evaluation = self.reviewed.evaluation or name
        elif name.startswith(PROGRAM):
            self.reviewed.program = name
        elif self._block is not None:
            self._here(self._block).bookmarks.add(name)
            if digest_and_code(name) and self._left:
                # Paragraphs that were joined: a mark stands at the end of what it is for.
                self._block, self._left, self._said = self._block + 1, self._left - 1, ""

    def _text(self, text: str) -> None:
        if not text or self._block is None:
            return
        self._length += 1
        if self._length > MOST_RUNS:
            raise too_many("word-many-runs", MOST_RUNS)
        kinds = {kind for kind, _, _ in self._status}
        adders = [author for kind, author, _ in self._status if kind in ("insertion", "moved-to")]
        for status in dict.fromkeys(self._status):
            others = [author for author in adders if status[0] == "deletion" and author != status[1]]
            self._changes.touch(status, text, self._block, self._length, self._said, others[0] if others else "")
        if text != "\n" and not kinds & {"insertion", "moved-to"}:
            self._before.setdefault(self._block, []).append(text)
        if text != "\n" and not kinds & {"deletion", "moved-from"}:
            self._after.setdefault(self._block, []).append(text)
        self.ranges.add(text, self._block, gone=bool(kinds & {"deletion", "moved-from"}))
        self._said = (self._said + text)[-_KEPT:]


def _is_page(instruction: str) -> bool:
    """Whether a field shows on which page something stands."""
    return instruction.split()[:1] == ["PAGEREF"]


def _symbol(element: etree._Element) -> str:
    """The sign that a symbol of some typeface stands for, by its code there."""
    code = element.get(w("char"), "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"
