"""Prose has paragraphs, lists, emphasis and links; other Markdown and HTML would be printed as it is typed.

Passes:
    texts:
      closing: Det här är *viktigt*.
Fails:
    texts:
      closing: "<b>Det här</b> är viktigt."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.marks import mark_of
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.source import Path_

RULE = "unsupported-markdown"
_KINDS = {
    "heading": re.compile(r"^ {0,3}#{1,6} \S.*$", re.M),
    "image": re.compile(r"!\[(?:(?!!\[)[^\]\n])*\]\((?!data:)(?:(?!!\[)[^)\n])*\)"),
    "table": re.compile(r"^[ \t]*\|(?:[^|\n]*\|)+[ \t]*(?:\n[ \t]*\|(?:[^|\n]*\|)+[ \t]*)*$", re.M),
    "html": re.compile(
        r"<([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>\n]*)?>[^<>\n]*</\1>|(?!<img\s[^<>\n]*\bdata:)</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]*)?/?>|<!--"
    ),
    "code": re.compile(r"^[ \t]*(```|~~~).*(?:\n(?:(?![ \t]*\1).*\n)*[ \t]*\1.*)?$", re.M),
    "quote": re.compile(r"^ {0,3}> (?!\d).*(?:\n {0,3}> .*)*$", re.M),
    "address": re.compile(r"(?<!!)\[[^\[\]\n]*(\]\((?!https?://|mailto:)[^)\[\s]*\))", re.I),
}
"""A piece over several lines is one piece. Where one could begin, no other that could end with it is looked for further on: a
text of nothing but beginnings would be read anew at each."""
_NUMBERED = re.compile(r"^ *\d{1,9}[.)] .*\n *\d{1,9}[.)] ", re.M)
_SIGNS = re.compile(r"[#!|<>`~\]]")
"""One of these is in all of them, and few texts have any."""


def check(context: Context) -> Iterator[Finding]:
    """A warning on each piece of markup that the format does not have."""
    for way, text in context.texts(Kind.MARKDOWN):
        if _NUMBERED.search(text):
            yield from _lists_from_elsewhere(context, way, text)
        if "\t" in text:
            yield from _tabbed_tables(context, way, text)
    for way, text in context.texts():
        if not _SIGNS.search(text):
            continue
        for kind, pattern in _KINDS.items():
            for found in pattern.finditer(text):
                piece = 1 if kind == "address" else 0
                start = found.start(piece) + len(found[piece]) - len(found[piece].lstrip())
                yield context.in_text(RULE, Severity.WARNING, way, start, found.end(piece), kind)


def _tabbed_tables(context: Context, way: Path_, text: str) -> Iterator[Finding]:
    """Lines that follow each other and have tabs between their words, as rows out of Excel and Word have."""
    start, rows, first = 0, 0, 0
    for line in (*text.split("\n"), ""):
        cells = [] if mark_of(line) else [cell for cell in line.split("\t") if cell.strip()]
        if len(cells) > 1:
            first = first if rows else start
            rows += 1
        else:
            if rows > 1:
                yield context.in_text(RULE, Severity.WARNING, way, first, start - 1, "tabs")
            rows = 0
        start += len(line) + 1


def _lists_from_elsewhere(context: Context, way: Path_, text: str) -> Iterator[Finding]:
    """Numbered lines that are one paragraph and no list, since the first is not 1."""
    from kommunkompassen.points.markdown import blocks  # noqa: PLC0415  few texts have numbered lines

    for start, words in blocks(text):
        if _NUMBERED.match(words):
            first = text.index(words.partition("\n")[0], start)
            number = words.partition(" ")[0]
            yield context.in_text(RULE, Severity.WARNING, way, first, first + len(number), "numbers")
