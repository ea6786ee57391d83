"""A list in a text is written as one: each item begins with - or 1. and a space, and a blank line ends it.

What word processors put before an item is no mark of a list here, and its lines would run together into one paragraph. A line
right below a list would become part of its last item.

Passes:
    texts:
      closing: |
        Det här gör kommunen:

        - en plan
        - en policy

        Dessutom finns en enkät.
Fails:
    texts:
      closing: |
        Det här gör kommunen:
        • en plan
        • en policy
        Dessutom finns en enkät.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kommunkompassen.base.finding import Correction, Finding, Severity
from kommunkompassen.check import labelled_lines
from kommunkompassen.check.context import Context
from kommunkompassen.check.inline_list import parted
from kommunkompassen.check.marks import Mark, without_tables
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_

RULE = "pasted-list"
_NEW_PARAGRAPH = re.compile(r"[”\"“'*_(]*[^\W\d_a-zåäöéü]")
_LETTERS = labelled_lines.LETTERS
_SECOND_STEP, _THIRD_STEP = "o◦○‣", "▪■□\uf0a7"
"""What Word marks the items of a second and a third step with, though they begin in the same column once they are pasted."""
_TICKED, _EMPTY = frozenset("☑☒✓✔"), frozenset("☐□")
_HEADING = re.compile(r"[A-ZÅÄÖ][^\n.,:;!?…\t]{2,46}[^\W_]")
_GOES_ON = re.compile(r"(?:[,:–-]|\b(?:och|eller|samt|att|som|i|på|av|för|med|till|från|om|en|ett|den|det|de|är|har|vid|hos))$")
_OPEN = re.compile(r"[\w,\")”*]$")
"""What a line ends with whose sentence may go on below."""
_JOINED = re.compile(
    r"(?:både|och|eller|samt|inte|utan|men|som|dvs|alltså|såväl|antingen|varken|medan|vilket|för att|det vill säga|bland annat"
    r"|till exempel|t\.?\s?ex|framför allt|särskilt|inklusive)\b"
)
"""What a sentence goes on with behind a dash."""
_ORDINAL = re.compile(r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|plats|kvartal)")
"""What follows 1. where that is the first of something."""
_WIDE = 60
"""Letters of a line that may have been broken because it was full."""
_STEPS = ("dash", "second", "third")


def check(context: Context) -> Iterator[Finding]:
    """A warning on each list that would be run together, and on each text that would be taken into one."""
    yield from labelled_lines.check(context, RULE)
    for way, text in context.texts(Kind.MARKDOWN):
        lines = text.split("\n")
        marks = without_tables(lines)
        # What begins a list of the area's own is told as that.
        if any(marks) and way not in context.lists_in_texts:
            yield from _lists(context, way, text, lines, marks)
            yield from _restarts(context, way, lines, marks)


def _lists(context: Context, way: Path_, text: str, lines: list[str], marks: list[Mark | None]) -> Iterator[Finding]:
    number, start = 0, 0
    while number < len(lines):
        end = number + 1
        if items := [mark for mark in marks[number:end] if mark]:
            end = _end(lines, marks, number)
            items = [mark for mark in marks[number:end] if mark]
        behind = start + sum(len(line) + 1 for line in lines[number:end])
        below = end < len(lines) and bool(lines[end].strip())
        if items and (mended_line := _in_sentence(items, lines, number)):
            at = start - len(lines[number - 1]) - 1
            mended = rewritten(context.source, way, text, at, start + len(lines[number]), mended_line)
            yield _finding(context, way, start + items[0].indent, items, "sentence", mended, sign=items[0].sign)
        elif items and _is_pasted(items, lines, number):
            above = [""] if number and lines[number - 1].strip() else []
            new = "\n".join([*above, *_written(lines[number:end], marks[number:end]), *([""] if below else [])])
            written = {*"".join(lines[number:end])}
            boxes = bool(written & _TICKED and written & _EMPTY)
            mended = None if boxes else rewritten(context.source, way, text, start, behind - 1, new)
            row = next(row for row in range(number, end) if (mark := marks[row]) and mark.kind != "proper")
            at = start + sum(len(line) + 1 for line in lines[number:row])
            yield _finding(context, way, at + len(lines[row]) - len(lines[row].lstrip()), items, "boxes" if boxes else "", mended)
        elif items and below and _is_list(items) and _NEW_PARAGRAPH.match(lines[end]):
            mended = rewritten(context.source, way, text, behind, behind, "\n")
            yield _finding(context, way, behind, items, "below", mended)
        number, start = end, behind


def _finding(
    context: Context, way: Path_, at: int, items: Sequence[Mark], detail: str, mended: Correction | None, sign: str = ""
) -> Finding:
    span = context.source.span_in_text(way, at, at + 1)
    sign = sign or next((mark.sign for mark in items if mark.kind != "proper"), "-")
    values = {"sign": sign if sign.isprintable() else "•"}
    return Finding(RULE, Severity.WARNING, context.source.path, span, values, detail, mended)


def _end(lines: Sequence[str], marks: Sequence[Mark | None], first: int) -> int:
    """Where a list that begins on the line ends: behind its last item and the lines that go on with that."""
    end = number = first + 1
    while number < len(lines):
        if marks[number]:
            end = number + 1
        elif not lines[number].strip():
            # Between two pasted items there may be a blank line; what is a list already goes on by itself.
            following = marks[number + 1] if number + 1 < len(lines) else None
            if not following or not _are_alike(marks[first], following, lines[number + 1]):
                break
        elif _begins_paragraph(lines, number) or _is_heading(lines, marks, number):
            break
        elif end == number and (lines[number].startswith("  ") or not _NEW_PARAGRAPH.match(lines[number])):
            end = number + 1
        number += 1
    return end


def _begins_paragraph(lines: Sequence[str], number: int) -> bool:
    """Whether a line between two items is no part of the first: it has a colon at its end, or comes after a whole sentence."""
    is_new = not lines[number].startswith("  ") and bool(_NEW_PARAGRAPH.match(lines[number]))
    return is_new and (lines[number].rstrip().endswith(":") or lines[number - 1].rstrip().endswith((".", "!", "?")))


def _is_heading(lines: Sequence[str], marks: Sequence[Mark | None], number: int) -> bool:
    """Whether a line between two items is the heading of those that follow: short, with a capital, behind an item that ends."""
    line, above = lines[number].rstrip(), lines[number - 1].rstrip()
    following = marks[number + 1] if number + 1 < len(lines) else None
    return (
        following is not None
        and marks[number - 1] is not None
        and following.kind == marks[number - 1].kind  # type: ignore[union-attr]
        and bool(_HEADING.fullmatch(line))
        and len(above) <= _WIDE
        and not _GOES_ON.search(above)
    )


def _in_sentence(items: Sequence[Mark], lines: Sequence[str], number: int) -> str:
    """The line above and this one as one, where a sentence goes on with what only looks like the mark of an item."""
    above, mark = lines[number - 1].rstrip() if number else "", items[0]
    if len(items) > 1 or mark.kind != "proper" or mark.indent or not above.strip() or not _OPEN.search(above):
        return ""
    words, sign = lines[number][mark.end :], mark.sign.rstrip(".)")
    goes_on = {
        "-": bool(_JOINED.match(words)),
        "+": words[:1].isdecimal(),
        "1": words[:1].islower() and bool(_ORDINAL.match(words) or _GOES_ON.search(above)),
    }
    return f"{above} {lines[number].strip()}" if goes_on.get(sign) else ""


def _restarts(context: Context, way: Path_, lines: Sequence[str], marks: Sequence[Mark | None]) -> Iterator[Finding]:
    """Lists that begin anew with 1 behind another, with which they are one in print, and those whose numbers would change."""
    last: dict[int, tuple[int, int]] = {}
    start, told = 0, False
    for line, mark in zip(lines, marks, strict=True):
        if mark and mark.kind == "proper" and mark.is_numbered:
            # By how far in it stands: how many items the list has, and the number that the last one has.
            last = {indent: level for indent, level in last.items() if indent <= mark.indent}
            count, before = last.get(mark.indent, (0, 0))
            typed = int(mark.sign[:-1])
            jumps = count and typed not in (1, before + 1) and typed != count + 1 and not told
            if jumps:
                told = True
                yield context.in_text(
                    RULE,
                    Severity.WARNING,
                    way,
                    start + mark.indent,
                    start + mark.end,
                    "jump",
                    given=mark.sign,
                    number=str(count + 1),
                )
            if typed == 1 and before > 1:
                place = (way, start + mark.indent, start + mark.end)
                yield context.in_text(RULE, Severity.WARNING, *place, "restart", number=str(count + 1))
            last[mark.indent] = (count + 1, typed)
        elif line.strip() and not line.startswith(" "):
            last, told = {}, False
        start += len(line) + 1


def _are_alike(mark: Mark | None, other: Mark, line: str) -> bool:
    """Whether a pasted item goes on with another below a blank line; a dash and a capital rather begin what someone says."""
    same = mark is not None and mark.kind != "proper" and other.kind == mark.kind
    return same and (other.kind != "dash" or line[other.end].islower())


def _is_list(items: Sequence[Mark]) -> bool:
    """Whether the marks are right, and so a list already; a number that is not 1 begins none."""
    return items[0].kind == "proper" and items[0].sign.rstrip(".)") in ("-", "*", "+", "1")


def _is_pasted(items: Sequence[Mark], lines: Sequence[str], first: int) -> bool:
    """Whether marks of another kind were meant as a list's: the sign is plain, or there are several, or a colon comes before."""
    other = [mark for mark in items if mark.kind != "proper"]
    if not other:
        return False
    if numbered := [mark for mark in other if mark.is_numbered]:
        return len(numbered) > 1 and all(_count(numbered, kind) for kind in {mark.kind for mark in numbered})
    if len(items) == 1 and items[0].kind == "star":
        # It may be a footnote's, or lack its other star; leftover-mark tells of it.
        return False
    before = next((line for line in (lines[number].rstrip() for number in range(first - 1, -1, -1)) if line), "")
    return any(mark.kind == "bullet" for mark in other) or len(items) > 1 or before.endswith(":")


def _count(numbered: Sequence[Mark], kind: str) -> bool:
    """Whether the marks of a kind begin with the first number or letter and each is the next, or begins anew."""
    numbers = [
        _LETTERS.index(mark.sign[0]) + 1 if kind == "letter" else int(mark.sign[:-1]) for mark in numbered if mark.kind == kind
    ]
    return all(number in (1, before + 1) for number, before in zip(numbers, [0, *numbers], strict=False))


def _group(mark: Mark) -> str:
    """What its item is one of: marks of the same group in the same column are items of the same list."""
    if mark.is_numbered:
        return "letter" if mark.kind == "letter" else "number"
    return "second" if mark.sign in _SECOND_STEP else "third" if mark.sign in _THIRD_STEP else "dash"


def _is_further_out(group: str, other: str) -> bool:
    """Whether marks of a group are of an earlier step than those of the other."""
    return group in _STEPS and other in _STEPS and _STEPS.index(group) < _STEPS.index(other)


def _written(lines: Sequence[str], marks: Sequence[Mark | None]) -> list[str]:
    """The lines as a list; a mark of another group than those before it is one step further in, as in Word."""
    levels: list[tuple[str, int]] = []
    counts: list[int] = []
    new: list[str] = []
    inside = ""
    for line, mark in zip(lines, marks, strict=True):
        if not line.strip():
            continue
        if mark is None:
            new.append(inside + line.strip())
            continue
        kind = (_group(mark), mark.indent)
        if kind not in levels:
            while levels and (
                mark.indent < levels[-1][1] or (mark.indent == levels[-1][1] and _is_further_out(kind[0], levels[-1][0]))
            ):
                levels.pop()
            levels.append(kind)
        del levels[levels.index(kind) + 1 :], counts[len(levels) :]
        counts += [0] * (len(levels) - len(counts))
        counts[len(levels) - 1] = 1 if mark.sign[:-1] in ("1", "a") else counts[len(levels) - 1] + 1
        margin = "".join("   " if level[0] in ("number", "letter") else "  " for level in levels[:-1])
        begin = f"{counts[-1]}. " if mark.is_numbered else "- "
        first, *more = parted(line)
        new += [margin + begin + first.rstrip(), *(f"{margin}{begin if begin == '- ' else '   - '}{item}" for item in more)]
        inside = margin + " " * len(begin)
    return new
