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
from kommunkompassen.check.marks import is_row, mark_of
from kommunkompassen.check.printed_comment import is_remark
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_

RULE = "unsupported-markdown"
COMMENT = re.compile(r"<!--(?:(?!<!--|-->)[^\n]|\n(?!\n))*+(?:-->)?")
"""A comment in HTML, in one paragraph."""
_KINDS = {
    "heading": r"^ {0,3}#{1,6} \S.*$",
    "image": r"!\[(?:(?!!\[)[^\]\n])*\]\((?!data:)(?:(?!!\[)[^)\n])*\)",
    "table": r"^[ \t]*\|(?:[^|\n]*\|)+[ \t]*(?:\n[ \t]*\|(?:[^|\n]*\|)+[ \t]*)*$",
    "html": (
        r"<([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>\n]*)?>[^<>\n]*</\1>|(?!<img\s[^<>\n]*\bdata:)</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]*)?/?>"
    ),
    "comment": COMMENT.pattern,
    "code": r"^[ \t]*(```|~~~).*(?:\n(?:(?![ \t]*\1).*\n)*[ \t]*\1.*)?$",
    "container": r"^[ \t]*:{3,}[ \t]*[\w{][^\n]*(?:\n(?![ \t]*:{3,}[ \t]*$)[^\n]*)*(?:\n[ \t]*:{3,}[ \t]*$)?|^[ \t]*:{3,}[ \t]*$",
    "quote": r"^ {0,3}> (?!\d).*(?:\n {0,3}> .*)*$",
    "empty-address": r"(?<!!)\[[^\[\]\n]+\]\([ \t]*\)",
    "no-words": r"(?<!!)\[[ \t]*\]\([^()\s]+\)",
    "address": r"(?i)(?<!!)\[[^\[\]\n]*(\]\((?!https?://|mailto:|\))[^)\[\s]*\))",
}
"""A piece over several lines is one piece. Where one could begin, no other that could end with it is looked for further on: a
text of nothing but beginnings would be read anew at each. Patterns are compiled where a text has what each needs.
"""
_NEEDED = {
    "heading": "#",
    "image": "![",
    "table": "|",
    "html": "<",
    "comment": "<!--",
    "container": ":::",
    "quote": ">",
    **dict.fromkeys(("empty-address", "no-words", "address"), "]("),
}
"""A text without these signs has nothing of the kind; they are sought first, since few texts have them."""
_BREAK = re.compile(r"(?<![ \t])[ \t]*<br\s*/?>[ \t]*", re.IGNORECASE)
_TAGS_OF_LETTERS = re.compile(
    r"</?(?P<name>b|strong|i|em|u|s|p|span|div|font|small|sup|sub|center)(?:\s[^<>\n]*)?>", re.IGNORECASE
)
_ANCHOR = (
    r"(?i:<a\s[^<>\n]*?\bhref\s*=\s*[\"'](?P<address>(?:https?://|mailto:)[^\"'<>()\s]+)[\"'][^<>\n]*>"
    r"(?P<words>[^<>\n\[\]]+)</a>)"
)
_STARS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_NUMBERED = re.compile(r"^ *\d{1,9}[.)] .*\n *\d{1,9}[.)] ", re.M)
_MAY_BE_NUMBERED = re.compile(r"\n *\d{1,9}[.)] ")
"""Few files have any in their texts."""
_GAPS = (
    ("|", re.compile(r"(?<! ) +\| +"), 2),
    (";", re.compile(r"(?<! ) *; +"), 3),
    (" ", re.compile(r"(?<! ) {2,}"), 3),
    ("  ", re.compile(r"(?<! ) {3,}"), 2),
)
"""Signs between cells, and how many cells a row has at least."""
_PARTED = [re.compile(parts) for parts in (r" \| ", r"; [^;\n]{1,60}; ", r"  (?<=[\w%)]  ) *(?=\w)")]
"""Few files have any; one by one, since what begins with letters is found at once."""
_LONGEST_CELL = 60
_SIGNS = (*"#!|<>`~]", ":::")
"""One of these is in all of them, and few texts have any."""


def check(context: Context) -> Iterator[Finding]:
    """A warning on each piece of markup that the format does not have."""
    lines = context.texts(Kind.MARKDOWN)
    for way, text in lines if "\t" in lines.whole or _MAY_BE_NUMBERED.search(lines.whole) else ():
        if _NUMBERED.search(text):
            yield from _lists_from_elsewhere(context, way, text)
        if "\t" in text:
            yield from _tabbed_tables(context, way, text)
    for way, text in lines if any(parts.search(lines.whole) for parts in _PARTED) else ():
        yield from _other_tables(context, way, text)
    for way, text in context.texts().having(*_SIGNS):
        line_end = 0
        for kind, pattern in _KINDS.items():
            if _NEEDED.get(kind, "") not in text:
                continue
            for match in re.finditer(pattern, text, re.M):
                piece = 1 if kind == "address" else 0
                start = match.start(piece) + len(match[piece]) - len(match[piece].lstrip())
                if (
                    kind == "heading"
                    and match[0].lstrip().startswith("# ")
                    and is_remark(match[0].lstrip()[2:].lstrip(), alone=True)
                ):
                    continue
                if kind == "heading" and (begin := context.lists_in_texts.get(way)) and begin.start == start:
                    continue
                if kind == "html" and start >= line_end:
                    line_end = end if (end := text.find("\n", match.end())) >= 0 else len(text)
                    yield _tags(context, way, text, (start, match.end()), line_end)
                else:
                    yield context.in_text(RULE, Severity.WARNING, way, start, match.end(piece), kind)


def _tags(context: Context, way: Path_, text: str, place: tuple[int, int], end: int) -> Finding:
    """A finding on the first tags of a line, with the line in stars where all its tags are of letters and breaks."""
    start = text.rfind("\n", 0, place[0]) + 1
    new = _TAGS_OF_LETTERS.sub(
        lambda tag: _STARS.get(tag["name"].lower(), ""),
        _BREAK.sub(" ", re.sub(_ANCHOR, r"[\g<words>](\g<address>)", text[start:end])),
    )
    mended = None if re.search(_KINDS["html"], new) else rewritten(context.source, way, text, start, end, new)
    return Finding(RULE, Severity.WARNING, context.source.path, context.source.span_in_text(way, *place), {}, "html", mended)


def _tabbed_tables(context: Context, way: Path_, text: str) -> Iterator[Finding]:
    """Lines that follow each other and have tabs between their words, as rows out of Excel and Word have."""
    start, rows, first = 0, 0, 0
    for line in (*text.split("\n"), ""):
        if is_row(line):
            first = first if rows else start
            rows += 1
        else:
            if rows > 1:
                yield context.in_text(RULE, Severity.WARNING, way, first, start - 1, "tabs")
            rows = 0
        start += len(line) + 1


def _other_tables(context: Context, way: Path_, text: str) -> Iterator[Finding]:
    """Lines that follow each other and have as many cells each, with strokes, semicolons or wide gaps between."""
    start, rows, first, before = 0, 0, 0, ("", 0)
    for line in (*text.split("\n"), ""):
        shape = _shape(line)
        if shape[1] and shape == before:
            rows += 1
        else:
            if rows:
                yield context.in_text(RULE, Severity.WARNING, way, first, start - 1, "columns")
            rows, first = 0, start
        before = shape
        start += len(line) + 1


def _shape(line: str) -> tuple[str, int]:
    """What parts a line into cells, and into how many; nothing where it is no row of a table."""
    words = line.strip()
    if mark_of(line) or words.startswith("|") or words.endswith((".", "!", "?", ":")):
        return "", 0
    for sign, pattern, fewest in _GAPS:
        cells = pattern.split(words)
        if len(cells) >= fewest and all(
            0 < len(cell) <= _LONGEST_CELL and not cell.endswith((".", "!", "?", ":")) for cell in cells
        ):
            return sign, len(cells)
    return "", 0


def _lists_from_elsewhere(context: Context, way: Path_, text: str) -> Iterator[Finding]:
    """Numbered lines that are one paragraph and no list, since the first is not 1."""
    from kommunkompassen.points.markdown import blocks  # noqa: PLC0415  few texts have numbered lines

    for start, words in blocks(text):
        if _NUMBERED.match(words):
            first = text.index(words.partition("\n")[0], start)
            number = words.partition(" ")[0]
            yield context.in_text(RULE, Severity.WARNING, way, first, first + len(number), "numbers")
