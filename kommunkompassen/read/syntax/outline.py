"""The lines of a file as a person sees them: keys and items that stand askew are put where the format has them.

YAML's parser stops at the first line that does not fit and tells what it expected there, which is seldom what is wrong. Here
the lines are read without it, from the top down: each is a key, an item or a piece of a text, and the format says where it
may stand; where it stands otherwise, it is a mistake with a name, and the line as it should be. Only files in which something
is wrong are read so.

Each line goes to the first that takes it: the text below a | (`in_block`), the part or list where it fits (`placed`, and what
stands behind its key, `values`), the key that is missing above it (`orphans`), and last what it can be that fits nowhere
(`unplaced`). What they know of the lines before is in `reading`.
"""

from __future__ import annotations

from collections.abc import Sequence

from kommunkompassen.read.fields import fields
from kommunkompassen.read.parts import Part
from kommunkompassen.read.syntax import between, foreign, in_block, orphans, placed, unplaced
from kommunkompassen.read.syntax.fault import Mistake
from kommunkompassen.read.syntax.fitting import Fitting
from kommunkompassen.read.syntax.frames import Frame
from kommunkompassen.read.syntax.line import Line, read_line
from kommunkompassen.read.syntax.reading import Reading


def mistakes(lines: Sequence[str], kind: type[Part]) -> list[Mistake]:
    """What stands askew in a file of the kind, in order; lines that are alike and follow each other are one mistake."""
    parted = [read_line(number, text) for number, text in enumerate(lines)]
    root = fields(kind)
    strange = between.around_the_file(parted, root)
    if strange:
        parted = [read_line(line.number, strange.corrected.get(line.number, line.text)) for line in parted]
    stack = [Frame(root, "", -1)]
    reading = Reading(parted, stack, Fitting(parted, stack), found=[strange] if strange else [])
    number = 0
    while number < len(parted):
        line = parted[number]
        comment = line.text.lstrip().startswith("#") and not (reading.block and line.spaces > reading.block.margin)
        number += 1
        if line.text.strip() and not comment and not line.text.startswith(("---", "...", "%")):
            following = _take(reading, line)
            number = number if following is None else following
            reading.last = line.number
        elif line.text.startswith("---") and between.is_astray(parted, line, stack[0]):
            reading.note(between.separator(line))
        elif comment and reading.block:
            in_block.comment(reading, line, reading.block)
    return reading.found


def _take(reading: Reading, line: Line) -> int | None:
    """Take in a line; the number of the next, where it is not the one below."""
    if reading.block and in_block.goes_on(reading, line, reading.block):
        return None
    line = reading.lines[line.number]
    number = foreign.back(reading, line) or foreign.outside(reading, line)
    if number:
        return number
    orphans.without_number(reading, line)
    orphans.without_list_of_texts(reading, line)
    line = reading.lines[line.number]
    if not line.text.strip():
        return None
    if orphans.is_of_no_list(reading, line) and (behind := orphans.without_list(reading, line)):
        return behind
    text = reading.text
    # A list below a key that should have a text is told of as what it is.
    below_empty = text and not text.value and line.kind == "dash" and line.spaces > text.margin
    if not below_empty and (fit := reading.fitting.best(line)):
        return placed.place(reading, line, fit)
    if not reading.apart and (behind := orphans.without_list(reading, line)):
        return behind
    if orphans.without_holder(reading, line):
        return line.number
    if not orphans.without_scores(reading, line):
        unplaced.take(reading, line)
    return None
