"""Walk through a part of a Word file: its blocks, what comments are on, and the tracked changes, in reading order."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from kommunkompassen.publish.ooxml import style_of, w
from kommunkompassen.report.places import EVALUATION, PROGRAM, digest_and_code
from kommunkompassen.word_comments import bookmarks
from kommunkompassen.word_comments.archive import too_many
from kommunkompassen.word_comments.blocks import PICTURE, Block, Kind, Remark, Reviewed, line_number

_KINDS: dict[str, Kind] = {
    w("ins"): "insertion",
    w("del"): "deletion",
    w("moveFrom"): "moved-from",
    w("moveTo"): "moved-to",
    w("cellIns"): "insertion",
    w("cellDel"): "deletion",
}
_LOOKS = ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "numbering")
_FORMATTING = {w(f"{name}Change") for name in _LOOKS}
_SIGNS = {w("tab"): "\t", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("softHyphen"): "\N{SOFT HYPHEN}"}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What Word draws anew for old programs: the text of a text box for the second time."""
_UNREAD = {w("instrText"), w("delInstrText"), w("pPr"), w("rPr"), w("trPr"), _FALLBACK}
_LINE = re.compile(r"rad\N{NO-BREAK SPACE}\d+")
_LONGEST_FILE = 200
"""Of the name in front of a line number, which is another file's than the evaluation's."""
_LONGEST_FIELD = 100
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")
_FOLLOWS = 40

_MATH_TEXT, _MATH_RUN = (f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{name}" for name in "tr")
_PICTURES = {w("drawing"), w("pict"), w("object")}

MOST_BLOCKS, MOST_RUNS, MOST_BOOKMARKS, MOST_REMARKS = 20_000, 100_000, 20_000, 10_000
MOST_OPEN, MOST_INSIDE = 200, 20
"""Comments on the same words; changes of the same words by others, and text boxes in text boxes."""
MOST_LETTERS = 200_000
"""Of a change."""
_LONGEST_COMMENTED, _MOST_COMMENTED = 10_000, 500
"""Of what a comment is on, so many letters and blocks tell enough."""
_KEPT = 500
"""So many letters of what stands in front of a change are kept, of which the last words are shown."""

_Status = tuple[Kind, str, str]
"""A tracked change's kind, author and date."""
_Same = tuple[Kind, str, str]
"""With whose added words were taken away, where they are someone else's: side by side with the same this is one change."""


@dataclass(slots=True)
class _Change:
    """A change from one piece of text to another, counted from the beginning of the file."""

    remark: Remark
    first: int
    last: int
    pieces: list[str] = field(default_factory=list)
    blocks: dict[int, None] = field(default_factory=dict)
    letters: int = 0

    def whole(self) -> _Change:
        """The change with its pieces joined, which is done once: a text that grows is copied at every piece."""
        self.remark.on, self.remark.blocks = "".join(self.pieces), list(self.blocks)
        return self


@dataclass(slots=True)
class Range:
    """What a comment is on: pieces of text, those of them that were taken away, and the blocks."""

    pieces: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    blocks: dict[int, None] = field(default_factory=dict)
    letters: int = 0

    @property
    def text(self) -> str:
        """What still stands there."""
        return "".join(self.pieces)

    @property
    def gone(self) -> str:
        """What was taken away."""
        return "".join(self.taken)

    @property
    def full(self) -> bool:
        """Whether it tells enough of what the comment is on."""
        return self.letters >= _LONGEST_COMMENTED or len(self.blocks) >= _MOST_COMMENTED

    def add(self, text: str, block: int, *, gone: bool) -> None:
        """Go on with a piece of text."""
        (self.taken if gone else self.pieces).append(text[: _LONGEST_COMMENTED - self.letters])
        self.letters += len(text)
        if text.strip():
            self.blocks[block] = None


@dataclass(slots=True)
class Walk:
    """Where the walk has come to. `story`: what is walked through; `note_of`: the block that a footnote belongs to."""

    reviewed: Reviewed
    story: str = "body"
    note_of: int | None = None
    ranges: dict[str, Range] = field(default_factory=dict)
    """What each comment is on, by its number."""
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    """The blocks that refer to footnotes and endnotes, by kind and number."""
    _open: dict[str, Range] = field(default_factory=dict)
    _status: list[_Status] = field(default_factory=list)
    _changes: dict[_Same, _Change] = field(default_factory=dict)
    _all: list[_Change] = field(default_factory=list)
    _waiting: list[_Status] = field(default_factory=list)
    """Changes of a table's or a section's looks, until there is a block to tell where."""
    _length: int = 0
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
    _remarks: int = 0

    def part(self, root: etree._Element) -> None:
        """Walk through a part of the file."""
        self._block = None
        bookmarks.at_their_blocks(root)
        self._children(root)
        for number, pieces in self._before.items():
            self._here(number).before = "".join(pieces)
        for number, pieces in self._after.items():
            self._here(number).after = "".join(pieces)
        self._before.clear()
        self._after.clear()
        self.reviewed.remarks += replaced(change.whole() for change in self._all)
        self._all.clear()
        for status in self._waiting:
            self.reviewed.remarks.append(Remark(*status, blocks=[] if self._block is None else [self._block]))
        # What is still open was never closed, and the changes of another part are others.
        self._open.clear()
        self._changes.clear()
        self._waiting.clear()

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
            self._with(_statuses(element.find(w("rPr")), _KINDS), element)
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
        elif tag in _KINDS:
            self._with([_status(_KINDS[tag], element)], element)
        elif tag in _FORMATTING:
            self._waiting.append(_status("formatting", element))
        elif tag == w("bookmarkStart"):
            self._bookmark(element.get(w("name"), ""))
        elif tag == w("commentRangeStart"):
            self._open[number] = self.ranges.setdefault(number, Range())
            if len(self._open) > MOST_OPEN:
                raise too_many("word-many-open-comments", MOST_OPEN)
        elif tag == w("commentRangeEnd"):
            self._end_comment(number)
        elif tag == w("hyperlink") and self._block is not None:
            self._here(self._block).leads_to = element.get(w("anchor"), "") or self._here(self._block).leads_to
            self._children(element)
        elif tag not in _UNREAD:
            self._children(element)

    def _with(self, statuses: list[_Status], element: etree._Element) -> None:
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
        for status in (*waiting, *_statuses(properties, _FORMATTING)):
            self._touch(status, "", first)
        _take_the_line_number_out(element)
        self._children(element)
        own = _statuses(properties.find(w("rPr")) if properties is not None else None, _KINDS)
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
        self._with(_statuses(element.find(w("trPr")), _KINDS), element)
        self._row = outer

    def _table_cell(self, element: etree._Element) -> None:
        outer = self._cell
        self._cells += 1
        self._cell = self._cells
        self._children(element)
        self._cell = outer

    def _run(self, element: etree._Element) -> None:
        changes = _statuses(element.find(w("rPr")), _FORMATTING)
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
                self._end_comment(child.get(w("id"), ""))
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

    def _end_comment(self, number: str) -> None:
        found = self.ranges.setdefault(number, Range())
        self._open.pop(number, None)
        if not found.blocks and self._block is not None:
            found.blocks[self._block] = None

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
            self._touch(status, text, self._block, others[0] if others else "")
        if text != "\n" and not kinds & {"insertion", "moved-to"}:
            self._before.setdefault(self._block, []).append(text)
        if text != "\n" and not kinds & {"deletion", "moved-from"}:
            self._after.setdefault(self._block, []).append(text)
        for number, found in list(self._open.items()):
            found.add(text, self._block, gone=bool(kinds & {"deletion", "moved-from"}))
            if found.full:
                del self._open[number]
        self._said = (self._said + text)[-_KEPT:]

    def _touch(self, status: _Status, text: str, block: int, words_of: str = "") -> None:
        """Go on with the change that ended just here, or begin one.

        Who writes for longer than a minute leaves pieces with different times, which are one change all the same.
        """
        same = *status[:2], words_of
        change = self._changes.get(same)
        if change is None or change.last < self._length - 1:
            remark = Remark(*status, follows=_last_words(self._said), words_of=words_of)
            change = self._changes[same] = _Change(remark, self._length, self._length)
            self._all.append(change)
            self._remarks += 1
            if self._remarks > MOST_REMARKS:
                raise too_many("word-many-remarks", MOST_REMARKS)
        change.last = self._length
        change.pieces.append(text)
        change.letters += len(text)
        if change.letters > MOST_LETTERS:
            raise too_many("word-many-letters", MOST_LETTERS)
        change.blocks[block] = None


def _is_page(instruction: str) -> bool:
    """Whether a field shows on which page something stands."""
    return instruction.split()[:1] == ["PAGEREF"]


def _take_the_line_number_out(paragraph: etree._Element) -> None:
    """Of what a draft prints behind a block, which Word may have parted into several runs.

    Who writes on at the end of a paragraph writes in its style; that stays.
    """
    texts = [text for run in paragraph.iter(w("r")) if bookmarks.is_line_number(run) for text in run.iter(w("t"), w("delText"))]
    said = "".join(text.text or "" for text in texts)
    gone: set[int] = set()
    for match in _LINE.finditer(said):
        first = max(0, match.start() - _LONGEST_FILE)
        gone.update(range(first + line_number(said[first : match.end()]), match.end()))
    place = 0
    for text in texts if gone else ():
        own = text.text or ""
        text.text = "".join(sign for number, sign in enumerate(own, place) if number not in gone)
        place += len(own)


def replaced(changes: Iterable[_Change]) -> Iterator[Remark]:
    """The changes as remarks; words that one author took away and others that he put in their place are one."""
    before: _Change | None = None
    for change in sorted(changes, key=lambda one: one.first):
        if before and _is_replacement(before, change):
            gone, new = sorted((before.remark, change.remark), key=lambda remark: remark.kind)
            before.remark.kind, before.remark.on, before.remark.text = "replacement", gone.on, new.on
            before = None
            continue
        yield change.remark
        before = change


def _is_replacement(change: _Change, other: _Change) -> bool:
    """Whether one goes over into the other: a deletion and an insertion by the same author, within a block."""
    first, second = change.remark, other.remark
    return (
        {first.kind, second.kind} == {"deletion", "insertion"}
        and first.author == second.author
        and not (first.words_of or second.words_of)
        and other.first == change.last + 1
        and first.blocks == second.blocks
        and len(first.blocks) == 1
        and "\n" not in first.on + second.on
    )


def _symbol(element: etree._Element) -> str:
    """The sign that a symbol of some typeface stands for, by its code there."""
    code = element.get(w("char"), "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"


def _last_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _FOLLOWS else "… " + line[-_FOLLOWS:].partition(" ")[2]


def _statuses(properties: etree._Element | None, tags: Container[str]) -> list[_Status]:
    """The changes that stand among the properties of a paragraph, a row or a run."""
    nodes = properties if properties is not None else ()
    return [_status(_KINDS.get(str(node.tag), "formatting"), node) for node in nodes if node.tag in tags]


def _status(kind: Kind, element: etree._Element) -> _Status:
    return kind, element.get(w("author"), ""), when(element)


def when(element: etree._Element) -> str:
    """The date and time of a comment or a change to the minute; empty where there is none that makes sense."""
    match = _DATE.match(element.get(w("date"), ""))
    return f"{match[1]} {match[2]}" if match else ""
