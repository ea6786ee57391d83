"""What stands between the items of a list and is none of them: text above the first, a heading that lacks its key, a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.quoting import one_line
from kommunkompassen.read.syntax import astray
from kommunkompassen.read.syntax.below import FAR, following
from kommunkompassen.read.syntax.fault import Mistake, span_in_line
from kommunkompassen.read.syntax.frames import STEP, Block, Frame
from kommunkompassen.read.syntax.line import Line

_HEADING = re.compile(r"[A-ZÅÄÖ][^\n.,:;!?…\t|=<>@]{1,57}[^\W_]")
_END = re.compile(r"[.!?:…][”\"')]?$")


def first_item(lines: Sequence[Line], line: Line, type_: FieldType, margin: int) -> Line | None:
    """The first of the items with keys that stand below a line, with text above it; None where there is no such text."""
    if type_.kind is not Kind.LIST or type_.item.kind is not Kind.PART:
        return None
    has_text = False
    for below in lines[line.number + 1 : line.number + FAR]:
        if below.blank:
            continue
        if is_item(below, type_.item):
            return below if has_text else None
        if below.spaces <= margin or below.marker or (below.head and below.head.right and below.head.word in type_.item.keys):
            return None
        has_text = True
    return None


def is_item(line: Line, item: FieldType) -> bool:
    """Whether a line begins an item with one of its keys."""
    return line.kind == "dash" and line.head is not None and line.head.right and line.head.word in item.keys


def text_above(lines: Sequence[Line], line: Line, first: Line, item: FieldType) -> Mistake:
    """The text above the first item: an item of its own where one can be nothing but a text."""
    texts = [below for below in lines[line.number + 1 : first.number] if not below.blank]
    start, end = texts[0], texts[-1]
    span = span_in_line(start.number, len(start.lead), len(start.text.rstrip()))
    blank = dict.fromkeys(range(start.number, end.number + 1), "")
    key = next((name for name, inner in item.keys.items() if inner.kind is Kind.MARKDOWN), "")
    if not key or any(inner.info and inner.info.is_required() for inner in item.keys.values()):
        return Mistake(astray.RULE, span, "apart", corrected=blank, proposed=False)
    margin = " " * first.spaces
    inner_margin = margin + " " * (STEP + STEP)
    written = [below.text.strip() for below in lines[start.number : end.number + 1]]
    alone = f"{margin}- {key}: {one_line(' '.join(filter(None, written)), typed=True)}"
    shown = (f"{margin}- {key}: |", *(inner_margin + text if text else "" for text in written))
    return Mistake(astray.RULE, span, "above", {"key": key}, {**blank, start.number: alone}, shown if len(written) > 1 else ())


def heading(lines: Sequence[Line], line: Line, block: Block, stack: Sequence[Frame]) -> Mistake | None:
    """A heading that lacks its key, in the first column between the text of one section and what is below."""
    frame, around = stack[-1], stack[-2] if len(stack) > 1 else stack[-1]
    if around.type.kind is not Kind.LIST or line.spaces or block.typed is None or not _HEADING.fullmatch(line.text.strip()):
        return None
    name = next((key for key, inner in frame.type.keys.items() if inner.kind is Kind.LINE), "")
    key = next((key for key, inner in frame.type.keys.items() if inner.kind is Kind.MARKDOWN), "")
    above, below = lines[line.number - 1], following(lines, line)
    if not (name and key and below) or not (above.blank or _END.search(above.text.rstrip())):
        return None
    if not is_item(below, frame.type) and (below.spaces < block.content or below.marker):
        return None
    margin = " " * (around.column or 0)
    shown = (f"{margin}- {name}: {one_line(line.text.strip(), typed=True)}", f"{' ' * (frame.column or 0)}{key}: |")
    span = span_in_line(line.number, 0, len(line.text.rstrip()))
    return Mistake(astray.RULE, span, "heading", {"key": name, "text": key}, {line.number: ""}, shown)


def apart(line: Line) -> Mistake:
    """A line that belongs to nothing, as far as one can see."""
    span = span_in_line(line.number, len(line.lead), len(line.text.rstrip()))
    return Mistake(astray.RULE, span, "apart", corrected={line.number: ""}, proposed=False)
