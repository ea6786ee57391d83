"""An item begins with its words: the report puts the mark before it, and a second one would be printed behind that.

Passes:
    facts:
      - label: Plan
        value: "1. En plan"
Fails:
    areas:
      1:
        strengths:
          - • En plan
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Correction, Finding, Severity, correction
from kommunkompassen.base.leading import sentence
from kommunkompassen.check.context import Context
from kommunkompassen.check.marks import Mark, mark_of
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.quoting import one_line
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_, Scalar

RULE = "item-mark"
_ALONE = re.compile(r"[!-/:-@\[-`|–—…•·“”«»\s]+|\d{1,3}[.)]|[a-zåäö][.)]")
_BOX = re.compile(r"\[[ xX]?\]\s+(?=\S)")
_FEWEST_DASHES = 2
_WORDY = re.compile(r"[^\W\d_]{2}")
"""Few items begin otherwise."""


def check(context: Context) -> Iterator[Finding]:
    """A warning on each item that begins with a mark, and on each that is nothing else."""
    for way, text in context.texts(Kind.ITEM):
        if _WORDY.match(text):
            yield from _inner(context, way, text)
            continue
        start = len(text) - len(text.lstrip())
        marks = [mark_of(line) for line in text.split("\n")] if "\n" in text else []
        if marks and marks[0] and sum(mark is not None for mark in marks) > 1:
            span = context.source.span_in_text(way, start, marks[0].end)
            values = {"sign": sign if (sign := marks[0].sign).isprintable() else "•"}
            yield Finding(
                RULE, Severity.WARNING, context.source.path, span, values, "several", _parted(context, way, text, marks)
            )
            continue
        if _ALONE.fullmatch(text.strip()):
            yield context.in_text(RULE, Severity.WARNING, way, start, len(text.rstrip()), "alone", text=text.strip())
        elif end := _end(text):
            span = context.source.span_in_text(way, start, end)
            values = {"sign": sign if (sign := text[start:end].strip()).isprintable() else "•"}
            mended = rewritten(context.source, way, text, 0, end, "")
            yield Finding(RULE, Severity.WARNING, context.source.path, span, values, "", mended)


def _inner(context: Context, way: Path_, text: str) -> Iterator[Finding]:
    """A warning on a list within an item, which would be printed in one paragraph; with the sentence that it makes."""
    lines = text.rstrip().split("\n")
    marks = [mark_of(line) for line in lines] if "\n" in text else []
    first = next((number for number, mark in enumerate(marks) if mark and not mark.is_numbered), 0)
    mark = marks[first] if first else None
    # A dash alone may go on with the sentence.
    if not mark or (mark.kind == "dash" and sum(one is not None for one in marks) < _FEWEST_DASHES):
        return
    start = sum(len(line) + 1 for line in lines[:first]) + mark.indent
    span = context.source.span_in_text(way, start, start + len(mark.sign))
    parts = [line[mark.end :] for line, mark in zip(lines[first:], marks[first:], strict=True) if mark]
    told = sentence(" ".join(lines[:first]), parts) if len(parts) == len(lines) - first else ""
    mended = rewritten(context.source, way, text, 0, len(text.rstrip()), told) if told else None
    values = {"sign": mark.sign if mark.sign.isprintable() else "•"}
    yield Finding(RULE, Severity.WARNING, context.source.path, span, values, "inner", mended)


def _end(text: str) -> int:
    """Where the words begin behind a mark; 0 where there is none."""
    if box := _BOX.match(text):
        return box.end()
    mark = mark_of(text)
    # A lone star emphasises nothing; leftover-mark tells of it.
    if mark is None or mark.kind == "star":
        return 0
    # An ordinal is followed by a small letter (1. kvartalet), a year has more digits.
    numbered = mark.sign.rstrip(".)").isdecimal()
    ordinal = numbered and (len(mark.sign) > 3 or (mark.sign.endswith(".") and text[mark.end].islower()))
    return 0 if ordinal else mark.end


def _parted(context: Context, way: Path_, text: str, marks: list[Mark | None]) -> Correction | None:
    """Each as an item of its own, where the item is nothing but its text."""
    source, node = context.source, context.source.node(way)
    assert isinstance(node, Scalar), "it is a text"
    lead = source.lines[node.span.line - 1][: node.span.column - 1]
    if node.style != "|" or lead.strip() != "-":
        return None
    items: list[str] = []
    for line, mark in zip(text.split("\n"), marks, strict=True):
        if mark:
            items.append(line[mark.end :].strip())
        elif line.strip():
            items[-1] += f" {line.strip()}"
    last = source.span_in_text(way, len(text.rstrip()), len(text.rstrip())).line
    return correction(source.lines, node.span.line, last, (f"{lead}{one_line(item)}" for item in items))
