"""What stands between the items of a list and is none of them: text above the first, a heading that lacks its key, a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.quoting import one_line
from kommunkompassen.read.syntax import astray
from kommunkompassen.read.syntax.below import FAR, following
from kommunkompassen.read.syntax.fault import Mistake, known_keys, span_in_line
from kommunkompassen.read.syntax.frames import STEP, Block, Frame
from kommunkompassen.read.syntax.line import Line

_HEADING = re.compile(r"[A-ZÅÄÖ][^\n.,:;!?…\t|=<>@]{1,57}[^\W_]")
_FEWEST_OF_PROSE = 3
_FENCE = re.compile(r"(?:```|~~~)[a-zA-Z]*\s*")
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
    if (
        around.type.kind is not Kind.LIST
        or line.spaces > (around.column or 0)
        or block.typed is None
        or not _HEADING.fullmatch(line.text.strip())
    ):
        return None
    name = next((key for key, inner in frame.type.keys.items() if inner.kind is Kind.LINE), "")
    key = next((key for key, inner in frame.type.keys.items() if inner.kind is Kind.MARKDOWN), "")
    above, below = lines[line.number - 1], following(lines, line)
    if not (name and key and below) or not (above.blank or _END.search(above.text.rstrip())):
        return None
    margin = " " * (around.column or 0)
    span = span_in_line(line.number, len(line.lead), len(line.text.rstrip()))
    if below.head and below.head.right and below.head.word == key and not below.marker and below.spaces == frame.column:
        written = f"{margin}- {name}: {one_line(line.text.strip(), typed=True)}"
        return Mistake(astray.RULE, span, "heading-alone", {"key": name}, {line.number: written})
    if line.spaces or (not is_item(below, frame.type) and (below.spaces < block.content or below.marker)):
        return None
    shown = (f"{margin}- {name}: {one_line(line.text.strip(), typed=True)}", f"{' ' * (frame.column or 0)}{key}: |")
    return Mistake(astray.RULE, span, "heading", {"key": name, "text": key}, {line.number: ""}, shown)


def apart(lines: Sequence[Line], line: Line, *, is_of_scores: bool) -> Mistake:
    """A line that belongs to nothing, as far as one can see, with all that is further in than an item; no repair is proposed."""
    span = span_in_line(line.number, len(line.lead), len(line.text.rstrip()))
    detail = "question" if is_of_scores and not line.marker else "apart"
    whole = _item(lines, line) if line.marker else [line]
    return Mistake(astray.RULE, span, detail, corrected={other.number: "" for other in whole}, proposed=False)


def without_key(lines: Sequence[Line], line: Line, key: str, column: int) -> Mistake:
    """The first item of a list that lacks its key, which is to stand in the column; reading goes on with the next item."""
    item = _item(lines, line)
    written = f"{' ' * column}{key}:"
    span = span_in_line(line.number, line.start, len(line.text.rstrip()))
    corrected = {**{other.number: "" for other in item}, line.number: written}
    return Mistake("missing-key", span, "", {"key": key}, corrected, (written, *(other.text for other in item)))


def _item(lines: Sequence[Line], line: Line) -> list[Line]:
    """An item's first line and those that are further in than its dash."""
    inner = takewhile(
        lambda below: not below.text.strip() or below.spaces > line.spaces, lines[line.number + 1 : line.number + FAR]
    )
    item = [line, *inner]
    while not item[-1].text.strip():
        del item[-1]
    return item


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether the lines are those of a document: none has a key of the format, and most are words and no more."""
    if any(line.head and line.head.right and line.head.word in known_keys() for line in lines):
        return False
    words = [line for line in lines if not (line.head and line.head.sign) and line.rest[:1].isalpha()]
    return lines[0] in words and len(words) >= _FEWEST_OF_PROSE and 2 * len(words) > len(lines)


def around_the_file(lines: Sequence[Line], root: FieldType) -> Mistake | None:
    """What came along with a file: an answer's words before its first key, the fences around it; or all, where it is none."""
    first = next((line for line in lines if not line.blank and not line.text.startswith(("---", "%"))), None)
    keys = [line for line in lines if line.head and line.head.word in root.keys and line.head.sign and not line.spaces]
    if first is None:
        return None
    if not keys:
        if not _is_prose([line for line in lines if line.text.strip()]):
            return None
        span = span_in_line(first.number, 0, len(first.text.rstrip()))
        return Mistake("wrong-type", span, "file_expected", corrected={line.number: "" for line in lines}, proposed=False)
    fences = [line for line in lines if _FENCE.fullmatch(line.text)]
    if fences:
        # Words before the first and behind the last are of the same answer.
        around = [*lines[: fences[0].number], *fences, *(lines[fences[-1].number + 1 :] if len(fences) > 1 else ())]
        span = span_in_line(fences[0].number, 0, len(fences[0].text.rstrip()))
        if any(line in keys for line in around):
            around = fences
        return Mistake(astray.RULE, span, "fence", corrected={line.number: "" for line in around}, proposed=False)
    above = [line for line in lines[: keys[0].number] if not line.blank and not line.text.startswith(("---", "%"))]
    if not above or any(line.head and line.head.sign for line in above):
        return None
    span = span_in_line(above[0].number, 0, len(above[0].text.rstrip()))
    return Mistake(astray.RULE, span, "apart", corrected={line.number: "" for line in above}, proposed=False)


def is_astray(lines: Sequence[Line], line: Line, root: Frame) -> bool:
    """Whether dashes stand among the lines of one file; another file would begin with its own first keys again."""
    below = following(lines, line)
    again = below is not None and below.head is not None and not below.spaces and below.head.word in root.seen
    return bool(root.seen) and not again


def separator(line: Line) -> Mistake:
    """A line of dashes, which YAML takes for the beginning of another file."""
    span = span_in_line(line.number, 0, len(line.text.rstrip()))
    return Mistake("yaml-several-documents", span, corrected={line.number: ""})
