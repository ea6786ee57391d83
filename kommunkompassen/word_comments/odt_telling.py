"""The text of an OpenDocument file told in Word's terms: paragraphs, tables, changes, comments, notes and shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from kommunkompassen.publish.ooxml import element
from kommunkompassen.word_comments.archive import too_many
from kommunkompassen.word_comments.odt_changes import (
    DRAW,
    OFFICE,
    PARAGRAPHS,
    TABLE,
    TEXT,
    XLINK,
    Change,
)
from kommunkompassen.word_comments.odt_comments import Comments
from kommunkompassen.word_comments.walk import MOST_INSIDE

_COPY = re.compile(r" Copy \d+$")
"""How LibreOffice names the bookmark of a paragraph that was taken away."""
_MOST_SPACES = 100
_DECLARED = ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "table-of-content-source")
_UNREAD = {f"{TEXT}{name}" for name in (*_DECLARED, "number", "note-citation")} | {f"{OFFICE}forms"}
_SHAPES = {f"{DRAW}{name}" for name in ("frame", "custom-shape", "rect", "line", "g", "ellipse", "control")}
_CELLS = {f"{TABLE}table": "tbl", f"{TABLE}table-row": "tr", f"{TABLE}table-cell": "tc"}


@dataclass(slots=True)
class Telling:
    """Goes through an OpenDocument text and says it in Word's terms."""

    styles: dict[str, str]
    changes: dict[str, Change]
    ends: set[str]
    """The names of the comments that say where what they are on ends."""
    notes: dict[str, etree._Element] = field(default_factory=lambda: {kind: element(kind) for kind in ("footnotes", "endnotes")})
    _open: dict[str, Change] = field(default_factory=dict)
    """The changes that the text stands in, by their ids."""
    _comments: Comments = field(default_factory=Comments)
    _paragraph: etree._Element = field(default_factory=lambda: _paragraph(""))
    _spans: list[str] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)
    """Deletions that have been told; each is told once, or a small file could say the same a million times."""

    @property
    def parts(self) -> dict[str, etree._Element]:
        """What is told aside: the comments and the notes, as the parts of a Word file would."""
        return {**self.notes, **self._comments.parts}

    def blocks(self, parent: etree._Element, into: etree._Element) -> None:
        """Paragraphs and tables; what they are parted into (lists, sections) makes no difference to Word."""
        for node in parent:
            tag = str(node.tag)
            if tag in PARAGRAPHS:
                self._block(node, into)
            elif tag in _CELLS:
                into.append(element(_CELLS[tag]))
                self.blocks(node, into[-1])
            elif tag in (f"{TEXT}change-start", f"{TEXT}change-end"):
                self._change(node)
            elif tag in (f"{TEXT}change", f"{OFFICE}annotation", *_SHAPES):
                # What stands between paragraphs has one of its own in Word.
                outer, self._paragraph = self._paragraph, _paragraph("")
                into.append(self._paragraph)
                self._inside(node)
                self._paragraph = outer
            elif tag not in _UNREAD:
                self.blocks(node, into)

    def _block(self, node: etree._Element, into: etree._Element) -> None:
        outer, self._paragraph = self._paragraph, _paragraph(self._style(node))
        into.append(self._paragraph)
        self._inline(node)
        self._end()
        self._paragraph = outer

    def _end(self) -> None:
        """The paragraph's mark was inserted or taken away with the text around it."""
        marks = [element(change.kind, _by(change)) for change in self._open.values() if change.kind != "rPrChange"]
        if marks:
            self._paragraph[0].append(element("rPr", None, *marks))

    def _style(self, node: etree._Element) -> str:
        name = node.get(f"{TEXT}style-name", "")
        return self.styles.get(name, name.replace("_20_", ""))

    def _inline(self, node: etree._Element) -> None:
        self._write(node.text)
        for child in node:
            if isinstance(child.tag, str) and child.tag not in _UNREAD:
                self._inside(child)
            self._write(child.tail)

    def _inside(self, node: etree._Element) -> None:
        tag = str(node.tag)
        if tag == f"{TEXT}span":
            self._spans.append(self._style(node))
            self._inline(node)
            self._spans.pop()
        elif tag == f"{TEXT}s":
            count = node.get(f"{TEXT}c", "1")
            self._write(" " * min(int(count) if count.isdecimal() and len(count) < 9 else 1, _MOST_SPACES))
        elif tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            self._write("\t" if tag.endswith("tab") else " ")
        elif tag == f"{TEXT}bookmark-ref" and node.get(f"{TEXT}reference-format") == "page":
            return
        elif tag in (f"{TEXT}bookmark", f"{TEXT}bookmark-start"):
            name = _COPY.sub("", node.get(f"{TEXT}name", ""))
            self._paragraph.append(element("bookmarkStart", {"id": 0, "name": name}))
        elif tag == f"{TEXT}a" and node.get(f"{XLINK}href", "").startswith("#"):
            self._paragraph.append(element("hyperlink", {"anchor": node.get(f"{XLINK}href", "")[1:]}))
            self._inline(node)
        elif tag in (f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"):
            self._change(node)
        elif tag == f"{OFFICE}annotation":
            self._comment(node)
        elif tag == f"{OFFICE}annotation-end":
            self._comment_end(self._comments.number(node.get(f"{OFFICE}name", "")))
        elif tag == f"{TEXT}note":
            self._note(node)
        elif tag in _SHAPES:
            self._shape(node)
        else:
            self._inline(node)

    def _write(self, text: str | None) -> None:
        if text:
            made = element("t")
            made.text = text
            self._run(made)

    def _run(self, inner: etree._Element) -> None:
        """A piece of text, or a picture, in the changes that it stands in."""
        looks = [element("rPrChange", _by(one)) for one in self._open.values() if one.kind == "rPrChange"]
        named = next((one for one in reversed(self._spans) if one), "")
        style = [element("rStyle", {"val": named})] if named else []
        made = element("r", None, element("rPr", None, *style, *looks), inner)
        for one in self._open.values():
            if one.kind != "rPrChange":
                made = element(one.kind, _by(one), made)
        self._paragraph.append(made)

    def _change(self, node: etree._Element) -> None:
        id_ = node.get(f"{TEXT}change-id", "")
        change = self.changes.get(id_)
        if node.tag == f"{TEXT}change-end":
            self._open.pop(id_, None)
        elif change and node.tag == f"{TEXT}change-start":
            self._open[id_] = change
            if len(self._open) > MOST_INSIDE:
                raise too_many("word-many-inside", MOST_INSIDE)
        elif change and change.kind == "del" and id_ not in self._told:
            self._told.add(id_)
            self._open[id_] = change
            self._gone(change)
            self._open.pop(id_, None)

    def _gone(self, change: Change) -> None:
        """What was taken away; behind its last paragraph the text goes on that stands there today."""
        for number, node in enumerate(change.gone):
            if number:
                self._end()
                following = _paragraph(self._style(node))
                self._paragraph.addnext(following)
                self._paragraph = following
            self._inline(node)

    def _comment(self, node: etree._Element) -> None:
        name = node.get(f"{OFFICE}name", "")
        number = self._comments.add(node, name)
        self._paragraph.append(element("commentRangeStart", {"id": number}))
        if name not in self.ends:
            self._comment_end(number)

    def _comment_end(self, number: str) -> None:
        self._paragraph.append(element("commentRangeEnd", {"id": number}))
        self._paragraph.append(element("r", None, element("commentReference", {"id": number})))

    def _note(self, node: etree._Element) -> None:
        kind = "endnote" if node.get(f"{TEXT}note-class") == "endnote" else "footnote"
        into = self.notes[f"{kind}s"]
        made = element(kind, {"id": len(into) + 1})
        into.append(made)
        self._run(element(f"{kind}Reference", {"id": len(into)}))
        self._aside(node, made)

    def _shape(self, node: etree._Element) -> None:
        made = element("drawing")
        self._run(made)
        self._aside(node, made)

    def _aside(self, node: etree._Element, into: etree._Element) -> None:
        """Blocks that stand beside the paragraph that holds them."""
        outer, spans = self._paragraph, self._spans
        self._spans = []
        self.blocks(node, into)
        self._paragraph, self._spans = outer, spans


def _paragraph(style: str) -> etree._Element:
    named = [element("pStyle", {"val": style})] if style else []
    return element("p", None, element("pPr", None, *named))


def _by(change: Change) -> dict[str, str | int]:
    return {"id": 0, "author": change.author, "date": change.date}
