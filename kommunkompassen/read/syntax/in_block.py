"""A line that belongs to the text below a |, however far in it stands."""

from __future__ import annotations

from dataclasses import replace

from kommunkompassen.read.syntax import between, comment_in_text, joined, orphans, placing, swallowed
from kommunkompassen.read.syntax.below import behind, following
from kommunkompassen.read.syntax.frames import STEP, Block
from kommunkompassen.read.syntax.line import Line
from kommunkompassen.read.syntax.reading import Reading


def goes_on(reading: Reading, line: Line, block: Block) -> bool:
    """Whether the line belongs to the text; False where it is the next key or item."""
    inside = line.spaces > block.margin or line.spaces > block.column
    if inside and not (line.spaces <= max(block.margin, block.column) and reading.fitting.best(line, below=block)):
        if line.number < block.held:
            return True
        if joined.in_text(reading, line):
            return False
        if swallowed.take_out(reading, line, block):
            return line.number < block.held
        if block.typed is None:
            block.typed = line.spaces
            block.content = line.spaces if line.spaces > block.column else block.column + STEP
        column = block.content if line.spaces < block.typed else line.spaces - block.typed + block.content
        if column != line.spaces:
            reading.note(placing.text(line, column))
        return True
    if reading.fitting.best(line, below=block) or reading.fitting.is_key_elsewhere(line) or orphans.holder(reading, line):
        return False
    if heading := between.heading(reading.lines, line, block, reading.stack):
        reading.note(heading)
        return True
    if block.typed is None:
        below = next((next_line for next_line in behind(reading.lines, line.number) if next_line.spaces > block.margin), None)
        block.typed = block.content = below.spaces if below and below.spaces > block.column else block.column + STEP
    below = following(reading.lines, line)
    # A key with others below it, whose own place can't be told, would take them all into the text.
    bare = line.head and line.head.right and not line.head.value
    takes_keys = bare and below and below.spaces > line.spaces and below.head and below.head.right
    reading.note(replace(placing.text(line, block.content), proposed=not takes_keys))
    return True


def comment(reading: Reading, line: Line, block: Block) -> None:
    """Tell of comments that stand further to the left than the text they are in, which YAML takes for its end."""
    below = next((one for one in behind(reading.lines, line.number) if not one.text.lstrip().startswith("#")), None)
    if not below or below.spaces <= block.margin or (reading.found and line.number in reading.found[-1].corrected):
        return
    if not reading.fitting.best(below, below=block):
        reading.note(comment_in_text.in_block(reading.lines, line.number, below.number, block.number))
